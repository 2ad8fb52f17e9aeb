import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { SentMessages } from '@server/messaging';
import { Clock, Config, Database } from '@server/platform';
import webPush from 'web-push';
import { PushKeys, type VapidDetails } from './push-keys.service';
import { PushQueue, type QueuedMessage } from './push-queue';
import { type PushReason, type PushRecipient, pushRecipients } from './push-recipients';
import { PushSubscriptions } from './push-subscriptions.service';
import { PushTransport } from './push-transport';

const MOST_WAITING = 5_000;
const AT_ONCE = 10;
/** How long a push service keeps what a sleeping phone has not fetched, in seconds. */
const KEPT_FOR = 12 * 3_600;
/** A later push takes the place of an earlier one that the phone has not fetched yet. */
const TOPIC = 'new-message';
const TITLES = { EN: 'New message in Clinic Chat', RU: 'Новое сообщение в Clinic Chat' } as const;

/**
 * Pushes that there is a new message to people whom no open app has told, and, a while later, to those who were told but
 * have not read. See docs/notifications.md.
 */
@Injectable()
export class PushSender implements OnModuleDestroy {
  private readonly log = new Logger(PushSender.name);
  private readonly first: PushQueue;
  private readonly second: PushQueue;

  constructor(
    sent: SentMessages,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly keys: PushKeys,
    private readonly subscriptions: PushSubscriptions,
    private readonly transport: PushTransport,
  ) {
    this.first = new PushQueue(
      async (clinicId, messages) => {
        await this.push(clinicId, messages, 'NOT_DELIVERED');
        this.second.add(clinicId, messages);
      },
      { delayMs: config.PUSH_AFTER_MS, most: MOST_WAITING, key: ({ id }) => id },
    );
    this.second = new PushQueue((clinicId, messages) => this.push(clinicId, messages, 'NOT_READ'), {
      delayMs: config.PUSH_UNREAD_AFTER_MS,
      most: MOST_WAITING,
      key: ({ roomId }) => roomId,
    });
    sent.onSent((clinicId, messages) => this.first.add(clinicId, messages));
  }

  async onModuleDestroy(): Promise<void> {
    await Promise.all([this.first.stop(), this.second.stop()]);
  }

  /** Never rejects: what cannot be pushed now is not pushed. The message itself waits in the chat. */
  private async push(clinicId: string, messages: readonly QueuedMessage[], reason: PushReason): Promise<void> {
    try {
      const ids = messages.map(({ id }) => id);
      const now = this.clock.now();
      const recipients = await this.database.inClinic(clinicId, (tx) => pushRecipients(tx, ids, reason, now));
      if (recipients.length === 0) return;
      const vapid = await this.keys.of(clinicId);
      const gone: string[] = [];
      let failed = 0;
      const rest = recipients.values();
      const worker = async () => {
        for (const recipient of rest) {
          const outcome = await this.transport.post(sealed(recipient, vapid));
          if (outcome === 'gone') gone.push(recipient.sessionId);
          if (outcome === 'failed') failed++;
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, worker));
      if (gone.length > 0) await this.subscriptions.drop(clinicId, gone);
      if (failed > 0) this.log.warn(`${failed} of ${recipients.length} pushes were not accepted`);
    } catch (error) {
      this.log.error('pushing failed', error instanceof Error ? error.stack : undefined);
    }
  }
}

/** Everything that leaves the house: a fixed sentence and opaque ids, encrypted for the browser. */
function sealed({ endpoint, p256dh, auth, language, messageId, roomId }: PushRecipient, vapidDetails: VapidDetails) {
  const payload = {
    notification: {
      title: TITLES[language],
      tag: messageId,
      lang: language.toLowerCase(),
      icon: '/icons/icon-192.png',
      badge: '/icons/badge-96.png',
      data: {
        roomId,
        onActionClick: { default: { operation: 'focusLastFocusedOrOpen', url: `/chat/${roomId}` } },
      },
    },
  };
  const { headers, body } = webPush.generateRequestDetails(
    { endpoint, keys: { p256dh, auth } },
    JSON.stringify(payload),
    { vapidDetails: { ...vapidDetails }, TTL: KEPT_FOR, topic: TOPIC, urgency: 'high', contentEncoding: 'aes128gcm' },
  );
  return { endpoint, headers: headers as Record<string, string>, body };
}
