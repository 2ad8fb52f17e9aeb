import { isQuiet } from '@server/identity';
import type { ClinicTransaction } from '@server/platform';

/** Whom a message has to reach by push: those that no app of theirs has confirmed, or those that have not read it. */
export type PushReason = 'NOT_DELIVERED' | 'NOT_READ';

export interface PushRecipient {
  readonly sessionId: string;
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
  readonly language: 'EN' | 'RU';
  readonly messageId: string;
  readonly roomId: string;
}

interface Row {
  session_id: string;
  endpoint: string;
  p256dh: string;
  auth: string;
  language: 'EN' | 'RU';
  message_id: string;
  room_id: string;
  quiet_from: string | null;
  quiet_until: string | null;
  time_zone: string | null;
}

/**
 * Who may read a message, and who listens, is asked now, not when it was sent: docs/access.md. Nobody at the browser is
 * no reason to be silent: a push says nothing but that there is something, and is what calls them back.
 */
const RECIPIENTS = `
  select distinct on (sub.session_id) sub.session_id, sub.endpoint, sub.p256dh, sub.auth,
    coalesce(wish.language, clinic.language, 'EN') as language, m.id as message_id, m.room_id,
    to_char(wish.quiet_hours_start, 'HH24:MI') as quiet_from, to_char(wish.quiet_hours_end, 'HH24:MI') as quiet_until,
    wish.time_zone
  from chat_message m
  join chat_room_reader reader on reader.clinic_id = m.clinic_id and reader.room_id = m.room_id
    and reader.from_seq <= m.seq and (reader.until_seq is null or m.seq < reader.until_seq)
  join chat_room_member present on present.clinic_id = m.clinic_id and present.room_id = m.room_id
    and present.employee_id = reader.person_id and present.left_seq is null
  -- A patient whom somebody takes care of is for that one to hear of.
  join chat_room desk on desk.clinic_id = m.clinic_id and desk.id = m.room_id
    and coalesce(desk.assigned_to, reader.person_id) = reader.person_id
  join push_subscription sub on sub.clinic_id = m.clinic_id and sub.employee_id = reader.person_id
    and sub.endpoint is not null
  join session on session.clinic_id = sub.clinic_id and session.id = sub.session_id and session.ended_at is null
    and session.expires_at > $3
  join employee_preferences wish on wish.clinic_id = m.clinic_id and wish.employee_id = reader.person_id
    and wish.desktop_notifications
  join clinic on clinic.id = m.clinic_id
  left join chat_room_preference room on room.clinic_id = m.clinic_id and room.room_id = m.room_id
    and room.employee_id = reader.person_id
  where m.clinic_id = $1 and m.id = any ($2) and m.withdrawn_at is null and m.sender_id <> reader.person_id
    and (not coalesce(room.muted, false) or reader.person_id = any (m.mention_ids))
    and case $4 when 'NOT_DELIVERED' then present.delivered_seq < m.seq
      else present.delivered_seq >= m.seq and present.read_seq < m.seq end
  order by sub.session_id, m.created_at desc, m.seq desc`;

/** One row per browser, for the latest of the messages that it has to hear of; nobody in their quiet hours. */
export async function pushRecipients(
  tx: ClinicTransaction,
  messageIds: readonly string[],
  reason: PushReason,
  now: Date,
): Promise<PushRecipient[]> {
  const rows = await tx.query<Row>(RECIPIENTS, [tx.clinicId, messageIds, now, reason]);
  return rows
    .filter((row) => {
      const { quiet_from: quietHoursStart, quiet_until: quietHoursEnd, time_zone: timeZone } = row;
      return !isQuiet({ quietHoursStart, quietHoursEnd, timeZone }, now);
    })
    .map((row) => ({
      sessionId: row.session_id,
      endpoint: row.endpoint,
      p256dh: row.p256dh,
      auth: row.auth,
      language: row.language,
      messageId: row.message_id,
      roomId: row.room_id,
    }));
}
