import type { ChatGroupColour, ChatGroupIcon } from '@server/chat-groups';
import type { MessageClass } from '@server/contacts';

/** One send as the patient who got it sees it: a row of the view `portal_delivery`. */
export interface PortalDelivery {
  readonly sendId: string;
  /** The group in whose conversation it stands: the first of the chosen groups that the patient belongs to now. */
  readonly groupId: string;
  /** Empty when it was withdrawn. */
  readonly text: string;
  readonly messageClass: MessageClass;
  readonly sentAt: Date;
  readonly deliveredAt: Date | null;
  readonly readAt: Date | null;
  readonly withdrawnAt: Date | null;
}

/** What the clinic wrote to one patient by one group. */
export interface PortalGroupConversation {
  readonly groupId: string;
  readonly name: string;
  readonly colour: ChatGroupColour;
  readonly icon: ChatGroupIcon;
  readonly last: PortalDelivery;
  readonly unreadCount: number;
}

/** Where a page of deliveries goes on: the item before which it begins. */
export type DeliveryPlace = Pick<PortalDelivery, 'sentAt' | 'sendId'>;

/** The columns of a row `d` of `portal_delivery`. */
export const PORTAL_DELIVERY = `d.send_id as "sendId", d.group_id as "groupId", d.text,
  d.message_class as "messageClass", d.sent_at as "sentAt", d.delivered_at as "deliveredAt", d.read_at as "readAt",
  d.withdrawn_at as "withdrawnAt"`;
