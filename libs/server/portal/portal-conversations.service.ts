import { Injectable } from '@nestjs/common';
import { PortalDeliveries, type PortalGroupConversation } from '@server/group-messaging';
import type { PatientActor } from '@server/identity';
import { PatientRooms } from '@server/chat-rooms';
import { type ClinicTransaction, type Connection, Database, isId, notFound } from '@server/platform';
import type { MarkPortalInput, PortalItemsArgs } from './portal.input';
import { type PortalConversation, PortalConversationKind, type PortalItem } from './portal.model';
import { clinicConversation, lastSeqOf, lettersPage } from './clinic-conversation';
import {
  ANNOUNCEMENT,
  asItem,
  CLINIC_CONVERSATION,
  type ItemPlace,
  itemPage,
  type ItemRow,
  placeOf,
} from './portal-items';

/**
 * What a patient reads, and how far they have got. Everything of groups comes from the view `portal_delivery`; what is
 * not there for this patient now does not exist for them.
 */
@Injectable()
export class PortalConversations {
  constructor(
    private readonly database: Database,
    private readonly deliveries: PortalDeliveries,
    private readonly rooms: PatientRooms,
  ) {}

  /** The one with the newest entry first. */
  all({ clinicId, personId }: PatientActor): Promise<PortalConversation[]> {
    return this.database.inClinic(clinicId, (tx) => this.read(tx, personId));
  }

  /** @throws AppError NOT_FOUND */
  one({ clinicId, personId }: PatientActor, id: string): Promise<PortalConversation> {
    return this.database.inClinic(clinicId, (tx) => this.readOne(tx, personId, id));
  }

  /** @throws AppError VALIDATION_FAILED for a cursor that is not of this list */
  items(patient: PatientActor, conversationId: string, args: PortalItemsArgs): Promise<Connection<PortalItem>> {
    const before = placeOf(args.before);
    return this.database.inClinic(patient.clinicId, async (tx) => {
      const rows = await this.page(tx, patient.personId, conversationId, before, args.first + 1);
      return itemPage(rows, args.first, before);
    });
  }

  /** The app has these. Never backwards. @throws AppError NOT_FOUND */
  async markDelivered(patient: PatientActor, input: MarkPortalInput): Promise<PortalConversation> {
    const { conversationId, itemIds } = input;
    if (conversationId === CLINIC_CONVERSATION) {
      await this.rooms.markDelivered(patient, await this.lastSeq(patient, itemIds));
      return this.one(patient, conversationId);
    }
    return this.database.inClinic(patient.clinicId, async (tx) => {
      await this.deliveries.markDelivered(tx, patient.personId, itemIds);
      return this.readOne(tx, patient.personId, conversationId);
    });
  }

  /** These were on screen. Never backwards; read implies delivered. @throws AppError NOT_FOUND */
  async markRead(patient: PatientActor, input: MarkPortalInput): Promise<PortalConversation> {
    const { conversationId, itemIds } = input;
    if (conversationId === CLINIC_CONVERSATION) {
      await this.rooms.markRead(patient, await this.lastSeq(patient, itemIds));
      return this.one(patient, conversationId);
    }
    return this.database.inClinic(patient.clinicId, async (tx) => {
      await this.deliveries.markRead(tx, patient.personId, itemIds);
      return this.readOne(tx, patient.personId, conversationId);
    });
  }

  private async read(tx: ClinicTransaction, contactId: string): Promise<PortalConversation[]> {
    const found = await this.deliveries.conversations(tx, contactId);
    const newestOf = await tx.query<ItemRow>(
      `select ${ANNOUNCEMENT} from portal_delivery d
       where d.clinic_id = $1 and d.contact_id = $2 and d.send_id = any ($3)`,
      [tx.clinicId, contactId, found.map(({ last }) => last.sendId)],
    );
    const byId = new Map(newestOf.map((row) => [row.id, row]));
    const groups = found.flatMap((group) => {
      const last = byId.get(group.last.sendId);
      return last ? [asConversation(group, asItem(last))] : [];
    });
    return [await clinicConversation(tx, contactId), ...groups].sort((a, b) => newest(b) - newest(a));
  }

  private lastSeq({ clinicId, personId }: PatientActor, itemIds: readonly string[]): Promise<number> {
    return this.database.inClinic(clinicId, (tx) => lastSeqOf(tx, personId, itemIds.filter(isId)));
  }

  private async readOne(tx: ClinicTransaction, contactId: string, id: string): Promise<PortalConversation> {
    const found = (await this.read(tx, contactId)).find((conversation) => conversation.id === id);
    if (!found) throw notFound('conversation');
    return found;
  }

  private async page(
    tx: ClinicTransaction,
    contactId: string,
    groupId: string,
    before: ItemPlace | null,
    most: number,
  ): Promise<ItemRow[]> {
    if (groupId === CLINIC_CONVERSATION) return lettersPage(tx, contactId, before, most);
    if (!isId(groupId)) return [];
    return tx.query<ItemRow>(
      `select ${ANNOUNCEMENT} from portal_delivery d
       where d.clinic_id = $1 and d.contact_id = $2 and d.group_id = $3
         and ($4::timestamptz is null or (d.sent_at, d.send_id) < ($4, $5::uuid))
       order by d.sent_at desc, d.send_id desc limit $6`,
      [tx.clinicId, contactId, groupId, before?.at ?? null, before?.id ?? null, most],
    );
  }
}

const newest = ({ last }: PortalConversation) => last?.at.getTime() ?? 0;

function asConversation(group: PortalGroupConversation, last: PortalItem): PortalConversation {
  return {
    id: group.groupId,
    kind: PortalConversationKind.GROUP,
    name: group.name,
    colour: group.colour,
    icon: group.icon,
    unreadCount: group.unreadCount,
    last,
  };
}
