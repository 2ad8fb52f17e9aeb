import { signal } from '@angular/core';
import type { Message, MessagePage } from './chat-types';

/** More than this is never held for one room: the far end is dropped and fetched again when it is scrolled to. */
export const WINDOW_LIMIT = 600;

/**
 * The part of a room's history that is held: one run of messages in order of `seq`, somewhere in the log. It knows
 * whether the log goes on at either end, and the cursors to go on from.
 */
export class MessageWindow {
  private readonly byId = new Map<string, Message>();
  private readonly cursors = new Map<string, string>();
  private readonly run = signal<readonly Message[]>([]);
  private readonly older = signal(false);
  private readonly newer = signal(false);
  private readonly runNumber = signal(0);

  /** Oldest first. */
  readonly messages = this.run.asReadonly();
  readonly hasOlder = this.older.asReadonly();
  /** True while the end of the log is not held: new messages then do not join the run. */
  readonly hasNewer = this.newer.asReadonly();
  /** Goes up whenever the run starts anew elsewhere in the log, with none of the messages that were held. */
  readonly number = this.runNumber.asReadonly();

  find(id: string): Message | undefined {
    return this.byId.get(id);
  }

  first(): Message | undefined {
    return this.run()[0];
  }

  last(): Message | undefined {
    return this.run().at(-1);
  }

  /** Of the message at that end; null when it came by an event, which has no cursor. */
  cursorOf(message: Message | undefined): string | null {
    return (message && this.cursors.get(message.id)) ?? null;
  }

  /** Forgets the run and starts a new one. */
  replace(page: MessagePage): void {
    if (!page.edges.some(({ node }) => this.byId.has(node.id))) this.runNumber.update((number) => number + 1);
    this.byId.clear();
    this.cursors.clear();
    this.keep(page);
    this.run.set(this.sorted());
    this.older.set(page.pageInfo.hasPreviousPage);
    this.newer.set(page.pageInfo.hasNextPage);
  }

  prepend(page: MessagePage): void {
    this.keep(page);
    this.run.set(this.sorted());
    this.older.set(page.pageInfo.hasPreviousPage);
  }

  append(page: MessagePage): void {
    this.keep(page);
    this.run.set(this.sorted());
    this.newer.set(page.pageInfo.hasNextPage);
  }

  /** Takes messages in their current state. An older state than the held one, or one outside the run, changes nothing. */
  merge(messages: readonly Message[]): void {
    let changed = false;
    for (const message of messages) changed = this.take(message) || changed;
    if (changed) this.run.set(this.sorted());
  }

  /** Drops what exceeds the limit from one end. Never in the same update as an append or prepend. */
  trim(end: 'oldest' | 'newest'): void {
    const run = this.run();
    const surplus = run.length - WINDOW_LIMIT;
    if (surplus <= 0) return;
    const dropped = end === 'oldest' ? run.slice(0, surplus) : run.slice(-surplus);
    for (const { id } of dropped) {
      this.byId.delete(id);
      this.cursors.delete(id);
    }
    this.run.set(end === 'oldest' ? run.slice(surplus) : run.slice(0, -surplus));
    (end === 'oldest' ? this.older : this.newer).set(true);
  }

  clear(): void {
    this.byId.clear();
    this.cursors.clear();
    this.run.set([]);
    this.older.set(false);
    this.newer.set(false);
  }

  private take(message: Message): boolean {
    const held = this.byId.get(message.id);
    if (held) {
      if (held.revision >= message.revision) return false;
    } else {
      const [first, last] = [this.first(), this.last()];
      if (first && message.seq < first.seq) return false;
      if (this.newer() && last && message.seq > last.seq) return false;
    }
    // A live event leaves the quote out. It does not change, so what is known of it stays.
    const quoted = message.replyTo ?? held?.replyTo ?? null;
    this.byId.set(message.id, quoted === message.replyTo ? message : { ...message, replyTo: quoted });
    return true;
  }

  private keep(page: MessagePage): void {
    for (const { cursor, node } of page.edges) {
      const held = this.byId.get(node.id);
      if (!held || held.revision < node.revision) this.byId.set(node.id, node);
      this.cursors.set(node.id, cursor);
    }
  }

  private sorted(): Message[] {
    return [...this.byId.values()].sort((a, b) => a.seq - b.seq);
  }
}
