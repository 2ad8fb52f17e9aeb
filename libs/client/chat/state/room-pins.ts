import { computed, signal } from '@angular/core';
import type { Message } from './chat-types';

/** The pinned messages of one room, the latest pin first. */
export class RoomPins {
  private readonly byId = signal<ReadonlyMap<string, Message>>(new Map());

  readonly all = computed(() =>
    [...this.byId().values()].sort((a, b) => (b.pinnedAt ?? '').localeCompare(a.pinnedAt ?? '')),
  );
  readonly latest = computed(() => this.all()[0] ?? null);

  /** As the server just told them. */
  replace(pinned: readonly Message[]): void {
    this.byId.set(new Map(pinned.map((message) => [message.id, message])));
  }

  /** Whatever changed in the room: pins, unpins, edits and withdrawals are among it. */
  hear(messages: readonly Message[]): void {
    const held = this.byId();
    const news = messages.filter(
      ({ id, pinnedAt, revision }) => (pinnedAt || held.has(id)) && revision > (held.get(id)?.revision ?? 0),
    );
    if (news.length === 0) return;
    const next = new Map(held);
    for (const message of news) {
      if (message.pinnedAt && !message.withdrawnAt) next.set(message.id, message);
      else next.delete(message.id);
    }
    this.byId.set(next);
  }

  clear(): void {
    this.byId.set(new Map());
  }
}
