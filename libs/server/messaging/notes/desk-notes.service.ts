import { Injectable } from '@nestjs/common';
import { appendSystemLine, lockedRoom, RoomFeed } from '@server/chat-rooms';
import { type Actor, Audit } from '@server/identity';
import { AppError, Clock, Database, newId, notFound, type RequestContext } from '@server/platform';
import DataLoader from 'dataloader';
import type { AddDeskNoteInput, DeskNote } from './desk-note.model';

const LOADER = Symbol('desk notes');
const NOTE = 'id, text, written_at as "writtenAt"';

/** Notes of the desk about a patient, in the room of the patient and never for the patient. docs/patient-rooms.md */
@Injectable()
export class DeskNotes {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly feed: RoomFeed,
    private readonly audit: Audit,
  ) {}

  /** Safe to repeat with the same clientNoteId. @throws AppError NOT_FOUND, FORBIDDEN (no room of a patient) */
  add(actor: Actor, { roomId, clientNoteId, text }: AddDeskNoteInput): Promise<DeskNote> {
    return this.database.inClinic(actor.clinicId, async (tx) => {
      const room = await lockedRoom(tx, actor, roomId);
      if (room.contactId === null) throw new AppError('FORBIDDEN', 'Notes are for the rooms of patients.');
      const [known] = await tx.query<DeskNote>(
        `select ${NOTE} from desk_note where clinic_id = $1 and author_id = $2 and client_note_id = $3`,
        [tx.clinicId, actor.personId, clientNoteId],
      );
      if (known) return known;
      const note = { id: newId(), text, writtenAt: this.clock.now() };
      await tx.query(
        `insert into desk_note (clinic_id, id, room_id, author_id, client_note_id, text, written_at)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [tx.clinicId, note.id, room.id, actor.personId, clientNoteId, note.text, note.writtenAt],
      );
      const line = { event: 'NOTE_ADDED', actorId: actor.personId, at: note.writtenAt, noteId: note.id } as const;
      await appendSystemLine(tx, room.id, { ...line, changesMembers: false });
      this.audit.record(tx, actor, { action: 'ADD_DESK_NOTE', object: { kind: 'CHAT_ROOM', id: room.id } });
      tx.afterCommit(() => this.feed.wake(tx.clinicId, room.id));
      return note;
    });
  }

  /** Notes of one operation in one query. Only asked about lines that a viewer may read. */
  loader(request: RequestContext): DataLoader<string, DeskNote> {
    return request.loaders.get(LOADER, () => {
      const clinicId = request.principal?.clinicId;
      if (!clinicId) throw notFound('note');
      return new DataLoader<string, DeskNote>(async (ids) => {
        const notes = await this.database.inClinic(clinicId, (tx) =>
          tx.query<DeskNote>(`select ${NOTE} from desk_note where clinic_id = $1 and id = any ($2)`, [clinicId, ids]),
        );
        const byId = new Map(notes.map((note) => [note.id, note]));
        return ids.map((id) => byId.get(id) ?? notFound('note'));
      });
    });
  }
}
