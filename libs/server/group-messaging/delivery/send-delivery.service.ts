import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { type Actor, Audit } from '@server/identity';
import { AppError, Clock, type ClinicTransaction, Config, Database } from '@server/platform';
import { type GroupSend, GroupSendStatus } from '../group-send.model';
import { mayStop } from '../group-send.policy';
import { asSeenBy, groupSendRow } from '../group-send.row';
import { GroupSendFiles } from '../group-send-files';
import { skipQueued } from '../recipients';
import { DeliveredSends } from './delivered-sends';
import { deliverBatch } from './delivery-batch';

const POLL_MS = 500;
const MOST_DUE = 50;
const DUE = { name: 'group_sends_due', text: 'select clinic_id, send_id from group_sends_due($1, $2)' };

interface DueRow {
  readonly clinic_id: string;
  readonly send_id: string;
}

/**
 * Lets sends go out when they are due. Every process does it; the lock on the row of a send decides who serves its next
 * batch, and a process that is killed leaves nothing behind but the lock, which ends with it. docs/group-messaging.md.
 */
@Injectable()
export class SendDelivery implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(SendDelivery.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private stopping = false;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly audit: Audit,
    private readonly sends: DeliveredSends,
    private readonly files: GroupSendFiles,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.running ??= this.serve().finally(() => (this.running = undefined));
    }, POLL_MS);
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping = true;
    clearInterval(this.timer);
    await this.running;
  }

  /** Takes a send back before it goes out. Doing it twice is doing it once. @throws AppError NOT_FOUND, FORBIDDEN, CONFLICT */
  undo(actor: Actor, id: string): Promise<GroupSend> {
    return this.changing(actor, id, async (tx, send) => {
      if (send.status === GroupSendStatus.UNDONE && mayStop(actor, send)) return;
      if (!send.permissions.undo) throw refusal(send, actor, 'It has gone out already. Withdraw it instead.');
      await tx.query(`update group_send set status = 'UNDONE' where clinic_id = $1 and id = $2`, [tx.clinicId, id]);
      await skipQueued(tx, id, 'UNDONE');
      this.audit.record(tx, actor, { action: 'UNDO_GROUP_SEND', object: { kind: 'GROUP_SEND', id } });
    });
  }

  /** Lets a paused send go out after all, once its groups are shown again. @throws AppError NOT_FOUND, FORBIDDEN, CONFLICT */
  resume(actor: Actor, id: string): Promise<GroupSend> {
    return this.changing(actor, id, async (tx, send) => {
      if (!send.permissions.resume) throw refusal(send, actor, 'It is not paused.');
      const at = new Date(this.clock.now().getTime() + this.config.GROUP_SEND_HOLD_MS);
      await tx.query(
        `update group_send set status = 'SCHEDULED', release_at = greatest(release_at, $3)
         where clinic_id = $1 and id = $2`,
        [tx.clinicId, id, at],
      );
      this.audit.record(tx, actor, { action: 'RESUME_GROUP_SEND', object: { kind: 'GROUP_SEND', id } });
    });
  }

  /** Takes a send away from everybody who got it. @throws AppError NOT_FOUND, FORBIDDEN, CONFLICT */
  async withdrawn(actor: Actor, id: string): Promise<GroupSend> {
    return this.database.inClinic(actor.clinicId, async (tx) => {
      await this.withdraw(tx, actor, id);
      return asSeenBy(actor, await groupSendRow(tx, id));
    });
  }

  /** The same in a transaction that is under way. */
  async withdraw(tx: ClinicTransaction, actor: Actor, id: string): Promise<GroupSend> {
    const send = asSeenBy(actor, await groupSendRow(tx, id, 'for update of s'));
    if (send.withdrawnAt !== null && mayStop(actor, send)) return send;
    if (!send.permissions.withdraw) throw refusal(send, actor, 'It has not gone out. Undo it instead.');
    const now = this.clock.now();
    await tx.query(
      `update group_send set withdrawn_at = $3, withdrawn_by = $4, status = 'SENT', sent_at = coalesce(sent_at, $3)
       where clinic_id = $1 and id = $2`,
      [tx.clinicId, id, now, actor.personId],
    );
    await skipQueued(tx, id, 'WITHDRAWN');
    await this.files.detach(tx, id);
    this.audit.record(tx, actor, { action: 'WITHDRAW_GROUP_SEND', object: { kind: 'GROUP_SEND', id } });
    tx.afterCommit(() => this.sends.delivered(tx.clinicId, id));
    return send;
  }

  private changing(
    actor: Actor,
    id: string,
    change: (tx: ClinicTransaction, send: GroupSend) => Promise<void>,
  ): Promise<GroupSend> {
    return this.database.inClinic(actor.clinicId, async (tx) => {
      await change(tx, asSeenBy(actor, await groupSendRow(tx, id, 'for update of s')));
      return asSeenBy(actor, await groupSendRow(tx, id));
    });
  }

  /** One batch of each send that is due, again and again until nothing is: a long one does not hold up the others. */
  private async serve(): Promise<void> {
    try {
      for (let more = true; more && !this.stopping;) {
        more = false;
        const due = await this.database.call<DueRow>(DUE, [this.clock.now(), MOST_DUE]);
        for (const { clinic_id, send_id } of due) if (await this.batch(clinic_id, send_id)) more = true;
      }
    } catch (error) {
      this.logger.warn({ error: String(error) }, 'sends to groups are late');
    }
  }

  /** @returns whether something was done */
  private async batch(clinicId: string, sendId: string): Promise<boolean> {
    if (this.stopping) return false;
    return this.database.inClinic(clinicId, async (tx) => {
      const done = await deliverBatch(tx, sendId, this.clock.now(), this.config.GROUP_SEND_BATCH);
      if (done) tx.afterCommit(() => this.sends.delivered(clinicId, sendId));
      return done;
    });
  }
}

function refusal(send: GroupSend, actor: Actor, tooLate: string): AppError {
  return mayStop(actor, send)
    ? new AppError('CONFLICT', tooLate)
    : new AppError('FORBIDDEN', 'Only who wrote it or an administrator can do this.');
}
