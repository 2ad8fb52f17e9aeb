import { isQuiet, type Language } from '@server/identity';
import type { ClinicTransaction } from '@server/platform';
import type { NoticeProvider, PatientAddresses } from './notice-provider';

const MINUTE_MS = 60_000;
/** Who has not been told by then will not be: the news is old. */
const GIVEN_UP_AFTER_MS = 24 * 60 * MINUTE_MS;
const QUIET_AGAIN_MS = 5 * MINUTE_MS;
export const RETRY_AFTER_MS = 10 * MINUTE_MS;
const MOST_ATTEMPTS = 3;
const BATCH = 50;

interface Round {
  readonly sentAt: Date;
  readonly withdrawn: boolean;
  readonly quietHoursStart: string | null;
  readonly quietHoursEnd: string | null;
  readonly timeZone: string;
}

interface Unread extends PatientAddresses {
  readonly contactId: string;
  readonly language: Language;
}

/** One patient who is to be told now, and by which way. */
export interface DueNotice {
  readonly contactId: string;
  readonly provider: NoticeProvider;
  readonly address: string;
  readonly language: Language;
}

export interface Patience {
  readonly now: Date;
  readonly delayMs: number;
}

/**
 * The next patients of a send who have not read it and are to be told. Each of them is written down before anybody is
 * told: whatever happens after this, nobody is told twice.
 * @returns nobody where another process is at it, it is too early or quiet, or nobody is left
 */
export async function nextNotices(
  tx: ClinicTransaction,
  sendId: string,
  providers: readonly NoticeProvider[],
  { now, delayMs }: Patience,
): Promise<DueNotice[]> {
  const [round] = await tx.query<Round>(
    `select s.sent_at as "sentAt", s.withdrawn_at is not null as withdrawn, c.time_zone as "timeZone",
       c.quiet_hours_start as "quietHoursStart", c.quiet_hours_end as "quietHoursEnd"
     from portal_notice_round r
     join group_send s on s.clinic_id = r.clinic_id and s.id = r.send_id
     join clinic c on c.id = r.clinic_id
     where r.clinic_id = $1 and r.send_id = $2 and r.due_at <= $3 for update of r skip locked`,
    [tx.clinicId, sendId, now],
  );
  if (!round) return [];
  const again = (at: Date | 'infinity') =>
    tx.query('update portal_notice_round set due_at = $3::timestamptz where clinic_id = $1 and send_id = $2', [
      tx.clinicId,
      sendId,
      at,
    ]);
  const after = (milliseconds: number, from = now) => new Date(from.getTime() + milliseconds);
  if (round.withdrawn || after(GIVEN_UP_AFTER_MS, round.sentAt) < now) return (await again('infinity'), []);
  if (after(delayMs, round.sentAt) > now) return (await again(after(delayMs, round.sentAt)), []);
  if (isQuiet(round, now)) return (await again(after(QUIET_AGAIN_MS)), []);
  const unread = await unreadOf(tx, sendId, after(-RETRY_AFTER_MS));
  if (unread.length === 0) {
    await again((await anyToRetry(tx, sendId)) ? after(RETRY_AFTER_MS) : 'infinity');
    return [];
  }
  const notices = unread.map(({ contactId, language, ...addresses }) => {
    const ways = providers.map((provider) => ({ provider, address: provider.addressOf(addresses) }));
    const way = ways.find(({ provider, address }) => provider.available && address !== null);
    return { contactId, language, ...way };
  });
  await tx.query(
    `insert into portal_notice as n (clinic_id, send_id, contact_id, channel, status, attempts, tried_at)
     select $1, $2, i.id, nullif(i.channel, ''), case when i.channel = '' then 'NO_ADDRESS' else 'TRYING' end,
       case when i.channel = '' then 0 else 1 end, $5
     from unnest($3::uuid[], $4::text[]) as i (id, channel)
     on conflict (clinic_id, send_id, contact_id) do update
       set channel = excluded.channel, status = excluded.status, attempts = n.attempts + excluded.attempts,
         tried_at = excluded.tried_at`,
    [tx.clinicId, sendId, notices.map((n) => n.contactId), notices.map((n) => n.provider?.channel ?? ''), now],
  );
  return notices.flatMap(({ contactId, language, provider, address }) =>
    provider && address ? [{ contactId, language, provider, address }] : [],
  );
}

/** What became of attempts. */
export async function noteAttempts(
  tx: ClinicTransaction,
  sendId: string,
  attempts: readonly { readonly contactId: string; readonly taken: boolean }[],
): Promise<void> {
  await tx.query(
    `update portal_notice n set status = case when i.taken then 'SENT' else 'FAILED' end
     from unnest($3::uuid[], $4::boolean[]) as i (id, taken)
     where n.clinic_id = $1 and n.send_id = $2 and n.contact_id = i.id and n.status = 'TRYING'`,
    [tx.clinicId, sendId, attempts.map(({ contactId }) => contactId), attempts.map(({ taken }) => taken)],
  );
}

/** Asked of `portal_delivery`: whoever was taken out of the group is told nothing. */
function unreadOf(tx: ClinicTransaction, sendId: string, triedBefore: Date): Promise<Unread[]> {
  return tx.query<Unread>(
    `select d.contact_id as "contactId", p.email, p.phone, coalesce(p.language, c.language, 'EN') as language
     from portal_delivery d
     join contact p on p.clinic_id = d.clinic_id and p.id = d.contact_id
     join clinic c on c.id = d.clinic_id
     left join portal_notice n on n.clinic_id = d.clinic_id and n.send_id = d.send_id and n.contact_id = d.contact_id
     where d.clinic_id = $1 and d.send_id = $2 and d.read_at is null
       and (n.contact_id is null or (n.status = 'FAILED' and n.attempts < $4 and n.tried_at <= $3))
     order by d.contact_id limit ${BATCH}`,
    [tx.clinicId, sendId, triedBefore, MOST_ATTEMPTS],
  );
}

async function anyToRetry(tx: ClinicTransaction, sendId: string): Promise<boolean> {
  const found = await tx.query(
    `select 1 from portal_notice where clinic_id = $1 and send_id = $2 and status = 'FAILED' and attempts < $3 limit 1`,
    [tx.clinicId, sendId, MOST_ATTEMPTS],
  );
  return found.length > 0;
}
