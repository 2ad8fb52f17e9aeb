import { randomUUID } from 'node:crypto';
import type { Actor } from './actor';
import type { Clinic } from './clinic';
import type { Operation, Page } from './operations';

export interface Counts {
  readonly total: number;
  readonly queued: number;
  readonly sent: number;
  readonly delivered: number;
  readonly read: number;
  readonly failed: number;
  readonly skipped: number;
}

export interface GroupSend {
  readonly id: string;
  readonly text: string;
  readonly status: string;
  readonly scheduled: boolean;
  readonly releaseAt: string;
  readonly sentAt: string | null;
  readonly withdrawnAt: string | null;
  readonly correctsId: string | null;
  readonly correctedById: string | null;
  readonly resendsId: string | null;
  readonly attachments: readonly { readonly id: string; readonly name: string; readonly url: string }[];
  readonly author: { readonly name: string };
  readonly groups: readonly { readonly id: string; readonly name: string; readonly hidden: boolean }[];
  readonly counts: Counts;
  readonly permissions: Readonly<Record<'undo' | 'resume' | 'withdraw' | 'resend', boolean>>;
}

export interface Recipient {
  readonly contactId: string;
  readonly name: string;
  readonly groupIds: readonly string[];
  readonly status: string;
  readonly reason: string | null;
  readonly sentAt: string | null;
  readonly readAt: string | null;
}

export const COUNTS = 'counts { total queued sent delivered read failed skipped }';
const SEND = `id text status scheduled releaseAt sentAt withdrawnAt correctsId correctedById resendsId author { name }
  attachments { id name url } groups { id name hidden } ${COUNTS} permissions { undo resume withdraw resend }`;

export interface Preflight {
  readonly memberships: number;
  readonly patients: number;
  readonly duplicates: number;
  readonly archived: number;
  readonly optedOut: number;
  readonly withoutConsent: number;
  readonly withoutPortalAccess: number;
  readonly recipients: number;
}

export const preflight: Operation<
  { groupSendPreflight: Preflight },
  { chatGroupIds: readonly string[]; messageClass: string }
> = {
  text: `query ($chatGroupIds: [ID!]!, $messageClass: MessageClass!) {
    groupSendPreflight(chatGroupIds: $chatGroupIds, messageClass: $messageClass) {
      memberships patients duplicates archived optedOut withoutConsent withoutPortalAccess recipients } }`,
};
export const groupSend: Operation<{ groupSend: GroupSend }, { id: string }> = {
  text: `query ($id: ID!) { groupSend(id: $id) { ${SEND} } }`,
};
export const groupSends: Operation<{ groupSends: Page<GroupSend> }, { first?: number; after?: string | null }> = {
  text: `query ($first: Int! = 50, $after: String) { groupSends(first: $first, after: $after) {
    edges { cursor node { ${SEND} } } pageInfo { hasNextPage endCursor } } }`,
};
export const recipients: Operation<
  { groupSend: { recipients: Page<Recipient> } },
  { id: string; status?: string; search?: string; first?: number; after?: string | null }
> = {
  text: `query ($id: ID!, $status: GroupSendRecipientStatus, $search: String, $first: Int! = 100, $after: String) {
    groupSend(id: $id) { recipients(status: $status, search: $search, first: $first, after: $after) {
      edges { cursor node { contactId name groupIds status reason sentAt readAt } }
      pageInfo { hasNextPage endCursor } } } }`,
};

type Changed<Key extends string> = Readonly<Record<Key, { readonly groupSend: GroupSend }>>;
type ById<Key extends string> = Operation<Changed<Key>, { id: string }>;

export const sendToGroups: Operation<Changed<'sendToGroups'>, { input: object }> = {
  text: `mutation ($input: SendToGroupsInput!) { sendToGroups(input: $input) { groupSend { ${SEND} } } }`,
};
export const correctGroupSend: Operation<Changed<'correctGroupSend'>, { input: object }> = {
  text: `mutation ($input: CorrectGroupSendInput!) { correctGroupSend(input: $input) { groupSend { ${SEND} } } }`,
};
export const undoGroupSend: ById<'undoGroupSend'> = {
  text: `mutation ($id: ID!) { undoGroupSend(id: $id) { groupSend { ${SEND} } } }`,
};
export const resumeGroupSend: ById<'resumeGroupSend'> = {
  text: `mutation ($id: ID!) { resumeGroupSend(id: $id) { groupSend { ${SEND} } } }`,
};
export const withdrawGroupSend: ById<'withdrawGroupSend'> = {
  text: `mutation ($id: ID!) { withdrawGroupSend(id: $id) { groupSend { ${SEND} } } }`,
};
export const resendToUnread: Operation<Changed<'resendToUnread'>, { id: string; requestId: string }> = {
  text: `mutation ($id: ID!, $requestId: ID!) { resendToUnread(id: $id, requestId: $requestId) { groupSend { ${SEND} } } }`,
};

