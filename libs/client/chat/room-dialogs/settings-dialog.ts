import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import {
  Component,
  DestroyRef,
  ElementRef,
  Injector,
  afterNextRender,
  computed,
  effect,
  inject,
  linkedSignal,
  signal,
} from '@angular/core';
import { toGraphqlFailure } from '@client/graphql';
import { Banner, Button, Icon, TextField, injectTexts } from '@client/ui';
import { DialogShell, Switch } from '@client/ui/dialog';
import { Avatar, DateFormats, IconButton, Skeleton, Tag, Toasts } from '@client/ui/overlay';
import { RoomMembersApi } from './room-members-api';
import { Presence } from '../presence/presence';
import { PresenceDot } from '../presence/presence-dot';
import { ChatApi } from '../state/chat-api';
import { ChatDesk } from '../state/chat-desk';
import type { Member } from '../state/chat-types';
import { NAME_LIMIT } from './new-chat-dialog';
import { RoomAbout } from './room-about';
import { RoomDialogs } from './room-dialogs';
import { RoomMarks } from './room-marks';

/** A removal waits this long for an undo before it is done. */
const UNDO_MS = 6_000;

/** The room's name, when and by whom it was made, and its members. Buttons follow the server's verdicts. */
@Component({
  selector: 'chat-settings-dialog',
  imports: [Avatar, Banner, Button, DialogShell, Icon, IconButton, PresenceDot, Skeleton, Switch, Tag, TextField],
  templateUrl: './settings-dialog.html',
  styleUrl: './settings-dialog.css',
})
export class SettingsDialog {
  private readonly api = inject(RoomMembersApi);
  private readonly dialogs = inject(RoomDialogs);
  private readonly dates = inject(DateFormats);
  private readonly toasts = inject(Toasts);
  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly marks = inject(RoomMarks);
  private readonly chat = inject(ChatApi);
  private readonly roomId = inject<string>(DIALOG_DATA);
  protected readonly ref = inject<DialogRef<'left'>>(DialogRef);
  protected readonly desk = inject(ChatDesk);
  protected readonly presence = inject(Presence);
  protected readonly t = injectTexts();
  protected readonly nameLimit = NAME_LIMIT;

  protected readonly room = new RoomAbout(this.roomId, {
    held: this.desk.held.find(this.roomId),
    load: () => this.chat.room(this.roomId),
    described: this.desk.described,
  });
  protected readonly details = this.room.details;
  /** A name typed here is kept when somebody else renames the room meanwhile. */
  protected readonly name = linkedSignal<string, string>({
    source: () => this.details()?.name ?? '',
    computation: (name, before) => (before && before.value !== before.source ? before.value : name),
  });
  protected readonly nameChanged = computed(() => this.name().trim() !== (this.details()?.name ?? ''));
  protected readonly nameError = computed(() =>
    this.nameChanged() && !this.name().trim() ? this.t('newChat.nameNeeded') : null,
  );
  /** Somebody else gave the room another name while one was being typed here. */
  protected readonly nameHint = computed(() => {
    const now = this.details()?.name ?? '';
    return this.nameChanged() && this.nameBefore() !== now ? this.t('settings.renamedMeanwhile', { name: now }) : null;
  });
  /** The name from which the unsaved edit began. */
  private readonly nameBefore = linkedSignal<{ changed: boolean; name: string }, string>({
    source: () => ({ changed: this.nameChanged(), name: this.details()?.name ?? '' }),
    computation: ({ changed, name }, before) => (changed && before?.source.changed ? before.value : name),
  });
  protected readonly muted = computed(() => this.desk.rooms.find(this.roomId)?.muted ?? this.details()?.muted ?? false);
  protected readonly members = this.room.members;
  protected readonly remaining = computed(() => this.members().length - this.removing().size);
  protected readonly createdLine = computed(() => {
    const room = this.details();
    if (!room) return '';
    const date = this.dates.date(room.createdAt);
    return room.createdBy
      ? this.t('settings.createdBy', { date, name: room.createdBy.name })
      : this.t('settings.createdByPatient', { date });
  });
  protected readonly busy = signal(false);
  protected readonly error = signal<string | null>(null);
  protected readonly leaving = signal(false);
  private readonly removing = signal<ReadonlyMap<string, ReturnType<typeof setTimeout>>>(new Map());

