import { Injectable } from '@nestjs/common';
import type { Actor } from '@server/identity';
import { Clock, Config, Database, invalidField } from '@server/platform';
import { isPushEndpoint } from './push-endpoint';
import type { PushSubscriptionInput } from './push.model';

const EMPTY = 'update push_subscription set endpoint = null, p256dh = null, auth = null';

/** Where a person is pushed to: at most one address per session, and it goes when the session goes. */
@Injectable()
export class PushSubscriptions {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** @throws AppError VALIDATION_FAILED */
  async subscribe(actor: Actor, { endpoint, p256dh, auth }: PushSubscriptionInput): Promise<void> {
    if (!isPushEndpoint(endpoint, this.config.PUSH_ALLOW_LOOPBACK)) {
      throw invalidField('endpoint', 'This is not the address of a push service.');
    }
    await this.database.inClinic(actor.clinicId, async (tx) => {
      // A browser keeps its address when somebody else signs in: it is theirs from now on.
      await tx.query(`${EMPTY} where clinic_id = $1 and endpoint = $2 and session_id <> $3`, [
        tx.clinicId,
        endpoint,
        actor.sessionId,
      ]);
      await tx.query(
        `insert into push_subscription (clinic_id, session_id, employee_id, endpoint, p256dh, auth, created_at)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (clinic_id, session_id) do update
           set endpoint = excluded.endpoint, p256dh = excluded.p256dh, auth = excluded.auth`,
        [tx.clinicId, actor.sessionId, actor.personId, endpoint, p256dh, auth, this.clock.now()],
      );
    });
  }

  async unsubscribe(actor: Actor): Promise<void> {
    await this.drop(actor.clinicId, [actor.sessionId]);
  }

  /** The push service knows these no more. */
  async drop(clinicId: string, sessionIds: readonly string[]): Promise<void> {
    await this.database.inClinic(clinicId, (tx) =>
      tx.query(`${EMPTY} where clinic_id = $1 and session_id = any ($2)`, [clinicId, sessionIds]),
    );
  }
}
