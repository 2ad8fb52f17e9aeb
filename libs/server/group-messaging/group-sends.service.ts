import { Injectable } from '@nestjs/common';
import { MessageClass } from '@server/contacts';
import { type Actor, Audit } from '@server/identity';
import { AppError, Clock, type ClinicTransaction, Config, Database, invalidField, newId } from '@server/platform';
import { SendDelivery } from './delivery/send-delivery.service';
import type { CorrectGroupSendInput, SendToGroupsInput } from './group-send.input';
import { type GroupSend, type GroupSendPreflight, GroupSendStatus } from './group-send.model';
import { asSeenBy, groupSendRow, groupsOf, visibleGroups } from './group-send.row';
import { GroupSendFiles } from './group-send-files';
import { type EarlierRecipients, preflight, writeRecipients } from './recipients';

/** So many and no more are sent to without their number being typed. */
const UNCONFIRMED = 200;
const LATEST_MS = 366 * 24 * 3_600_000;

interface NewSend {
  readonly requestId: string;
  readonly groupIds: readonly string[];
  readonly text: string;
  readonly attachmentIds: readonly string[];
  readonly messageClass: MessageClass;
  readonly sendAt: Date | null;
  readonly correctsId: string | null;
  readonly resendsId: string | null;
  readonly among: EarlierRecipients | null;
  /** Undefined where the number was seen and agreed to otherwise. */
  readonly confirmed: number | null | undefined;
}

