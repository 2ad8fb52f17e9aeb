import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { DeliveredSends } from '@server/group-messaging';
import { SentMessages } from '@server/messaging';
import { Clock, Database, FanOut, SharedSource } from '@server/platform';
import { PortalReady } from '../portal-event.model';
import { ClinicPortal } from './clinic-portal';

const POLL_MS = 400;

/** What patients are told live, whichever process it happened in: docs/portal.md tells how. */
@Injectable()
export class PortalFeed implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger(PortalFeed.name);
  private readonly clinics = new Map<string, ClinicPortal>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: Database,
    private readonly fanOut: FanOut,
    private readonly clock: Clock,
    private readonly sends: DeliveredSends,
    private readonly messages: SentMessages,
  ) {}

  onModuleInit(): void {
    this.timer = setInterval(() => this.pollAll(), POLL_MS);
    this.sends.onDelivered((clinicId) => this.poll(clinicId));
    this.messages.onSent((clinicId) => this.poll(clinicId));
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  /** The stream behind `portalEvents`. Its first event is PortalReady. */
  open(): SharedSource {
    return new SharedSource((listener) =>
      this.clinic(listener.principal.clinicId).attach(listener, () => {
        const event = Object.assign(new PortalReady(), { at: this.clock.now() });
        this.fanOut.publish([listener], { portalEvents: event });
      }),
    );
  }

  private clinic(clinicId: string): ClinicPortal {
    let clinic = this.clinics.get(clinicId);
    if (!clinic) {
      clinic = new ClinicPortal(clinicId, this.database, this.fanOut, () => this.clock.now());
      this.clinics.set(clinicId, clinic);
    }
    return clinic;
  }

  private pollAll(): void {
    for (const [clinicId, clinic] of this.clinics) if (!clinic.isEmpty) this.poll(clinicId);
  }

  private poll(clinicId: string): void {
    this.clinics
      .get(clinicId)
      ?.poll()
      .catch((error: unknown) => this.logger.warn({ error: String(error) }, 'events of the portal are late'));
  }
}
