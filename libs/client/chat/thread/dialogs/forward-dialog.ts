import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, DestroyRef, computed, effect, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import { toGraphqlFailure } from '@client/graphql';
import { Banner, Button, Icon, injectTexts } from '@client/ui';
import { DialogShell } from '@client/ui/dialog';
import { Avatar, Toasts } from '@client/ui/overlay';
import { v7 as uuid } from 'uuid';
import { ChatApi } from '../../state/chat-api';
import { ChatDesk } from '../../state/chat-desk';
import type { Message, RoomSummary } from '../../state/chat-types';
import { MessageQuestions } from './message-questions';

const SEARCH_AFTER_MS = 150;

/** Passes a message on to another room. The room is chosen, then confirmed: a wrong one would be a leak. */
@Component({
  selector: 'chat-forward-dialog',
  imports: [Avatar, Banner, Button, DialogShell, Icon],
  templateUrl: './forward-dialog.html',
  styleUrl: './forward-dialog.css',
})
export class ForwardDialog {
  private readonly api = inject(ChatApi);
  private readonly desk = inject(ChatDesk);
  private readonly questions = inject(MessageQuestions);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  protected readonly message = inject<Message>(DIALOG_DATA);
  protected readonly ref = inject<DialogRef<void>>(DialogRef);
  protected readonly t = injectTexts();

  /** One id per room and dialog: pressing again after a lost answer cannot send it twice. */
  private readonly ids = new Map<string, string>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  protected readonly query = signal('');
  private readonly found = signal<readonly RoomSummary[] | null>(null);
  protected readonly rooms = computed(() => this.found() ?? this.desk.rooms.rooms());
  protected readonly active = signal(0);
  protected readonly chosenId = signal<string | null>(null);
  protected readonly chosen = computed(
    () => this.rooms().find(({ id }) => id === this.chosenId()) ?? this.desk.rooms.find(this.chosenId() ?? '') ?? null,
  );
  protected readonly busy = signal(false);
  protected readonly error = signal<string | null>(null);
  protected readonly offline = this.desk.isOffline;

  constructor() {
    effect(() => {
      const query = this.query().trim();
      clearTimeout(this.timer);
      if (query) this.timer = setTimeout(() => void this.search(query), SEARCH_AFTER_MS);
      else this.found.set(null);
    });
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
  }

  protected optionId(index: number): string {
    return `forward-option-${index}`;
  }

  protected choose(index: number): void {
    this.active.set(index);
    this.chosenId.set(this.rooms()[index]?.id ?? null);
  }

  protected act(event: KeyboardEvent): void {
    const count = this.rooms().length;
    const down = event.key === 'ArrowDown';
    if (down || event.key === 'ArrowUp') {
      event.preventDefault();
      if (count === 0) return;
      this.active.set((this.active() + (down ? 1 : count - 1)) % count);
      document.getElementById(this.optionId(this.active()))?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (event.ctrlKey || event.metaKey) void this.forward();
      else this.choose(this.active());
    }
  }

  protected async forward(): Promise<void> {
    const room = this.chosen();
    if (!room || this.busy() || this.offline()) return;
    this.busy.set(true);
    this.error.set(null);
    const clientMessageId = this.ids.get(room.id) ?? uuid();
    this.ids.set(room.id, clientMessageId);
    try {
      this.desk.receive(await this.questions.forward({ messageId: this.message.id, roomId: room.id, clientMessageId }));
      this.ref.close();
      this.toasts.show(this.t('forward.done', { room: room.name }), {
        label: this.t('forward.open'),
        run: () => void this.router.navigate(['/chat', room.id]),
      });
    } catch (error) {
      const { code, message } = toGraphqlFailure(error);
      this.error.set(code === 'NETWORK' ? this.t('ui.noAnswer') : message);
    } finally {
      this.busy.set(false);
    }
  }

  private async search(query: string): Promise<void> {
    try {
      const { rooms } = await this.api.rooms(query, null);
      if (this.query().trim() !== query) return;
      this.found.set(rooms);
      this.active.set(0);
    } catch (error) {
      const { code, message } = toGraphqlFailure(error);
      this.error.set(code === 'NETWORK' ? this.t('ui.noAnswer') : message);
    }
  }
}
