import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { toGraphqlFailure } from '@client/graphql';
import { Banner, Button, Icon, TextField, injectTexts } from '@client/ui';
import { Avatar, DateFormats, DialogShell, IconButton, Tag, Toasts } from '@client/ui/overlay';
import { RoomMembersApi } from './room-members-api';
import { ChatDesk } from '../state/chat-desk';
import type { Member } from '../state/chat-types';
import type { HeldRoom } from '../state/held-room';
import { NAME_LIMIT } from './new-chat-dialog';
import { RoomDialogs } from './room-dialogs';

/** A removal waits this long for an undo before it is done. */
const UNDO_MS = 6_000;

/** The room's name, when and by whom it was made, and its members. Buttons follow the server's verdicts. */
@Component({
  selector: 'chat-settings-dialog',
  imports: [Avatar, Banner, Button, DialogShell, Icon, IconButton, Tag, TextField],
  templateUrl: './settings-dialog.html',
  styleUrl: './settings-dialog.css',
})
export class SettingsDialog {
  private readonly api = inject(RoomMembersApi);
  private readonly dialogs = inject(RoomDialogs);
  private readonly dates = inject(DateFormats);
  private readonly toasts = inject(Toasts);
  private readonly room = inject<HeldRoom>(DIALOG_DATA);
  protected readonly ref = inject<DialogRef<'left'>>(DialogRef);
  protected readonly desk = inject(ChatDesk);
  protected readonly t = injectTexts();
  protected readonly nameLimit = NAME_LIMIT;

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
  protected readonly members = computed(() =>
    this.room.members().filter(({ leftSeq, employee }) => leftSeq === null && !this.removing().has(employee.id)),
  );
  protected readonly createdLine = computed(() => {
    const room = this.details();
    if (!room) return '';
    const date = this.dates.date(room.createdAt);
    return this.t('settings.createdBy', { date, name: room.createdBy.name });
  });
  protected readonly busy = signal(false);
  protected readonly error = signal<string | null>(null);
  protected readonly leaving = signal(false);
  private readonly removing = signal<ReadonlySet<string>>(new Set());

  protected async saveName(): Promise<void> {
    const name = this.name().trim();
    if (!name || !this.nameChanged()) return;
    await this.attempt(async () => {
      this.desk.describe(await this.api.rename(this.room.id, name));
      this.name.set(name);
      this.toasts.show(this.t('settings.nameSaved'));
    });
  }

  protected canRemove({ employee }: Member): boolean {
    return employee.id !== this.desk.myId && (this.details()?.permissions.removeMembers ?? false);
  }

  /** Done after the time for an undo. The dialog may be closed meanwhile. */
  protected remove({ employee }: Member): void {
    this.setRemoving(employee.id, true);
    const timer = setTimeout(() => void this.removeNow(employee.id), UNDO_MS);
    this.toasts.show(this.t('settings.removed', { name: employee.name }), {
      label: this.t('ui.undo'),
      run: () => {
        clearTimeout(timer);
        this.setRemoving(employee.id, false);
      },
    });
  }

  protected addEmployee(): void {
    void this.dialogs.addMembers(this.room, null);
  }

  protected addAdministrator(): void {
    void this.dialogs.addMembers(this.room, 'ADMINISTRATOR');
  }

  protected async leave(): Promise<void> {
    await this.attempt(async () => {
      await this.api.leave(this.room.id);
      this.ref.close('left');
      this.desk.forget(this.room.id);
    });
  }

  protected roleOf({ employee }: Member): string {
    return employee.role === 'ADMINISTRATOR' ? this.t('role.administrator') : this.t('role.employee');
  }

  private async removeNow(memberId: string): Promise<void> {
    await this.attempt(async () => this.desk.describe(await this.api.removeMember(this.room.id, memberId)));
    this.setRemoving(memberId, false);
  }

  private setRemoving(memberId: string, removing: boolean): void {
    this.removing.update((held) => {
      const ids = new Set(held);
      if (removing) ids.add(memberId);
      else ids.delete(memberId);
      return ids;
    });
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
      this.toasts.show(reason);
    } finally {
      this.busy.set(false);
    }
  }
}
