import { type ClinicTransaction, isId } from '@server/platform';
import { appendSystemLine } from './room-log';

export interface StayEnd {
  readonly roomId: string;
  readonly memberId: string;
  readonly actorId: string;
  readonly event: 'MEMBER_REMOVED' | 'MEMBER_LEFT';
  readonly at: Date;
}

/**
 * Ends the present stay of a member in a room whose lock the transaction holds: the system line that says so has the
 * first seq that they cannot read.
 * @returns false when they are no member
 */
export async function endStay(
  tx: ClinicTransaction,
  { roomId, memberId, actorId, event, at }: StayEnd,
): Promise<boolean> {
  const stays = isId(memberId)
    ? await tx.query(
        `select employee_id from chat_room_member
         where clinic_id = $1 and room_id = $2 and employee_id = $3 and left_seq is null`,
        [tx.clinicId, roomId, memberId],
      )
    : [];
  if (stays.length === 0) return false;
  const line = { event, actorId, at, subjectId: memberId, changesMembers: true };
  const seq = await appendSystemLine(tx, roomId, line);
  await tx.query(
    `update chat_room_member set left_seq = $4, left_at = $5
     where clinic_id = $1 and room_id = $2 and employee_id = $3 and left_seq is null`,
    [tx.clinicId, roomId, memberId, seq, at],
  );
  return true;
}
