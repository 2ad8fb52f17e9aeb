import type { ExecutionResult } from 'graphql';
import type { Principal } from '../principal';
import type { LiveSocket } from './live-socket';
import type { SharedOperation } from './shared-operation';
import type { AttachListener, LiveListener } from './shared-source';

/**
 * One subscription of one client. To graphql-ws it is an iterator that never yields and ends when told to, so that
 * graphql-ws stays in charge of `complete` and of disconnects; to the domain it is a listener.
 */
export class LiveSubscription implements LiveListener, AsyncIterableIterator<ExecutionResult> {
  active = true;
  private detach: (() => void) | undefined;
  private readonly ended: Promise<IteratorResult<ExecutionResult>>;
  private end: () => void = () => undefined;

  /** @param onEnd called once, when the subscription is over for whatever reason */
  constructor(
    readonly socket: LiveSocket,
    readonly principal: Principal,
    readonly operation: SharedOperation,
    readonly id: string,
    private readonly onEnd: () => void,
  ) {
    this.ended = new Promise((resolve) => {
      this.end = () => resolve({ done: true, value: undefined });
    });
  }

  /** Registers with the domain. If the client leaves meanwhile, graphql-ws calls `return` when this is done. */
  async attach(attach: AttachListener): Promise<void> {
    this.detach = await attach(this);
  }

  /** May be called more than once. */
  stop(): void {
    if (!this.active) return;
    this.active = false;
    this.onEnd();
    this.detach?.();
    this.end();
  }

  next(): Promise<IteratorResult<ExecutionResult>> {
    return this.ended;
  }

  async return(): Promise<IteratorResult<ExecutionResult>> {
    this.stop();
    return this.ended;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
