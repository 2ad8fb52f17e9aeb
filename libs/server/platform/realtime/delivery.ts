import { ReadyFrame } from './raw-frame';
import type { LiveListener } from './shared-source';

/** One event for the listeners of one operation: executed once, framed once per subscription id. */
export class Delivery {
  private payload: string | undefined;
  private readonly frames = new Map<string, ReadyFrame>();

  get ready(): boolean {
    return this.payload !== undefined;
  }

  /** @param payload the execution result as JSON */
  complete(payload: string): void {
    this.payload = payload;
  }

  frame(id: string): ReadyFrame {
    let frame = this.frames.get(id);
    if (!frame) {
      frame = new ReadyFrame(`{"id":${JSON.stringify(id)},"type":"next","payload":${this.payload}}`);
      this.frames.set(id, frame);
    }
    return frame;
  }
}

/** Room for so many events is kept when an outbox is empty; more is given back. */
const keptRoom = 16;

/** What waits for one socket, in the order of publishing. An event whose execution takes long holds up its own socket only. */
export class Outbox {
  /** Deliveries and their listeners by turns; only the first `used` places count. */
  private entries: (Delivery | LiveListener | undefined)[] = [];
  private used = 0;
  /** Whether the socket stands in that lane of FanOut. */
  inUrgentLane = false;
  inBulkLane = false;

  /** Events that wait. */
  get length(): number {
    return this.used >> 1;
  }

  push(delivery: Delivery, listener: LiveListener): void {
    this.entries[this.used++] = delivery;
    this.entries[this.used++] = listener;
  }

  /** Moves what can be written now into `frames`: up to the first event that is still executing. */
  takeReady(frames: ReadyFrame[]): void {
    let taken = 0;
    for (; taken < this.used; taken += 2) {
      const delivery = this.entries[taken] as Delivery;
      const listener = this.entries[taken + 1] as LiveListener;
      if (!delivery.ready) break;
      if (listener.active) frames.push(delivery.frame(listener.id));
    }
    this.drop(taken);
  }

  clear(): void {
    this.drop(this.used);
  }

  private drop(count: number): void {
    const left = this.used - count;
    if (left === 0 && count > keptRoom) this.entries = [];
    if (left > 0) this.entries.copyWithin(0, count, this.used);
    // What is done must not be kept alive by an outbox that waits for the next event.
    for (let place = left; place < Math.min(this.used, this.entries.length); place++) this.entries[place] = undefined;
    this.used = left;
  }
}
