import type { Person, RoomSummary } from '../state/chat-types';

export interface SwitcherChoice {
  /** `person`: there is no chat with them yet; choosing makes it. */
  readonly kind: 'chat' | 'person';
  readonly id: string;
  readonly name: string;
  readonly note: string;
  readonly group: boolean;
  readonly partnerId: string | null;
}

const RECENT = 8;
const MOST = 20;

/**
 * Where one can go: without a query the latest chats but the open one; with one the chats of the list at once, then
 * what the server found besides, then people.
 */
export function switcherChoices(
  query: string,
  rooms: readonly RoomSummary[],
  openRoomId: string | null,
  found: { readonly chats: readonly RoomSummary[]; readonly people: readonly Person[] },
): readonly SwitcherChoice[] {
  const wanted = query.trim().toLocaleLowerCase();
  if (!wanted)
    return rooms
      .filter(({ id }) => id !== openRoomId)
      .slice(0, RECENT)
      .map(ofRoom);
  const near = rooms.filter(({ name }) => name.toLocaleLowerCase().includes(wanted));
  const shown = new Set(near.map(({ id }) => id));
  const further = found.chats.filter(({ id }) => !shown.has(id));
  return [...near.map(ofRoom), ...further.map(ofRoom), ...found.people.map(ofPerson)].slice(0, MOST);
}

function ofRoom({ id, name, direct, partnerId }: RoomSummary): SwitcherChoice {
  return { kind: 'chat', id, name, note: '', group: !direct, partnerId };
}

function ofPerson({ id, name, position }: Person): SwitcherChoice {
  return { kind: 'person', id, name, note: position, group: false, partnerId: id };
}
