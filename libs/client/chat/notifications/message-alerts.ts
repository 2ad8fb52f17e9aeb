import type { Message } from '../state/chat-types';

/** What alerts need to know and to do. */
export interface AlertPorts {
  /** Whether this tab is the one that speaks. */
  readonly speaks: () => boolean;
  /** Whether somebody is looking at the room, in whichever tab. */
  readonly isWatched: (roomId: string) => Promise<boolean>;
  readonly isMuted: (roomId: string) => boolean;
  readonly isQuiet: () => boolean;
  readonly sounds: () => boolean;
  readonly notifications: () => boolean;
  readonly ring: () => void;
  readonly show: (message: Message) => void;
}

/** A burst of messages rings once. */
const RING_EVERY_MS = 1_500;

/** Whether a message that has just arrived makes a sound and a notification of the desktop. */
export class MessageAlerts {
  private rang = -RING_EVERY_MS;

  constructor(
    private readonly ports: AlertPorts,
    private readonly myId: string,
    private readonly now: () => number,
  ) {}

  async arrived(message: Message): Promise<void> {
    const { ports } = this;
    if (ports.isQuiet()) return;
    if (ports.isMuted(message.roomId) && !message.mentionIds.includes(this.myId)) return;
    if (await ports.isWatched(message.roomId)) return;
    // Asked last: the voice may have come over from a tab that was closed meanwhile.
    if (!ports.speaks()) return;
    if (ports.notifications()) ports.show(message);
    if (ports.sounds() && this.now() - this.rang >= RING_EVERY_MS) {
      this.rang = this.now();
      ports.ring();
    }
  }
}
