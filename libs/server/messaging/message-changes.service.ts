import { Injectable } from '@nestjs/common';
import { lockedRoom, nextRevision, RoomFeed } from '@server/chat-rooms';
import type { Actor } from '@server/identity';
import { type ClinicTransaction, Database } from '@server/platform';
import { MessageChanged } from './chat-event.model';
import { readableMessage } from './message-history.service';
import type { Message } from './message.model';
import { asMessage, type MessageRow } from './message.row';

/** What may be changed about a message that is there. Its place and its author never change. */
export type MessageChange = Partial<
  Pick<
    MessageRow,
    'text' | 'version' | 'edited_at' | 'withdrawn_at' | 'withdrawn_by' | 'reactions' | 'pinned_at' | 'pinned_by'
  >
>;

/** The one way in which a message changes: under its room's lock, with the room's next revision, told to the room. */
@Injectable()
export class MessageChanges {
  constructor(
    private readonly database: Database,
    private readonly feed: RoomFeed,
  ) {}

  /**
   * @param decide says what changes, or undefined for nothing, or throws the refusal
   * @throws AppError NOT_FOUND
   */
  change(
    actor: Actor,
    messageId: string,
    decide: (
      tx: ClinicTransaction,
      message: MessageRow,
    ) => MessageChange | undefined | Promise<MessageChange | undefined>,
  ): Promise<Message> {
    return this.database.inClinic(actor.clinicId, async (tx) => {
      const room = await lockedRoom(tx, actor, (await readableMessage(tx, actor, messageId)).room_id);
      // Read again: while the lock was waited for, somebody may have changed it or ended the access to it.
      const before = await readableMessage(tx, actor, messageId);
      const change = await decide(tx, before);
      if (!change) return asMessage(before);
      const after = { ...before, ...change, revision: await nextRevision(tx, room.id) };
      await tx.query(
        `update chat_message set text = $3, version = $4, edited_at = $5, withdrawn_at = $6, withdrawn_by = $7,
           reactions = $8, pinned_at = $9, pinned_by = $10, revision = $11
         where clinic_id = $1 and id = $2`,
        [
          tx.clinicId,
          after.id,
          after.text,
          after.version,
          after.edited_at,
          after.withdrawn_at,
          after.withdrawn_by,
          JSON.stringify(after.reactions),
          after.pinned_at,
          after.pinned_by,
          after.revision,
        ],
      );
      const message = asMessage(after);
      const events = [MessageChanged.event(message)];
      tx.afterCommit(() =>
        this.feed.committed({ clinicId: tx.clinicId, roomId: room.id, memberVersion: room.memberVersion, events }),
      );
      return message;
    });
  }

  /**
   * Tells a room that something about a message is new which is not in its row, such as the state of a file. Nobody
   * asks for it, so there is nobody to check; who may hear of it the feed decides, as always.
   */
  restamp(clinicId: string, messageId: string): Promise<void> {
    return this.database.inClinic(clinicId, async (tx) => {
      const [room] = await tx.query<{ id: string; member_version: number }>(
        `select r.id, r.member_version from chat_room r
         where r.clinic_id = $1
           and r.id = (select m.room_id from chat_message m where m.clinic_id = $1 and m.id = $2)
         for no key update`,
        [clinicId, messageId],
      );
      if (!room) return;
      const [row] = await tx.query<MessageRow>(
        'update chat_message set revision = $3 where clinic_id = $1 and id = $2 returning *',
        [clinicId, messageId, await nextRevision(tx, room.id)],
      );
      if (!row) return;
      const events = [MessageChanged.event(asMessage(row))];
      tx.afterCommit(() =>
        this.feed.committed({ clinicId, roomId: room.id, memberVersion: room.member_version, events }),
      );
    });
  }
}
