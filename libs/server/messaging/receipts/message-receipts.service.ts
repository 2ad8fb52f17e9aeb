import { Injectable } from '@nestjs/common';
import type { Actor } from '@server/identity';
import { AppError, Database } from '@server/platform';
import { readableMessage } from '../message-history.service';
import { type MessageReceipt, MessageStatus } from '../message.model';

interface ReceiptRow {
  employee_id: string;
  left_at: Date | null;
  delivered_at: Date | null;
  read_at: Date | null;
  delivered: boolean;
  read: boolean;
}

/** Who has got and read one message, and when. */
@Injectable()
export class MessageReceipts {
  constructor(private readonly database: Database) {}

  /** By name of nobody: present recipients first, then those who left. @throws AppError NOT_FOUND, FORBIDDEN */
  of(actor: Actor, messageId: string): Promise<MessageReceipt[]> {
    return this.database.inClinic(actor.clinicId, async (tx) => {
      const message = await readableMessage(tx, actor, messageId);
      if (message.kind !== 'TEXT') throw new AppError('FORBIDDEN', 'A system line has no recipients.');
      const rows = await tx.query<ReceiptRow>(
        `select m.employee_id, m.left_at, m.delivered_seq >= $4 as delivered, m.read_seq >= $4 as read,
           (select min(s.marked_at) from chat_mark_step s where s.clinic_id = $1 and s.room_id = $2
             and s.employee_id = m.employee_id and s.delivered_seq >= $4) as delivered_at,
           (select min(s.marked_at) from chat_mark_step s where s.clinic_id = $1 and s.room_id = $2
             and s.employee_id = m.employee_id and s.read_seq >= $4) as read_at
         from chat_room_member m
         where m.clinic_id = $1 and m.room_id = $2 and m.employee_id <> $3 and m.joined_seq < $4
           and (m.left_seq is null or $4 < m.left_seq)
         order by m.left_seq is not null, m.joined_seq, m.employee_id`,
        [tx.clinicId, message.room_id, message.sender_id, message.seq],
      );
      return rows.map((row) => ({
        employeeId: row.employee_id,
        status: row.read ? MessageStatus.READ : row.delivered ? MessageStatus.DELIVERED : MessageStatus.SENT,
        deliveredAt: row.delivered ? row.delivered_at : null,
        readAt: row.read ? row.read_at : null,
        leftAt: row.left_at,
      }));
    });
  }
}