/** Making sends. docs/group-messaging.md tells the story. */
@Injectable()
export class GroupSends {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly audit: Audit,
    private readonly files: GroupSendFiles,
    private readonly delivery: SendDelivery,
  ) {}

  /** @throws AppError NOT_FOUND, GROUP_HIDDEN */
  preflight(actor: Actor, groupIds: readonly string[], messageClass: MessageClass): Promise<GroupSendPreflight> {
    return this.database.inClinic(actor.clinicId, async (tx) => {
      await visibleGroups(tx, groupIds);
      return preflight(tx, { groupIds: [...new Set(groupIds)], messageClass, among: null });
    });
  }

  /**
   * Writes the send and the rows of its recipients in one transaction; it goes out when the time to undo is over, or at
   * its time. The same requestId answers the first send, whatever else it says.
   * @throws AppError NOT_FOUND, GROUP_HIDDEN, VALIDATION_FAILED
   */
  send(actor: Actor, input: SendToGroupsInput): Promise<GroupSend> {
    const sendAt = input.sendAt ?? null;
    this.checkTime(sendAt);
    return this.database.inClinic(actor.clinicId, (tx) =>
      this.once(tx, actor, {
        requestId: input.requestId,
        groupIds: input.chatGroupIds,
        text: input.text,
        attachmentIds: input.attachmentIds,
        messageClass: input.messageClass,
        sendAt,
        correctsId: null,
        resendsId: null,
        among: null,
        confirmed: input.confirmedRecipients ?? null,
      }),
    );
  }

  /**
   * Withdraws a send for everybody and sends what is right to those who had got it.
   * @throws AppError NOT_FOUND, FORBIDDEN, GROUP_HIDDEN, VALIDATION_FAILED
   */
  correct(actor: Actor, input: CorrectGroupSendInput): Promise<GroupSend> {
    return this.database.inClinic(actor.clinicId, async (tx) => {
      const known = await this.known(tx, actor, input.requestId);
      if (known) return known;
      const wrong = await this.delivery.withdraw(tx, actor, input.id);
      return this.once(tx, actor, {
        requestId: input.requestId,
        text: input.text,
        attachmentIds: input.attachmentIds,
        groupIds: await groupsOf(tx, wrong.id),
        messageClass: wrong.messageClass,
        sendAt: null,
        correctsId: wrong.id,
        resendsId: null,
        among: { sendId: wrong.id, statuses: ['SENT', 'DELIVERED', 'READ'] },
        confirmed: undefined,
      });
    });
  }

  /**
   * Sends it again, as a send of its own, to those who have not read it.
   * @throws AppError NOT_FOUND, CONFLICT, GROUP_HIDDEN, VALIDATION_FAILED
   */
  resend(actor: Actor, id: string, requestId: string): Promise<GroupSend> {
    return this.database.inClinic(actor.clinicId, async (tx) => {
      const known = await this.known(tx, actor, requestId);
      if (known) return known;
      const send = asSeenBy(actor, await groupSendRow(tx, id));
      if (!send.permissions.resend) throw new AppError('CONFLICT', 'Only what was sent can be sent again.');
      const fresh = await this.once(tx, actor, {
        requestId,
        groupIds: await groupsOf(tx, send.id),
        text: send.text,
        attachmentIds: [],
        messageClass: send.messageClass,
        sendAt: null,
        correctsId: null,
        resendsId: send.id,
        among: { sendId: send.id, statuses: ['SENT', 'DELIVERED'] },
        confirmed: undefined,
      });
      return fresh;
    });
  }

  private checkTime(sendAt: Date | null): void {
    if (sendAt === null) return;
    const wait = sendAt.getTime() - this.clock.now().getTime();
    if (!(wait > 0)) throw invalidField('sendAt', 'This time is over. Choose a later one.');
    if (wait > LATEST_MS) throw invalidField('sendAt', 'Choose a time within a year.');
  }

  private async known(tx: ClinicTransaction, actor: Actor, requestId: string): Promise<GroupSend | undefined> {
    const [first] = await tx.query<{ id: string }>(
      'select id from group_send where clinic_id = $1 and author_id = $2 and request_id = $3',
      [tx.clinicId, actor.personId, requestId],
    );
    return first && asSeenBy(actor, await groupSendRow(tx, first.id));
  }

  private async once(tx: ClinicTransaction, actor: Actor, send: NewSend): Promise<GroupSend> {
    const known = await this.known(tx, actor, send.requestId);
    if (known) return known;
    if (send.text === '' && send.attachmentIds.length === 0 && send.resendsId === null) {
      throw invalidField('text', 'Write something, or attach a file.');
    }
    await visibleGroups(tx, send.groupIds);
    const id = newId();
    // Two at once with one requestId: the second waits here until the first is there to be found.
    if (!(await this.insert(tx, actor, id, send))) {
      const first = await this.known(tx, actor, send.requestId);
      if (!first) throw new Error('a send that is in the way cannot be found');
      return first;
    }
    const chosen = { groupIds: send.groupIds, messageClass: send.messageClass, among: send.among };
    const counted = send.sendAt ? await preflight(tx, chosen) : await writeRecipients(tx, id, chosen, this.clock.now());
    checkNumber(counted.recipients, send);
    await this.files.claim(tx, actor, id, send.attachmentIds);
    if (send.resendsId !== null) await this.files.copy(tx, actor, send.resendsId, id);
    await this.noteFirst(tx, send.groupIds);
    const action = send.correctsId ? 'CORRECT_GROUP_SEND' : send.resendsId ? 'RESEND_GROUP_SEND' : 'SEND_TO_GROUPS';
    const details = { groups: send.groupIds, messageClass: send.messageClass, recipients: counted.recipients };
    this.audit.record(tx, actor, { action, object: { kind: 'GROUP_SEND', id }, details });
    return asSeenBy(actor, await groupSendRow(tx, id));
  }

  private async insert(tx: ClinicTransaction, actor: Actor, id: string, send: NewSend): Promise<boolean> {
    const now = this.clock.now();
    const rows = await tx.query<object>(
      `insert into group_send (clinic_id, id, request_id, author_id, message_class, text, status, scheduled, created_at,
         release_at, resolved_at, corrects_id, resends_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
       on conflict on constraint group_send_once do nothing returning id`,
      [
        tx.clinicId,
        id,
        send.requestId,
        actor.personId,
        send.messageClass,
        send.text,
        send.sendAt ? GroupSendStatus.SCHEDULED : GroupSendStatus.HELD,
        send.sendAt !== null,
        now,
        send.sendAt ?? new Date(now.getTime() + this.config.GROUP_SEND_HOLD_MS),
        send.sendAt ? null : now,
        send.correctsId,
        send.resendsId,
      ],
    );
    if (rows.length === 0) return false;
    await tx.query(
      `insert into group_send_group (clinic_id, send_id, group_id, place)
       select $1, $2, t.id, t.place from unnest($3::uuid[]) with ordinality as t (id, place)`,
      [tx.clinicId, id, send.groupIds],
    );
    return true;
  }

  /** From the first send on, a group can be hidden, but not deleted. Its lock is taken last: writing rows takes time. */
  private async noteFirst(tx: ClinicTransaction, groupIds: readonly string[]): Promise<void> {
    await tx.query(
      `with first as (
         select g.id from chat_group g where g.clinic_id = $1 and g.id = any ($2) and g.first_sent_at is null
         order by g.id for no key update)
       update chat_group g set first_sent_at = $3 from first f where g.clinic_id = $1 and g.id = f.id`,
      [tx.clinicId, groupIds, this.clock.now()],
    );
    await visibleGroups(tx, groupIds);
  }
}

/** @throws AppError VALIDATION_FAILED */
function checkNumber(recipients: number, { confirmed, sendAt, among }: NewSend): void {
  if (recipients === 0 && sendAt === null) {
    const nobody = among
      ? 'Everybody who got it has read it, or cannot be reached.'
      : 'Nobody in these groups can be reached.';
    throw invalidField('chatGroupIds', nobody);
  }
  if (confirmed === undefined || recipients <= UNCONFIRMED || confirmed === recipients) return;
  throw invalidField('confirmedRecipients', `It goes to ${recipients} patients: enter this number to send it.`);
}