/** Sends a text to groups; what else is given overrides. */
export async function sends(actor: Actor, chatGroupIds: readonly string[], more: object = {}): Promise<GroupSend> {
  const input = {
    requestId: randomUUID(),
    chatGroupIds,
    text: 'We are closed today',
    messageClass: 'SERVICE',
    ...more,
  };
  return (await actor.run(sendToGroups, { input })).sendToGroups.groupSend;
}

const PATIENCE_MS = 60_000;

/** Waits until a send is so far. */
export async function becomes(actor: Actor, id: string, isMeant: (send: GroupSend) => boolean): Promise<GroupSend> {
  for (const until = Date.now() + PATIENCE_MS; ;) {
    const send = (await actor.run(groupSend, { id })).groupSend;
    if (isMeant(send)) return send;
    if (Date.now() > until) throw new Error(`it did not come so far: ${JSON.stringify(send)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export const isSent = ({ status }: GroupSend) => status === 'SENT';

/**
 * Patients straight in the database, each with a session in the portal and in all of these groups: set-up only.
 * @returns their ids, in order of their names
 */
export async function patientsIn(
  clinic: Clinic<string>,
  creator: Actor,
  groupIds: readonly string[],
  many: number,
  name = 'Patient',
): Promise<string[]> {
  const ids = Array.from({ length: many }, () => randomUUID());
  const names = ids.map((_, i) => `${name} ${String(i + 1).padStart(6, '0')}`);
  await clinic.sql(
    `insert into contact (clinic_id, id, name, sort_name, created_at, created_by, updated_at)
     select $1, t.id, t.name, lower(t.name), now(), $2, now() from unnest($3::uuid[], $4::text[]) as t (id, name)`,
    [clinic.id, creator.id, ids, names],
  );
  await givePortalAccess(clinic, ids);
  for (const groupId of groupIds) await putInto(clinic, creator, groupId, ids);
  return ids;
}

export async function putInto(
  clinic: Clinic<string>,
  creator: Actor,
  groupId: string,
  ids: readonly string[],
): Promise<void> {
  await clinic.sql(
    `insert into chat_group_membership (clinic_id, id, group_id, contact_id, via, assigned_at, assigned_by)
     select $1, gen_random_uuid(), $2, t.id, 'IMPORT', now(), $3 from unnest($4::uuid[]) as t (id)`,
    [clinic.id, groupId, creator.id, ids],
  );
  await clinic.sql('update chat_group set member_count = member_count + $3 where clinic_id = $1 and id = $2', [
    clinic.id,
    groupId,
    ids.length,
  ]);
}

async function givePortalAccess(clinic: Clinic<string>, ids: readonly string[]): Promise<void> {
  await clinic.sql(
    `insert into portal_session (clinic_id, id, contact_id, token_hash, user_agent, created_at, last_seen_at, expires_at)
     select $1, gen_random_uuid(), t.id, sha256(t.id::text::bytea), '', now(), now(), now() + interval '1 day'
     from unnest($2::uuid[]) as t (id)`,
    [clinic.id, ids],
  );
}

/** What the one view shows to a patient: texts, the latest last. */
export async function readableBy(clinic: Clinic<string>, contactId: string): Promise<string[]> {
  const rows = await clinic.sql(
    'select text from portal_delivery where clinic_id = $1 and contact_id = $2 order by sent_at, send_id',
    [clinic.id, contactId],
  );
  return rows.map(({ text }) => text as string);
}

/** As the portal will do it for the patient. */
export async function readsBy(clinic: Clinic<string>, sendId: string, contactIds: readonly string[]): Promise<void> {
  await clinic.sql(
    `update group_send_recipient set status = 'READ', read_at = now(), delivered_at = coalesce(delivered_at, now())
     where clinic_id = $1 and send_id = $2 and contact_id = any ($3) and status in ('SENT', 'DELIVERED')`,
    [clinic.id, sendId, contactIds],
  );
}
