import type { Member } from './chat-types';

/**
 * How far a message of one's own has come. `total` counts the recipients who are still members: one who left no longer
 * holds the total back.
 */
export interface Delivery {
  readonly status: 'sent' | 'delivered' | 'read';
  readonly total: number;
  readonly delivered: number;
  readonly read: number;
}

export interface RecipientState {
  readonly member: Member;
  readonly status: 'sent' | 'delivered' | 'read';
  readonly left: boolean;
}

/** Those who were members when the message took its place, the sender left out. */
export function recipientsOf(seq: number, senderId: string, members: readonly Member[]): RecipientState[] {
  return members
    .filter(
      ({ employee, joinedSeq, leftSeq }) =>
        employee.id !== senderId && joinedSeq < seq && (leftSeq === null || seq < leftSeq),
    )
    .map((member) => ({
      member,
      // Read implies delivered, whichever of the two marks arrived.
      status: member.readSeq >= seq ? 'read' : member.deliveredSeq >= seq ? 'delivered' : 'sent',
      left: member.leftSeq !== null,
    }));
}

export function deliveryOf(seq: number, senderId: string, members: readonly Member[]): Delivery {
  const present = recipientsOf(seq, senderId, members).filter(({ left }) => !left);
  const read = present.filter(({ status }) => status === 'read').length;
  const delivered = present.filter(({ status }) => status !== 'sent').length;
  const total = present.length;
  const status = total === 0 || delivered < total ? 'sent' : read < total ? 'delivered' : 'read';
  return { status, total, delivered, read };
}
