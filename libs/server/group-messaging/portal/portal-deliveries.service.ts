import { Injectable } from '@nestjs/common';
import type { ChatGroupColour, ChatGroupIcon } from '@server/chat-groups';
import { Clock, type ClinicTransaction, isId } from '@server/platform';
import { DeliveredSends } from '../delivery/delivered-sends';
import {
  type DeliveryPlace,
  PORTAL_DELIVERY,
  type PortalDelivery,
  type PortalGroupConversation,
} from './portal-delivery';

type ConversationRow = PortalDelivery & {
  readonly name: string;
  readonly colour: ChatGroupColour;
  readonly icon: ChatGroupIcon;
  readonly unreadCount: number;
};

/**
 * What one patient sees of sends to groups, and how far they have got with it. Everything is read through the view
 * `portal_delivery`, so what is not theirs any more is not there.
 */
@Injectable()
export class PortalDeliveries {
  constructor(
    private readonly clock: Clock,
    private readonly sends: DeliveredSends,
  ) {}

  /** The latest first. A group that is not the patient's is an empty page. */
  async page(
    tx: ClinicTransaction,
    contactId: string,
    groupId: string,
    before: DeliveryPlace | null,
    first: number,
  ): Promise<PortalDelivery[]> {
    if (!isId(groupId)) return [];
    return tx.query<PortalDelivery>(
      `select ${PORTAL_DELIVERY} from portal_delivery d
       where d.clinic_id = $1 and d.contact_id = $2 and d.group_id = $3
         and ($4::timestamptz is null or (d.sent_at, d.send_id) < ($4, $5::uuid))
       order by d.sent_at desc, d.send_id desc limit $6`,
      [tx.clinicId, contactId, groupId, before?.sentAt ?? null, before?.sendId ?? null, first],
    );
  }

  /** Those of these sends that the patient may see now. */
  async some(tx: ClinicTransaction, contactId: string, sendIds: readonly string[]): Promise<PortalDelivery[]> {
    return tx.query<PortalDelivery>(
      `select ${PORTAL_DELIVERY} from portal_delivery d
       where d.clinic_id = $1 and d.contact_id = $2 and d.send_id = any ($3)`,
      [tx.clinicId, contactId, sendIds.filter(isId)],
    );
  }

  /** One for each group that something was sent by, the one with the latest first. */
  async conversations(tx: ClinicTransaction, contactId: string): Promise<PortalGroupConversation[]> {
    const rows = await tx.query<ConversationRow>(
      `select * from (
         select distinct on (d.group_id) ${PORTAL_DELIVERY}, g.name, g.colour, g.icon,
           count(*) filter (where d.read_at is null and d.withdrawn_at is null)
             over (partition by d.group_id)::int as "unreadCount"
         from portal_delivery d join chat_group g on g.clinic_id = d.clinic_id and g.id = d.group_id
         where d.clinic_id = $1 and d.contact_id = $2
         order by d.group_id, d.sent_at desc, d.send_id desc
       ) latest order by "sentAt" desc, "sendId" desc`,
      [tx.clinicId, contactId],
    );
    return rows.map(({ name, colour, icon, unreadCount, ...last }) => ({
      groupId: last.groupId,
      name,
      colour,
      icon,
      unreadCount,
      last,
    }));
  }

  /** The patient's app has them. Never backwards. @returns the sends that this changed */
  markDelivered(tx: ClinicTransaction, contactId: string, sendIds: readonly string[]): Promise<string[]> {
    return this.mark(tx, contactId, sendIds, `set status = 'DELIVERED', delivered_at = $4`, `r.status = 'SENT'`);
  }

  /** The patient has seen them; what is read was delivered. Never backwards. @returns the sends that this changed */
  markRead(tx: ClinicTransaction, contactId: string, sendIds: readonly string[]): Promise<string[]> {
    const set = `set status = 'READ', read_at = $4, delivered_at = coalesce(r.delivered_at, $4)`;
    return this.mark(tx, contactId, sendIds, set, `r.status in ('SENT', 'DELIVERED')`);
  }

  private async mark(
    tx: ClinicTransaction,
    contactId: string,
    sendIds: readonly string[],
    set: string,
    from: string,
  ): Promise<string[]> {
    const rows = await tx.query<{ sendId: string }>(
      `update group_send_recipient r ${set}
       where r.clinic_id = $1 and r.contact_id = $2 and r.send_id = any ($3) and ${from}
         and exists (select 1 from portal_delivery d
           where d.clinic_id = r.clinic_id and d.contact_id = r.contact_id and d.send_id = r.send_id)
       returning r.send_id as "sendId"`,
      [tx.clinicId, contactId, sendIds.filter(isId), this.clock.now()],
    );
    const changed = rows.map(({ sendId }) => sendId);
    tx.afterCommit(() => changed.forEach((sendId) => this.sends.marked(tx.clinicId, sendId)));
    return changed;
  }
}
