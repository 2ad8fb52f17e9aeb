import { Inject, Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Clock, Database, FanOut, type LiveListener, SharedSource } from '@server/platform';
import { ClinicFeed } from './clinic-feed';
import { FeedReady } from './feed-events.model';
import { type MemberMarks, type RoomCommit, RoomEventSource } from './room-events';

/** How long a change by another process may stay unseen; half of the second that revocation is promised in. */
const POLL_MS = 500;
const PRUNE_EVERY = 60;

/** Live delivery of rooms: who listens to what, and what they are told. docs/live-delivery.md tells the story. */
@Injectable()
export class RoomFeed implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger(RoomFeed.name);
  private readonly clinics = new Map<string, ClinicFeed>();
  private timer: NodeJS.Timeout | undefined;
  private polls = 0;
  private epoch: string | undefined;

  constructor(
    private readonly database: Database,
    private readonly fanOut: FanOut,
    private readonly clock: Clock,
    @Inject(RoomEventSource) private readonly source: RoomEventSource,
  ) {}

  onModuleInit(): void {
    this.timer = setInterval(() => void this.pollAll(), POLL_MS);
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
    for (const clinic of this.clinics.values()) clinic.close();
  }

  /** The stream behind `chatEvents`. Its first event is FeedReady. */
  open(): SharedSource {
    return new SharedSource(async (listener) => {
      const { clinicId } = listener.principal;
      const logEpoch = await this.logEpoch(clinicId);
      return this.clinic(clinicId).attach(listener, () => this.welcome(listener, logEpoch));
    });
  }

  /** This process committed these events: call it after the commit. */
  committed(commit: RoomCommit): void {
    this.clinics.get(commit.clinicId)?.committed(commit);
  }

  /** This process changed the room: call it after the commit. */
  wake(clinicId: string, roomId: string): void {
    this.clinics.get(clinicId)?.wake(roomId);
  }

  /** This process moved these marks: call it after the commit. */
  marksMoved(clinicId: string, marks: readonly MemberMarks[]): void {
    this.clinics.get(clinicId)?.marksMoved(marks);
  }

  /** Somebody writes: told to those who are in the room now, and to nobody later. */
  typing(clinicId: string, roomId: string, personId: string, name: string): void {
    this.clinics.get(clinicId)?.typing(roomId, personId, name);
  }

  /** Tells a person's own clients; call it after the commit. */
  tell(clinicId: string, personId: string, event: object): void {
    this.clinics.get(clinicId)?.tell(personId, event);
  }

  /** Whether a client of the person is connected to this process. */
  isConnected(clinicId: string, personId: string): boolean {
    return this.clinics.get(clinicId)?.isConnected(personId) ?? false;
  }

  private welcome(listener: LiveListener, logEpoch: string): void {
    const event = Object.assign(new FeedReady(), { logEpoch, at: this.clock.now() });
    this.fanOut.publish([listener], { chatEvents: event });
  }

  private clinic(clinicId: string): ClinicFeed {
    let clinic = this.clinics.get(clinicId);
    if (!clinic) {
      const { database, fanOut, source } = this;
      clinic = new ClinicFeed(clinicId, { database, fanOut, source, onFault: (error) => this.fault(error) });
      this.clinics.set(clinicId, clinic);
    }
    return clinic;
  }

  private async pollAll(): Promise<void> {
    const prune = ++this.polls % PRUNE_EVERY === 0;
    for (const [clinicId, clinic] of this.clinics) {
      if (clinic.isEmpty) {
        clinic.close();
        this.clinics.delete(clinicId);
        continue;
      }
      if (prune) clinic.prune();
      await clinic.poll().catch((error: unknown) => this.fault(error));
    }
  }

  /** Names the history of this database: another after a restore from a backup. */
  private async logEpoch(clinicId: string): Promise<string> {
    if (this.epoch === undefined) {
      const [row] = await this.database.inClinic(clinicId, (tx) =>
        tx.query<{ epoch: string }>(
          `select s.system_identifier::text || '-' || c.timeline_id::text as epoch
           from pg_control_system() s, pg_control_checkpoint() c`,
        ),
      );
      this.epoch = row?.epoch ?? '';
    }
    return this.epoch;
  }

  private fault(error: unknown): void {
    this.logger.warn({ error: error instanceof Error ? error.message : String(error) }, 'live delivery is behind');
  }
}
