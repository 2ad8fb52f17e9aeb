import { signal } from '@angular/core';
import type { GraphqlFailure } from '@client/graphql';
import type { SubscriptionReader } from '@client/graphql/realtime';
import type { ChatEvent, Message, Receipt, RoomPreferences, TypingSign } from './chat-types';

/** `live` only after catching up: whoever sees "Connected" sees everything. */
export type FeedState = 'starting' | 'catching-up' | 'live' | 'lost';

/** Who hears of what the feed brings. */
export interface FeedHearers {
  /** Refresh everything held. `anew`: the log was restored, nothing held is to be trusted. */
  readonly catchUp: (anew: boolean) => Promise<void>;
  readonly message: (message: Message) => void;
  readonly receipts: (roomId: string, receipts: readonly Receipt[]) => void;
  readonly unread: (mark: Extract<ChatEvent, { __typename: 'UnreadChanged' }>) => void;
  readonly accessEnded: (roomId: string) => void;
  readonly preferences: (preferences: RoomPreferences) => void;
  readonly typing: (sign: TypingSign) => void;
}

const AGAIN_AFTER_MS = 2_000;

/** The one subscription of a signed-in client, and the catching up that makes it free of holes. */
export class LiveFeed {
  private readonly progress = signal<FeedState>('starting');
  private stopReading: (() => void) | null = null;
  private epoch: string | null = null;
  private round = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  readonly state = this.progress.asReadonly();

  constructor(
    private readonly subscribe: (reader: SubscriptionReader<{ chatEvents: ChatEvent }>) => () => void,
    private readonly hearers: FeedHearers,
  ) {}

  start(): void {
    this.stop();
    this.stopReading = this.subscribe({
      next: ({ chatEvents }) => this.hear(chatEvents),
      ended: (failure) => this.again(failure),
    });
  }

  stop(): void {
    clearTimeout(this.timer);
    this.stopReading?.();
    this.stopReading = null;
  }

  /** The socket is gone; the subscription comes back with it, and `FeedReady` is its first word. */
  lost(): void {
    this.round++;
    this.progress.update((state) => (state === 'starting' ? state : 'lost'));
  }

  private hear(event: ChatEvent): void {
    switch (event.__typename) {
      case 'FeedReady':
        void this.ready(event.logEpoch);
        return;
      case 'MessageChanged':
        this.hearers.message(event.message);
        return;
      case 'ReceiptsChanged':
        this.hearers.receipts(event.roomId, event.receipts);
        return;
      case 'UnreadChanged':
        this.hearers.unread(event);
        return;
      case 'AccessEnded':
        this.hearers.accessEnded(event.roomId);
        return;
      case 'RoomPreferencesChanged':
        this.hearers.preferences(event);
        return;
      case 'PersonTyping':
        this.hearers.typing(event);
        return;
    }
  }

  private async ready(epoch: string): Promise<void> {
    const round = ++this.round;
    const anew = this.epoch !== null && this.epoch !== epoch;
    this.epoch = epoch;
    this.progress.set('catching-up');
    clearTimeout(this.timer);
    try {
      await this.hearers.catchUp(anew);
      if (round === this.round) this.progress.set('live');
    } catch {
      if (round !== this.round) return;
      this.timer = setTimeout(() => {
        if (round === this.round) void this.ready(epoch);
      }, AGAIN_AFTER_MS);
    }
  }

  /** The server ended the subscription though the socket may be fine: ask again, unless there is nobody to ask for. */
  private again(failure: GraphqlFailure | null): void {
    this.lost();
    if (failure?.code === 'UNAUTHENTICATED') return;
    this.timer = setTimeout(() => this.start(), AGAIN_AFTER_MS);
  }
}
