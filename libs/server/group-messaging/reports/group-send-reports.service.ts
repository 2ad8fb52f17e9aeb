import { Injectable } from '@nestjs/common';
import { type Actor, Audit, escapeLike } from '@server/identity';
import {
  type ClinicTransaction,
  type Connection,
  Database,
  decodeCursor,
  encodeCursor,
  forwardPage,
  notFound,
  type RequestContext,
} from '@server/platform';
import DataLoader from 'dataloader';
import type { GroupSendRecipientsArgs } from '../group-send.input';
import type {
  GroupSend,
  GroupSendCounts,
  GroupSendRecipient,
  GroupSendTarget,
  PortalNoticeStatus,
} from '../group-send.model';
import { asSeenBy, GROUP_SEND, groupSendRow, type GroupSendRow } from '../group-send.row';
import { countsOf } from './group-send-counts';

const COUNTS = Symbol('counts of sends');
const TARGETS = Symbol('groups of sends');

type RecipientRow = Omit<GroupSendRecipient, 'notice'> & {
  readonly sortName: string;
  readonly noticeStatus: PortalNoticeStatus | null;
  readonly attempts: number;
  readonly triedAt: Date;
};
type PageOf = Pick<GroupSendRecipientsArgs, 'status' | 'search' | 'first' | 'after'>;

/** What became of sends. */
@Injectable()
export class GroupSendReports {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  /** @throws AppError NOT_FOUND */
  one(actor: Actor, id: string): Promise<GroupSend> {
    return this.database.inClinic(actor.clinicId, async (tx) => asSeenBy(actor, await groupSendRow(tx, id)));
  }

  /** The latest first. */
  page(actor: Actor, args: { readonly first: number; readonly after?: string | null }): Promise<Connection<GroupSend>> {
    const [before] = typeof args.after === 'string' ? decodeCursor('groupSends', args.after, 'after', ['id']) : [null];
    return this.database.inClinic(actor.clinicId, async (tx) => {
      const rows = await tx.query<GroupSendRow>(
        `select ${GROUP_SEND} from group_send s
         where s.clinic_id = $1 and ($2::uuid is null or s.id < $2) order by s.id desc limit $3`,
        [tx.clinicId, before, args.first + 1],
      );
      return forwardPage(rows, args, {
        cursor: ({ id }) => encodeCursor('groupSends', [id]),
        node: (row) => asSeenBy(actor, row),
      });
    });
  }

  /** The patients of a send, by name; who looked is in the audit log. @throws AppError NOT_FOUND */
  async recipients(actor: Actor, sendId: string, args: PageOf): Promise<Connection<GroupSendRecipient>> {
    const page = await this.database.inClinic(actor.clinicId, (tx) => recipientsPage(tx, sendId, args));
    await this.audit.recordRead(actor.clinicId, actor, {
      action: 'READ_GROUP_SEND_RECIPIENTS',
      object: { kind: 'GROUP_SEND', id: sendId },
      details: { shown: page.edges.length },
    });
    return page;
  }

  counts(request: RequestContext, sendId: string): Promise<GroupSendCounts> {
    return this.loader(request, COUNTS, countsOf).load(sendId);
  }

  targets(request: RequestContext, sendId: string): Promise<readonly GroupSendTarget[]> {
    return this.loader(request, TARGETS, targetsOf).load(sendId);
  }

  private loader<T>(
    request: RequestContext,
    key: symbol,
    load: (tx: ClinicTransaction, ids: readonly string[]) => Promise<T[]>,
  ): DataLoader<string, T> {
    return request.loaders.get(key, () => {
      const clinicId = request.principal?.clinicId;
      if (!clinicId) throw notFound('send');
      return new DataLoader<string, T>((ids) => this.database.inClinic(clinicId, (tx) => load(tx, ids)));
    });
  }
}

/** One page of the report, in order of the names. */
export async function recipientsPage(
  tx: ClinicTransaction,
  sendId: string,
  { status, search, first, after }: PageOf,
): Promise<Connection<GroupSendRecipient>> {
  const list = 'groupSendRecipients';
  const [name, id] = typeof after === 'string' ? decodeCursor(list, after, 'after', ['string', 'id']) : [null, null];
  const rows = await tx.query<RecipientRow>(
    `select r.contact_id as "contactId", c.name, c.sort_name as "sortName", r.group_ids as "groupIds", r.status,
       r.reason, r.queued_at as "queuedAt", r.sent_at as "sentAt", r.delivered_at as "deliveredAt",
       r.read_at as "readAt", n.status as "noticeStatus", n.attempts, n.tried_at as "triedAt"
     from group_send_recipient r join contact c on c.clinic_id = r.clinic_id and c.id = r.contact_id
     left join portal_notice n on n.clinic_id = r.clinic_id and n.send_id = r.send_id and n.contact_id = r.contact_id
     where r.clinic_id = $1 and r.send_id = $2 and ($3::text is null or r.status = $3)
       and ($4::text is null or c.name ilike $4)
       and ($5::text is null or (c.sort_name, c.id) > ($5, $6::uuid))
     order by c.sort_name, c.id limit $7`,
    [tx.clinicId, sendId, status ?? null, search ? `%${escapeLike(search)}%` : null, name, id, first + 1],
  );
  return forwardPage(
    rows,
    { first, after },
    { cursor: (row) => encodeCursor(list, [row.sortName, row.contactId]), node: asRecipient },
  );
}

function asRecipient({ noticeStatus: status, attempts, triedAt, ...row }: RecipientRow): GroupSendRecipient {
  return { ...row, notice: status && { status, attempts, triedAt } };
}

async function targetsOf(tx: ClinicTransaction, sendIds: readonly string[]): Promise<GroupSendTarget[][]> {
  const rows = await tx.query<GroupSendTarget & { sendId: string }>(
    `select t.send_id as "sendId", g.id, g.name, g.colour, g.icon, g.hidden_at is not null as hidden
     from group_send_group t join chat_group g on g.clinic_id = t.clinic_id and g.id = t.group_id
     where t.clinic_id = $1 and t.send_id = any ($2) order by t.place`,
    [tx.clinicId, sendIds],
  );
  const bySend = Map.groupBy(rows, ({ sendId }) => sendId);
  return sendIds.map((id) => bySend.get(id) ?? []);
}
