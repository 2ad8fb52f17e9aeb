import { newId } from '@server/platform';
import { type DemoLine, type DemoRoom } from './demo-room';

type PersonId = (key: string) => string;

interface Entry {
  readonly at: Date;
  readonly who: string;
  readonly line?: DemoLine;
  readonly event?: 'ROOM_CREATED' | 'MEMBER_ADDED' | 'ROOM_RENAMED';
  readonly subject?: string;
  readonly name?: string;
}

const MINUTE_MS = 60_000;

/** A room with everything in it, as the rows that the API would have made of the same acts. */
export function rowsOf(demo: DemoRoom, now: Date, idOf: PersonId) {
  const roomId = newId();
  const creator = demo.people[0] ?? '';
  const entries = timeline(demo, now, creator);
  const messages = messageRows(entries, roomId, idOf);
  const last = messages.at(-1);
  const written = last?.written_count ?? 0;
  const direct = demo.people.length === 2 && demo.name === undefined;
  const createdAt = entries[0]?.at ?? now;
  const room = {
    id: roomId,
    kind: 'STAFF',
    name: demo.name ?? null,
    direct_key: direct ? demo.people.map(idOf).sort().join(':') : null,
    created_at: createdAt,
    created_by: idOf(creator),
    last_activity_at: entries.at(-1)?.at ?? now,
    last_seq: messages.length,
    written_count: written,
    revision: messages.length,
    member_version: 1 + (demo.added?.length ?? 0),
  };
  const stays = [...demo.people, ...(demo.added ?? []).map(({ who }) => who)].map((who) => {
    const id = idOf(who);
    const joined = messages.find(({ system_subject_id }) => system_subject_id === id);
    const said = messages.filter(({ kind }) => kind === 'TEXT');
    const firstUnread = said[said.length - (demo.unread?.[who] ?? 0)];
    const readSeq = (firstUnread?.seq ?? messages.length + 1) - 1;
    return {
      room_id: roomId,
      employee_id: id,
      joined_seq: joined?.seq ?? 0,
      from_seq: 1,
      joined_at: joined?.created_at ?? createdAt,
      added_by: idOf(creator),
      delivered_seq: messages.length,
      read_seq: readSeq,
      read_written: messages[readSeq - 1]?.written_count ?? 0,
      own_since_read: messages.filter(
        ({ seq, sender_id, kind }) => seq > readSeq && sender_id === id && kind === 'TEXT',
      ).length,
      mention_seq: messages.findLast(({ mention_ids }) => mention_ids.includes(id))?.seq ?? 0,
    };
  });
  return { room, stays, messages, versions: versionRows(entries, messages) };
}

function timeline(demo: DemoRoom, now: Date, creator: string): readonly Entry[] {
  const ago = (minutes: number) => new Date(now.getTime() - minutes * MINUTE_MS);
  const said = demo.lines.map((line): Entry => ({ at: ago(line[1]), who: line[0], line }));
  const added = (demo.added ?? []).map(({ who, minutesAgo }): Entry => ({
    at: ago(minutesAgo),
    who: creator,
    event: 'MEMBER_ADDED',
    subject: who,
  }));
  const renamed: Entry[] =
    demo.renamed && demo.name !== undefined
      ? [{ at: ago(demo.renamed.minutesAgo), who: creator, event: 'ROOM_RENAMED', name: demo.name }]
      : [];
  const first: Entry = { at: ago((demo.lines[0]?.[1] ?? 0) + 1), who: creator, event: 'ROOM_CREATED' };
  return [first, ...said, ...added, ...renamed].sort((one, other) => one.at.getTime() - other.at.getTime());
}

function messageRows(entries: readonly Entry[], roomId: string, idOf: PersonId) {
  const lines = entries.filter(({ line }) => line !== undefined);
  const ids = new Map(entries.map((entry) => [entry, newId()]));
  let written = 0;
  return entries.map((entry, at) => {
    const [who, , text, more = {}] = entry.line ?? [entry.who, 0, ''];
    if (entry.line) written++;
    const answered = more.answers && lines[lines.indexOf(entry) - more.answers];
    const later = (minutes: number) => new Date(entry.at.getTime() + minutes * MINUTE_MS);
    return {
      room_id: roomId,
      seq: at + 1,
      id: ids.get(entry) ?? '',
      kind: entry.line ? 'TEXT' : 'SYSTEM',
      sender_id: idOf(who),
      client_message_id: entry.line ? newId() : null,
      text,
      reply_to_id: answered ? (ids.get(answered) ?? null) : null,
      system_event: entry.event ?? null,
      system_subject_id: entry.subject === undefined ? null : idOf(entry.subject),
      system_name: entry.name ?? null,
      revision: at + 1,
      version: more.before === undefined ? 1 : 2,
      written_count: written,
      created_at: entry.at,
      edited_at: more.before === undefined ? null : later(3),
      withdrawn_at: more.withdrawn ? later(1) : null,
      withdrawn_by: more.withdrawn ? idOf(who) : null,
      mention_ids: (more.mentions ?? []).map(idOf),
      reactions: Object.entries(more.reactions ?? {}).map(([emoji, by]) => ({ emoji, by: by.map(idOf) })),
      pinned_at: more.pinned ? later(2) : null,
      pinned_by: more.pinned ? idOf(entry.who) : null,
      attachment_count: more.file ? 1 : 0,
    };
  });
}

type MessageRows = ReturnType<typeof messageRows>;

function versionRows(entries: readonly Entry[], messages: MessageRows) {
  return entries.flatMap(({ line, at }, place) => {
    const before = line?.[3]?.before;
    return before === undefined ? [] : [{ message_id: messages[place]?.id, version: 1, text: before, written_at: at }];
  });
}
