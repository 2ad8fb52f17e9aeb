import { type MessageDelivery, MessageStatus } from './message.model';

/** One stay of one member: addressed by the messages after joinedSeq and before leftSeq. */
export interface Stay {
  readonly personId: string;
  readonly joinedSeq: number;
  readonly leftSeq: number | null;
  readonly deliveredSeq: number;
  readonly readSeq: number;
}

/**
 * How far a message has got, from the marks of its recipients. Who has left holds nothing back any more, and still
 * counts for what reached them: so a status never goes backwards.
 */
export function deliveryOf(message: { seq: number; senderId: string }, stays: readonly Stay[]): MessageDelivery {
  const { seq, senderId } = message;
  const recipients = stays.filter(
    (stay) => stay.personId !== senderId && stay.joinedSeq < seq && (stay.leftSeq === null || seq < stay.leftSeq),
  );
  const counted = recipients.filter((stay) => stay.leftSeq === null || stay.deliveredSeq >= seq);
  const present = recipients.filter((stay) => stay.leftSeq === null);
  const delivered = counted.filter((stay) => stay.deliveredSeq >= seq);
  const read = counted.filter((stay) => stay.readSeq >= seq);

  const allRead = read.length > 0 && present.every((stay) => stay.readSeq >= seq);
  const allDelivered = delivered.length > 0 && present.every((stay) => stay.deliveredSeq >= seq);
  return {
    status: allRead ? MessageStatus.READ : allDelivered ? MessageStatus.DELIVERED : MessageStatus.SENT,
    recipients: counted.length,
    delivered: delivered.length,
    read: read.length,
  };
}
