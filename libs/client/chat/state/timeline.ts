import type { Message } from './chat-types';
import type { OutboxEntry } from './outbox';

interface Placed {
  /** Stays the same from the moment of sending to the server's copy, so the row is never made anew. */
  readonly key: string;
  /** ISO time of the first row of a day; a day separator stands above it. */
  readonly newDay: string | null;
  /** The unread separator stands above it. */
  readonly firstUnread: boolean;
}

export interface MessageRow extends Placed {
  readonly kind: 'message';
  readonly message: Message;
  readonly mine: boolean;
  /** First and last of a run of messages by one person. */
  readonly opensGroup: boolean;
  readonly closesGroup: boolean;
}

export interface SystemRow extends Placed {
  readonly kind: 'system';
  readonly message: Message;
}

export interface OutboxRow extends Placed {
  readonly kind: 'outbox';
  readonly entry: OutboxEntry;
  readonly opensGroup: boolean;
  readonly closesGroup: boolean;
}

export type TimelineRow = MessageRow | SystemRow | OutboxRow;

export interface TimelineInput {
  readonly messages: readonly Message[];
  /** Of this room, in order. */
  readonly outbox: readonly OutboxEntry[];
  readonly myId: string;
  /** Messages of others after this number were unread when the room was opened; null draws no separator. */
  readonly unreadAfter: number | null;
}

const GROUP_MS = 5 * 60_000;

/** Turns messages into rows. A row whose content did not change is the same object as last time. */
export class Timeline {
  private rows = new Map<string, TimelineRow>();

  build({ messages, outbox, myId, unreadAfter }: TimelineInput): readonly TimelineRow[] {
    const rows: TimelineRow[] = [];
    const sentIds = new Set(messages.map(({ clientMessageId }) => clientMessageId));
    let day = '';
    let divided = false;
    for (const message of messages) {
      const newDay = dayOf(message.createdAt) === day ? null : message.createdAt;
      day = dayOf(message.createdAt);
      const mine = message.sender.id === myId;
      const firstUnread: boolean =
        !divided && !mine && message.kind === 'TEXT' && unreadAfter !== null && message.seq > unreadAfter;
      divided ||= firstUnread;
      const place = { key: (mine && message.clientMessageId) || message.id, newDay, firstUnread };
      if (message.kind === 'SYSTEM') rows.push({ kind: 'system', message, ...place });
      else rows.push({ kind: 'message', message, mine, opensGroup: true, closesGroup: true, ...place });
    }
    for (const entry of outbox) {
      if (sentIds.has(entry.clientMessageId)) continue;
      const newDay = dayOf(entry.createdAt) === day ? null : entry.createdAt;
      day = dayOf(entry.createdAt);
      const place = { key: entry.clientMessageId, newDay, firstUnread: false };
      rows.push({ kind: 'outbox', entry, opensGroup: true, closesGroup: true, ...place });
    }
    return this.reuse(grouped(rows, myId));
  }

  private reuse(rows: readonly TimelineRow[]): TimelineRow[] {
    const before = this.rows;
    const list = rows.map((row) => {
      const held = before.get(row.key);
      return held && sameRow(held, row) ? held : row;
    });
    this.rows = new Map(list.map((row) => [row.key, row]));
    return list;
  }
}

function grouped(rows: readonly TimelineRow[], myId: string): TimelineRow[] {
  const joins = (above: TimelineRow | undefined, below: TimelineRow | undefined) =>
    above !== undefined &&
    below !== undefined &&
    above.kind !== 'system' &&
    below.kind !== 'system' &&
    below.newDay === null &&
    !below.firstUnread &&
    senderOf(above, myId) === senderOf(below, myId) &&
    Date.parse(timeOf(below)) - Date.parse(timeOf(above)) < GROUP_MS;
  return rows.map((row, index) =>
    row.kind === 'system'
      ? row
      : { ...row, opensGroup: !joins(rows[index - 1], row), closesGroup: !joins(row, rows[index + 1]) },
  );
}

function senderOf(row: MessageRow | OutboxRow, myId: string): string {
  return row.kind === 'outbox' ? myId : row.message.sender.id;
}

function timeOf(row: MessageRow | OutboxRow): string {
  return row.kind === 'outbox' ? row.entry.createdAt : row.message.createdAt;
}

/** The calendar day in the browser's time zone. */
function dayOf(at: string): string {
  return new Date(at).toDateString();
}

function sameRow(a: TimelineRow, b: TimelineRow): boolean {
  const [first, second]: Record<string, unknown>[] = [{ ...a }, { ...b }];
  return Object.keys(second ?? {}).every((key) => first?.[key] === second?.[key]);
}
