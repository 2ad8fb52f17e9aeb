import { computed, signal } from '@angular/core';
import type { Message, RoomPreferences, RoomSummary } from './chat-types';

export interface RoomsPage {
  readonly rooms: readonly RoomSummary[];
  readonly endCursor: string | null;
}

/** The rooms of the panel, newest activity first, and their unread counts. */
export class RoomList {
  private readonly byId = signal<ReadonlyMap<string, RoomSummary>>(new Map());
  private readonly cursor = signal<string | null>(null);
  private readonly progress = signal<'loading' | 'ready' | 'failed'>('loading');
  private readonly refused = signal(false);
  /** When the preferences of a room last changed by an event, in events since the beginning. */
  private readonly preferredAt = new Map<string, number>();
  private heard = 0;

  readonly state = this.progress.asReadonly();
  /** The last try to read the list anew failed; what is on show may be old. */
  readonly stale = this.refused.asReadonly();
  /** Where the next page of the list starts; null at its end. */
  readonly nextPage = this.cursor.asReadonly();
  readonly rooms = computed(() =>
    [...this.byId().values()].sort(
      (a, b) => b.lastActivityAt.localeCompare(a.lastActivityAt) || b.id.localeCompare(a.id),
    ),
  );
  readonly unreadTotal = computed(() => this.rooms().reduce((total, { unreadCount }) => total + unreadCount, 0));

  find(id: string): RoomSummary | undefined {
    return this.byId().get(id);
  }

  /** A moment, for telling later whether an answer was asked for before an event came. */
  now(): number {
    return this.heard;
  }

  /** The list's first page, read anew: rooms that it should hold and does not are gone. @param asked when, by `now` */
  replace({ rooms, endCursor }: RoomsPage, asked = this.heard): void {
    const oldest = rooms.at(-1)?.lastActivityAt;
    const fresh = new Map<string, RoomSummary>();
    for (const room of this.byId().values()) {
      if (endCursor !== null && oldest !== undefined && room.lastActivityAt < oldest) fresh.set(room.id, room);
    }
    for (const room of rooms) fresh.set(room.id, this.newerOf(room, asked));
    this.byId.set(fresh);
    this.cursor.set(endCursor);
    this.progress.set('ready');
    this.refused.set(false);
  }

  extend({ rooms, endCursor }: RoomsPage): void {
    this.byId.update((held) => new Map([...held, ...rooms.map((room) => [room.id, this.newerOf(room)] as const)]));
    this.cursor.set(endCursor);
  }

  put(room: RoomSummary): void {
    this.byId.update((held) => new Map(held).set(room.id, this.newerOf(room)));
  }

  remove(id: string): void {
    this.byId.update((held) => {
      const rest = new Map(held);
      rest.delete(id);
      return rest;
    });
  }

  failed(): void {
    this.refused.set(true);
    this.progress.update((state) => (state === 'ready' ? state : 'failed'));
  }

  loading(): void {
    this.progress.update((state) => (state === 'ready' ? state : 'loading'));
  }

  /**
   * A message added or changed. Unread is `writtenCount - base`: what others write raises it, and what one writes
   * oneself either keeps it or, when all was read, takes the base along.
   * @returns false when the room is not in the list
   */
  receive(message: Message, myId: string): boolean {
    const room = this.find(message.roomId);
    if (!room) return false;
    if (message.seq > room.lastSeq) {
      const writtenCount = Math.max(room.writtenCount, message.writtenCount);
      const base = room.writtenCount - room.unreadCount;
      const mine = message.kind === 'TEXT' && message.sender.id === myId;
      const newBase = !mine ? base : room.unreadCount === 0 ? writtenCount : base + 1;
      this.set({
        ...room,
        ...(message.system?.event === 'ROOM_RENAMED' && message.system.name ? { name: message.system.name } : {}),
        lastMessage: message,
        lastSeq: message.seq,
        lastActivityAt: message.createdAt,
        writtenCount,
        unreadCount: Math.max(0, writtenCount - newBase),
        unansweredSince: stillUnanswered(room, message),
        mentioned: room.mentioned || (!mine && message.mentionIds.includes(myId)),
      });
    } else if (room.lastMessage?.id === message.id && room.lastMessage.revision < message.revision) {
      this.set({ ...room, lastMessage: message });
    }
    return true;
  }

  /** The room was read, here or elsewhere. */
  read(
    id: string,
    mark: { readonly readSeq: number; readonly writtenCount: number; readonly unreadCount: number },
  ): void {
    const room = this.find(id);
    if (!room) return;
    const base = mark.writtenCount - mark.unreadCount;
    const writtenCount = Math.max(room.writtenCount, mark.writtenCount);
    this.set({
      ...room,
      readSeq: Math.max(room.readSeq, mark.readSeq),
      writtenCount,
      unreadCount: Math.max(0, writtenCount - base),
      mentioned: room.mentioned && writtenCount > base,
      markedUnread: false,
    });
  }

  /** Mute, mark or draft changed, here or on another device. */
  prefer({ roomId, draft, markedUnread, muted }: RoomPreferences): void {
    const room = this.find(roomId);
    this.preferredAt.set(roomId, ++this.heard);
    if (room) this.set({ ...room, draft, markedUnread, muted });
  }

  private set(room: RoomSummary): void {
    this.byId.update((held) => new Map(held).set(room.id, room));
  }

  /** An answer may be older than an event that overtook it. */
  private newerOf(room: RoomSummary, asked = this.heard): RoomSummary {
    const held = this.find(room.id);
    if (!held) return room;
    if (held.lastSeq > room.lastSeq) return { ...held, name: room.name, memberVersion: room.memberVersion };
    const { readSeq, unreadCount, mentioned, draft, markedUnread, muted } = held;
    return {
      ...room,
      ...(held.lastSeq === room.lastSeq && readSeq > room.readSeq && { readSeq, unreadCount, mentioned }),
      ...((this.preferredAt.get(room.id) ?? 0) > asked && { draft, markedUnread, muted }),
    };
  }
}

/** A patient waits from the first message that nobody has answered; a system line is no answer. */
function stillUnanswered(
  { patient, unansweredSince }: RoomSummary,
  { kind, sender, createdAt }: Message,
): string | null {
  if (!patient || kind === 'SYSTEM') return unansweredSince;
  return sender.kind === 'PATIENT' ? (unansweredSince ?? createdAt) : null;
}
