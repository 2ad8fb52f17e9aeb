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

/** What waits for one socket, in the order of publishing. An event whose execution takes long holds up its own socket only. */
export class Outbox {
  private deliveries: Delivery[] = [];
  private listeners: LiveListener[] = [];
  /** Whether the socket stands in that lane of FanOut. */
  inUrgentLane = false;
  inBulkLane = false;

  get length(): number {
    return this.deliveries.length;
  }

  push(delivery: Delivery, listener: LiveListener): void {
    this.deliveries.push(delivery);
    this.listeners.push(listener);
  }

  /** Moves what can be written now into `frames`: up to the first event that is still executing. */
  takeReady(frames: ReadyFrame[]): void {
    let taken = 0;
    for (; taken < this.deliveries.length; taken++) {
      const delivery = this.deliveries[taken];
      const listener = this.listeners[taken];
      if (!delivery?.ready || !listener) break;
      if (listener.active) frames.push(delivery.frame(listener.id));
    }
    if (taken === this.deliveries.length) this.clear();
    else {
      this.deliveries.splice(0, taken);
      this.listeners.splice(0, taken);
    }
  }

  clear(): void {
    if (this.deliveries.length === 0) return;
    this.deliveries = [];
    this.listeners = [];
  }
}
