import { Injectable, Logger } from '@nestjs/common';

export interface SentMessage {
  readonly id: string;
  readonly roomId: string;
}

type Listener = (clinicId: string, messages: readonly SentMessage[]) => void;

/** Says what this process has just stored for good. Listeners only note it: a send waits for none of them. */
@Injectable()
export class SentMessages {
  private readonly log = new Logger(SentMessages.name);
  private readonly listeners: Listener[] = [];

  onSent(listener: Listener): void {
    this.listeners.push(listener);
  }

  tell(clinicId: string, messages: readonly SentMessage[]): void {
    for (const listener of this.listeners) {
      try {
        listener(clinicId, messages);
      } catch (error) {
        this.log.error('a listener failed', error instanceof Error ? error.stack : undefined);
      }
    }
  }
}
