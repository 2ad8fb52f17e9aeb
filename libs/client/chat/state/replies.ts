import { signal } from '@angular/core';
import type { Message } from './chat-types';

/** Per room the message that the next one will answer, until that is sent or the person thinks better of it. */
export class Replies {
  private readonly chosen = signal<ReadonlyMap<string, Message>>(new Map());

  of(roomId: string): Message | null {
    return this.chosen().get(roomId) ?? null;
  }

  start(message: Message): void {
    this.chosen.update((held) => new Map(held).set(message.roomId, message));
  }

  stop(roomId: string): void {
    if (!this.chosen().has(roomId)) return;
    this.chosen.update((held) => {
      const rest = new Map(held);
      rest.delete(roomId);
      return rest;
    });
  }

  /** A quoted message that is withdrawn can no longer be answered. */
  hear(messages: readonly Message[]): void {
    for (const { id, roomId, withdrawnAt } of messages) {
      if (withdrawnAt && this.of(roomId)?.id === id) this.stop(roomId);
    }
  }
}
