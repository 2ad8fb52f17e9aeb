import { type Signal, linkedSignal } from '@angular/core';
import type { RoomSummary } from '../state/chat-types';

export const roomFilters = ['all', 'unread', 'staff', 'patients', 'unanswered'] as const;
export type RoomFilter = (typeof roomFilters)[number];

export interface ListView {
  readonly rooms: readonly RoomSummary[];
  readonly filter: RoomFilter;
  /** Somebody is in the middle of the list, with the pointer or the keys: nothing may move under them. */
  readonly steady: boolean;
}

export function isUnread({ unreadCount, markedUnread }: RoomSummary): boolean {
  return unreadCount > 0 || markedUnread;
}

/**
 * The rooms that the list shows, and their order.
 * - "Unread" keeps a room that has just been read until another filter is chosen: it would vanish from under the click.
 * - While `steady`, rooms keep the order they have. Rooms further down still join at the end; one that belongs higher up
 *   waits, like every re-ordering, until `steady` is over.
 */
export function shownRooms(view: Signal<ListView>): Signal<readonly RoomSummary[]> {
  return linkedSignal<ListView, readonly RoomSummary[]>({
    source: view,
    computation: ({ rooms, filter, steady }, before) => {
      const shown = before?.source.filter === filter ? before.value : [];
      const kept = new Set(filter === 'unread' ? shown.map(({ id }) => id) : []);
      const fit = rooms.filter((room) => fits(room, filter) || kept.has(room.id));
      return steady ? inOrderOf(shown, fit) : fit;
    },
  }).asReadonly();
}

function fits(room: RoomSummary, filter: RoomFilter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'unread':
      return isUnread(room);
    case 'staff':
      return room.kind === 'STAFF';
    case 'patients':
      return room.kind !== 'STAFF';
    case 'unanswered':
      return room.unansweredSince !== null;
  }
}

function inOrderOf(shown: readonly RoomSummary[], rooms: readonly RoomSummary[]): readonly RoomSummary[] {
  if (shown.length === 0) return rooms;
  const now = new Map(rooms.map((room) => [room.id, room]));
  const staying = shown.flatMap(({ id }) => now.get(id) ?? []);
  const known = new Set(staying.map(({ id }) => id));
  const lowest = rooms.findLastIndex(({ id }) => known.has(id));
  return [...staying, ...rooms.slice(lowest + 1)];
}
