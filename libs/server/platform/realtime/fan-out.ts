import { Injectable } from '@nestjs/common';
import { Delivery } from './delivery';
import { FrameJoiner } from './frame-joiner';
import type { LiveSocket } from './live-socket';
import type { ReadyFrame } from './raw-frame';
import { RealtimeMetrics } from './realtime-metrics';
import type { SharedExecution } from './shared-execution';
import type { SharedOperation } from './shared-operation';
import type { LiveListener } from './shared-source';
import { closeCode, type SocketLimits, socketLimits } from './socket-limits';
import { SocketLane } from './socket-lane';

/** Events begun in one turn: executing is what a turn's time goes into. */
const publicationsPerTurn = 16;
/** Up to so many recipients an event goes in the urgent lane, so that a small room never waits for a large one. */
const urgentRecipients = 16;

/** What FanOut needs of the server it works for. */
export interface FanOutEngine {
  readonly execution: Pick<SharedExecution, 'run'>;
  /** While this is true nothing is written; `resume` is called when it ends. */
  readonly gate: { readonly suspended: boolean };
  readonly limits?: Partial<SocketLimits>;
}

interface Publication {
  readonly listeners: readonly LiveListener[];
  readonly rootValue: object;
}

type Groups = ReadonlyMap<SharedOperation, readonly LiveListener[]>;

/**
 * Brings events to sockets. Each event is executed once per distinct operation and framed once per subscription id;
 * a turn of the event loop writes to 256 sockets and what arrives meanwhile is joined into one write per socket.
 * A socket gets its events in the order in which they were published, whatever they were published to.
 */
@Injectable()
export class FanOut {
  readonly metrics = new RealtimeMetrics();
  private readonly incoming: Publication[] = [];
  private readonly urgent = new SocketLane();
  private readonly bulk = new SocketLane();
  private readonly joiner = new FrameJoiner();
  private readonly groups = new WeakMap<readonly LiveListener[], Groups>();
  private engine: FanOutEngine | undefined;
  private limits: SocketLimits = socketLimits;
  private scheduled = false;

  /** Called by the socket server before the first subscription. */
  use(engine: FanOutEngine): void {
    this.engine = engine;
    this.limits = { ...socketLimits, ...engine.limits };
  }

  /**
   * Sends an event to exactly these listeners. Returns at once: nothing is executed or written in the caller's turn,
   * so an answer that the caller is about to give goes out first.
   *
   * @param listeners never changed afterwards; publishing to the same array again is cheaper than to an equal one
   * @param rootValue the subscription's root field with the event, such as `{ chatEvents: event }`
   */
  publish(listeners: readonly LiveListener[], rootValue: object): void {
    if (listeners.length === 0) return;
    this.incoming.push({ listeners, rootValue });
    this.schedule();
  }

  /** Goes on after a suspension. */
  resume(): void {
    this.schedule();
  }

  private schedule(): void {
    if (this.scheduled || (this.incoming.length === 0 && this.urgent.empty && this.bulk.empty)) return;
    this.scheduled = true;
    setImmediate(() => this.turn());
  }

  private turn(): void {
    this.scheduled = false;
    if (!this.engine || this.engine.gate.suspended) return;
    for (const publication of this.incoming.splice(0, publicationsPerTurn)) this.begin(publication, this.engine);
    this.flush(this.urgent, 'inUrgentLane');
    this.flush(this.bulk, 'inBulkLane');
    this.joiner.forget();
    this.schedule();
  }

  private begin({ listeners, rootValue }: Publication, engine: FanOutEngine): void {
    const urgent = listeners.length <= urgentRecipients;
    for (const [operation, group] of this.groupsOf(listeners)) {
      const present = group.filter(({ active }) => active);
      if (present.length === 0) continue;
      const delivery = new Delivery();
      for (const listener of present) this.enqueue(delivery, listener);
      const complete = (payload: string) => {
        delivery.complete(payload);
        for (const { socket } of present) this.mark(socket, urgent);
      };
      this.metrics.executions++;
      const payload = engine.execution.run(operation, rootValue);
      if (typeof payload === 'string') complete(payload);
      else {
        void payload.then((settled) => {
          complete(settled);
          this.schedule();
        });
      }
    }
  }

  private groupsOf(listeners: readonly LiveListener[]): Groups {
    const known = this.groups.get(listeners);
    if (known) return known;
    const groups = new Map<SharedOperation, LiveListener[]>();
    for (const listener of listeners) {
      const group = groups.get(listener.operation);
      if (group) group.push(listener);
      else groups.set(listener.operation, [listener]);
    }
    this.groups.set(listeners, groups);
    return groups;
  }

  private enqueue(delivery: Delivery, listener: LiveListener): void {
    const { socket } = listener;
    if (socket.outbox.length >= this.limits.backlogEvents) this.closeSlow(socket);
    else socket.outbox.push(delivery, listener);
  }

  private mark(socket: LiveSocket, urgent: boolean): void {
    const { outbox } = socket;
    if (urgent && !outbox.inUrgentLane) {
      outbox.inUrgentLane = true;
      this.urgent.add(socket);
    } else if (!urgent && !outbox.inBulkLane) {
      outbox.inBulkLane = true;
      this.bulk.add(socket);
    }
  }

  private flush(lane: SocketLane, flag: 'inUrgentLane' | 'inBulkLane'): void {
    const frames: ReadyFrame[] = [];
    for (let written = 0; written < this.limits.socketsPerTurn;) {
      const socket = lane.take();
      if (!socket) return;
      socket.outbox[flag] = false;
      frames.length = 0;
      socket.outbox.takeReady(frames);
      if (frames.length === 0 || !socket.open) continue;
      this.write(socket, frames);
      written++;
    }
  }

  private write(socket: LiveSocket, frames: readonly ReadyFrame[]): void {
    if (socket.isTooSlowFor(frames.length)) return this.closeSlow(socket);
    socket.write(frames, this.joiner.join(frames));
    this.metrics.deliveries += frames.length;
    this.metrics.writes++;
  }

  /** Closes a reader that does not keep up; it connects again and catches up. */
  closeSlow(socket: LiveSocket): void {
    if (!socket.open) return;
    this.metrics.slowReadersClosed++;
    socket.close(closeCode.tryAgainLater, 'Too slow: connect again and catch up');
  }
}
