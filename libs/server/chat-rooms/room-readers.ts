import type { Database } from '@server/platform';

/** A stretch of a room that a person may read: `from <= seq < until`. */
export interface ReadableRange {
  readonly from: number;
  readonly until: number;
}

/** A room's head, and who of the people asked about may read what of it, all from one snapshot. */
export interface RoomReaders {
  readonly revision: number;
  readonly memberVersion: number;
  readonly ranges: ReadonlyMap<string, readonly ReadableRange[]>;
}

interface ReaderRow {
  person_id: string;
  room_id: string;
  revision: number;
  member_version: number;
  from_seq: number;
  until_seq: number | null;
}

const COLUMNS = 'a.person_id, a.room_id, r.revision, r.member_version, a.from_seq, a.until_seq';
const SOURCE = 'chat_room_reader a join chat_room r on r.clinic_id = a.clinic_id and r.id = a.room_id';

/** Which rooms these people may read; by room. */
export async function roomsOf(
  database: Database,
  clinicId: string,
  personIds: readonly string[],
): Promise<Map<string, RoomReaders>> {
  const rows = await database.inClinic(clinicId, (tx) =>
    tx.query<ReaderRow>(`select ${COLUMNS} from ${SOURCE} where a.clinic_id = $1 and a.person_id = any ($2)`, [
      clinicId,
      personIds,
    ]),
  );
  return byRoom(rows);
}

/** Which of these people may read these rooms; a room that none of them may read is absent. */
export async function readersOf(
  database: Database,
  clinicId: string,
  roomIds: readonly string[],
  personIds: readonly string[],
): Promise<Map<string, RoomReaders>> {
  const rows = await database.inClinic(clinicId, (tx) =>
    tx.query<ReaderRow>(
      `select ${COLUMNS} from ${SOURCE} where a.clinic_id = $1 and a.room_id = any ($2) and a.person_id = any ($3)`,
      [clinicId, roomIds, personIds],
    ),
  );
  return byRoom(rows);
}

function byRoom(rows: readonly ReaderRow[]): Map<string, RoomReaders> {
  const rooms = new Map<string, { revision: number; memberVersion: number; ranges: Map<string, ReadableRange[]> }>();
  for (const row of rows) {
    let room = rooms.get(row.room_id);
    if (!room) {
      room = { revision: row.revision, memberVersion: row.member_version, ranges: new Map() };
      rooms.set(row.room_id, room);
    }
    const range = { from: row.from_seq, until: row.until_seq ?? Infinity };
    room.ranges.set(row.person_id, [...(room.ranges.get(row.person_id) ?? []), range]);
  }
  return rooms;
}
