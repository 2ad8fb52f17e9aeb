import { GraphqlFailure } from '@client/graphql';
import type { Message } from '../state/chat-types';
import type { OpenedRoom, PagePlace, RoomChanges, RoomSource } from '../state/held-room';
import { message, page, room } from './sample-messages';

const PAGE = 50;

/** The server's side of one room, in memory, by the rules of design.md section 3. */
export class RoomLog implements RoomSource {
  private readonly log: Message[] = [];
  private revision = 0;
  /** What was asked, in order. */
  readonly asked: string[] = [];
  /** Thrown by the next question. */
  refusal: GraphqlFailure | null = null;
  /** The marks of the person who reads. */
  unread = { readSeq: 0, unreadCount: 0 };

  write(change: Partial<Message> = {}): Message {
    const seq = this.log.length + 1;
    const added = message(seq, { revision: ++this.revision, ...change });
    this.log.push(added);
    return added;
  }

  writeMany(count: number): Message[] {
    return Array.from({ length: count }, () => this.write());
  }

  edit(seq: number, text: string): Message {
    return this.change(seq, { text, editedAt: '2026-03-25T12:00:00Z' });
  }

  pin(seq: number, pinned: boolean): Message {
    return this.change(seq, { pinnedAt: pinned ? '2026-03-25T12:00:00Z' : null });
  }

  async open(_roomId: string, around?: string): Promise<OpenedRoom> {
    this.ask(around ? `open around ${around}` : 'open');
    const pinned = this.log.filter(({ pinnedAt }) => pinnedAt !== null);
    return { room: this.room(), page: this.slice(around ? { around } : null), pinned };
  }

  async page(_roomId: string, place: PagePlace) {
    this.ask(`page ${Object.entries(place).flat().join(' ')}`);
    return this.slice(place);
  }

  async changes(_roomId: string, afterRevision: number): Promise<RoomChanges> {
    this.ask(`changes after ${afterRevision}`);
    const all = this.log.filter(({ revision }) => revision > afterRevision).sort((a, b) => a.revision - b.revision);
    const messages = all.slice(0, 100);
    const hasMore = all.length > messages.length;
    return {
      room: this.room(),
      messages,
      hasMore,
      revision: hasMore ? (messages.at(-1)?.revision ?? 0) : this.revision,
    };
  }

  private change(seq: number, change: Partial<Message>): Message {
    const held = this.log[seq - 1];
    if (!held) throw new Error(`no message ${seq}`);
    const changed = { ...held, ...change, revision: ++this.revision };
    this.log[seq - 1] = changed;
    return changed;
  }

  private ask(question: string): void {
    this.asked.push(question);
    const { refusal } = this;
    this.refusal = null;
    if (refusal) throw refusal;
  }

  private room() {
    return room({ ...this.unread, revision: this.revision, lastSeq: this.log.length, writtenCount: this.log.length });
  }

  private slice(place: PagePlace | null) {
    const [from, to] = this.range(place);
    return page(this.log.slice(from, to), { older: from > 0, newer: to < this.log.length });
  }

  private range(place: PagePlace | null): [number, number] {
    const end = this.log.length;
    if (!place) return [Math.max(0, end - PAGE), end];
    if ('before' in place) {
      const seq = Number(place.before.slice(1));
      return [Math.max(0, seq - 1 - PAGE), seq - 1];
    }
    if ('after' in place) {
      const seq = Number(place.after.slice(1));
      return [seq, Math.min(end, seq + PAGE)];
    }
    const index = this.log.findIndex(({ id }) => id === place.around);
    if (index < 0) throw new GraphqlFailure('NOT_FOUND', 'There is nothing here for you.');
    return [Math.max(0, index - PAGE / 2), Math.min(end, index + PAGE / 2)];
  }
}
