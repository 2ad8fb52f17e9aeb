import type { Principal } from '../principal';
import type { LiveSocket } from './live-socket';
import type { SharedOperation } from './shared-operation';

/** One subscription of one client, as the domain keeps it in its lists of recipients. */
export interface LiveListener {
  readonly principal: Principal;
  readonly operation: SharedOperation;
  /** The subscription's id on its socket. */
  readonly id: string;
  readonly socket: LiveSocket;
  /** False once the client has completed or gone: nothing more is written for it. */
  readonly active: boolean;
}

/** Registers a listener and answers how to take it out again, which is called exactly once. */
export type AttachListener = (listener: LiveListener) => Promise<() => void>;

/**
 * What a subscription resolver returns: a stream that FanOut delivers to all its listeners at once, instead of one
 * iterator per subscriber.
 */
export class SharedSource implements AsyncIterable<never> {
  constructor(readonly attach: AttachListener) {}

  [Symbol.asyncIterator](): AsyncIterator<never> {
    throw new Error('A SharedSource is delivered by FanOut; it cannot be iterated.');
  }
}
