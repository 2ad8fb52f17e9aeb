import { Injectable } from '@nestjs/common';
import { accessibleRoom, mayRead } from '@server/chat-rooms';
import type { Actor } from '@server/identity';
import { AppError, Clock, Database } from '@server/platform';
import { MessageChanges } from '../message-changes.service';
import type { Message } from '../message.model';
import { asMessage, type MessageRow } from '../message.row';

const MOST = 50;

/** Messages that a room keeps at hand. */
@Injectable()
export class Pins {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly changes: MessageChanges,
  ) {}

  /** Any member may pin and unpin. @throws AppError NOT_FOUND, CONFLICT */
  pin(actor: Actor, messageId: string, pinned: boolean): Promise<Message> {
    return this.changes.change(actor, messageId, async (tx, message) => {
      if (message.kind !== 'TEXT' || message.withdrawn_at) {
        throw new AppError('CONFLICT', 'This message cannot be pinned.');
      }
      if (pinned === (message.pinned_at !== null)) return undefined;
      if (!pinned) return { pinned_at: null, pinned_by: null };
      const others = await tx.query(
        `select 1 from chat_message where clinic_id = $1 and room_id = $2 and pinned_at is not null limit ${MOST}`,
        [tx.clinicId, message.room_id],
      );
      if (others.length >= MOST) throw new AppError('CONFLICT', `A chat has at most ${MOST} pinned messages.`);
      return { pinned_at: this.clock.now(), pinned_by: actor.personId };
    });
  }

  /** The pinned messages of a room that the actor may read, the latest pin first. @throws AppError NOT_FOUND */
  of(actor: Actor, roomId: string): Promise<Message[]> {
    return this.database.inClinic(actor.clinicId, async (tx) => {
      const room = await accessibleRoom(tx, actor, roomId);
      const rows = await tx.query<MessageRow>(
        `select m.* from chat_message m
         where m.clinic_id = $1 and m.room_id = $3 and m.pinned_at is not null and m.withdrawn_at is null
           and ${mayRead('m', '$2')}
         order by m.pinned_at desc limit ${MOST}`,
        [tx.clinicId, actor.personId, room.id],
      );
      return rows.map(asMessage);
    });
  }
}