  constructor() {
    const place = `settings/${this.roomId}`;
    effect(() => {
      const others = this.members().filter(({ employee }) => employee.id !== this.desk.myId);
      this.presence.show(
        place,
        others.map(({ employee }) => employee.id),
      );
    });
    inject(DestroyRef).onDestroy(() => {
      this.presence.show(place, []);
      this.room.close();
    });
  }

  protected async saveName(): Promise<void> {
    const name = this.name().trim();
    if (!name || !this.nameChanged()) return;
    await this.attempt(async () => {
      this.desk.describe(await this.api.rename(this.roomId, name));
      this.name.set(name);
      this.toasts.show(this.t('settings.nameSaved'));
    });
  }

  protected canRemove({ employee }: Member): boolean {
    return employee.id !== this.desk.myId && (this.details()?.permissions.removeMembers ?? false);
  }

  protected isRemoving({ employee }: Member): boolean {
    return this.removing().has(employee.id);
  }

  /** Done after the time for an undo, which stands in the row itself. The dialog may be closed meanwhile. */
  protected remove({ employee }: Member): void {
    const timer = setTimeout(() => void this.removeNow(employee.id), UNDO_MS);
    this.removing.update((held) => new Map(held).set(employee.id, timer));
    this.focusInRow(employee.id);
  }

  protected keep({ employee }: Member): void {
    clearTimeout(this.removing().get(employee.id));
    this.settle(employee.id);
    this.focusInRow(employee.id);
  }

  protected assign(employeeId: string): void {
    void this.attempt(async () => this.desk.describe(await this.api.assign(this.roomId, employeeId || null)));
  }

  protected mute(muted: boolean): void {
    void this.attempt(() => this.marks.setMuted(this.roomId, muted));
  }

  protected addEmployee(): void {
    void this.dialogs.addMembers(this.room, null);
  }

  protected addAdministrator(): void {
    void this.dialogs.addMembers(this.room, 'ADMINISTRATOR');
  }

  protected async leave(): Promise<void> {
    await this.attempt(async () => {
      await this.api.leave(this.roomId);
      this.ref.close('left');
      this.desk.forget(this.roomId);
    });
  }

  protected roleOf({ employee }: Member): string {
    return employee.role === 'ADMINISTRATOR' ? this.t('role.administrator') : this.t('role.employee');
  }

  protected noteOf(member: Member): string {
    const online = this.presence.isOnline(member.employee.id) ? [this.t('presence.online')] : [];
    return [member.employee.position || this.roleOf(member), ...online].join(' · ');
  }

  private async removeNow(memberId: string): Promise<void> {
    await this.attempt(async () => this.desk.describe(await this.api.removeMember(this.roomId, memberId)));
    this.settle(memberId);
    if (this.host.contains(document.activeElement)) return;
    this.host.querySelector<HTMLElement>('h3')?.focus();
  }

  private settle(memberId: string): void {
    this.removing.update((held) => new Map([...held].filter(([id]) => id !== memberId)));
  }

  /** The button that had the focus has given way to another in the same row. */
  private focusInRow(memberId: string): void {
    afterNextRender(
      () => this.host.querySelector<HTMLElement>(`[data-member="${CSS.escape(memberId)}"] button`)?.focus(),
      { injector: this.injector },
    );
  }

  private async attempt(act: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.error.set(null);
    try {
      await act();
    } catch (error) {
      const { code, fields, message } = toGraphqlFailure(error);
      const reason = code === 'NETWORK' ? this.t('ui.noAnswer') : (fields[0]?.message ?? message);
      this.error.set(reason);
    } finally {
      this.busy.set(false);
    }
  }
}
