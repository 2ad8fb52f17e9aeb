import { Injectable, Logger } from '@nestjs/common';

type Listener = (clinicId: string, sendId: string) => void;

/**
 * Says what this process has just committed about sends: a hint that makes others quick. What it does not say, because
 * another process did it, is found by `changed_xid`.
 */
@Injectable()
export class DeliveredSends {
  private readonly log = new Logger(DeliveredSends.name);
  private readonly onDelivery: Listener[] = [];
  private readonly onMark: Listener[] = [];

  /** A batch of recipients has got the send, or what they see of it changed. */
  onDelivered(listener: Listener): void {
    this.onDelivery.push(listener);
  }

  /** A patient got or read it. */
  onMarked(listener: Listener): void {
    this.onMark.push(listener);
  }

  delivered(clinicId: string, sendId: string): void {
    this.tell(this.onDelivery, clinicId, sendId);
  }

  marked(clinicId: string, sendId: string): void {
    this.tell(this.onMark, clinicId, sendId);
  }

  private tell(listeners: readonly Listener[], clinicId: string, sendId: string): void {
    for (const listener of listeners) {
      try {
        listener(clinicId, sendId);
      } catch (error) {
        this.log.error('a listener failed', error instanceof Error ? error.stack : undefined);
      }
    }
  }
}
