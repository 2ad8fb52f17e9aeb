import { Injectable } from '@nestjs/common';
import { type RoomEvent, RoomEventSource } from '@server/chat-rooms';
import type { ClinicTransaction } from '@server/platform';
import { MessageChanged } from './chat-event.model';
import { asMessage, type MessageRow } from './message.row';

/** Reads from the room log what the room feed did not see happen. Who may have it, the feed decides. */
@Injectable()
export class MessageEvents extends RoomEventSource {
  async eventsAfter(tx: ClinicTransaction, roomId: string, revision: number, limit: number): Promise<RoomEvent[]> {
    const rows = await tx.query<MessageRow>(
      'select * from chat_message where clinic_id = $1 and room_id = $2 and revision > $3 order by revision limit $4',
      [tx.clinicId, roomId, revision, limit],
    );
    return rows.map((row) => MessageChanged.event(asMessage(row)));
  }
}
