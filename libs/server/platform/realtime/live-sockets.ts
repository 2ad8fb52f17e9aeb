import type { Principal } from '../principal';
import type { LiveSocket } from './live-socket';
import { closeCode } from './socket-limits';

/** All connections of this process, and whose they are. */
export class LiveSockets implements Iterable<LiveSocket> {
  private readonly all = new Set<LiveSocket>();
  private readonly bySession = new Map<string, Set<LiveSocket>>();

  get size(): number {
    return this.all.size;
  }

  [Symbol.iterator](): Iterator<LiveSocket> {
    return this.all.values();
  }

  add(socket: LiveSocket): void {
    this.all.add(socket);
  }

  remove(socket: LiveSocket): void {
    this.all.delete(socket);
    const { principal } = socket;
    const mine = principal && this.bySession.get(principal.sessionId);
    if (mine?.delete(socket) && mine.size === 0) this.bySession.delete(principal?.sessionId ?? '');
  }

  /** Signs a connection in; false when its session has as many as it may. */
  signIn(socket: LiveSocket, principal: Principal, atMost: number): boolean {
    const mine = this.bySession.get(principal.sessionId) ?? new Set();
    const open = [...mine].filter((other) => other.open).length;
    if (open >= atMost) return false;
    socket.principal = principal;
    this.bySession.set(principal.sessionId, mine.add(socket));
    return true;
  }

  /** One principal of each session that has a connection. */
  sessions(): Principal[] {
    return [...this.bySession.values()].flatMap(([first]) => first?.principal ?? []);
  }

  endSession(sessionId: string): void {
    for (const socket of this.bySession.get(sessionId) ?? []) socket.close(closeCode.forbidden, 'Forbidden');
  }

  /**
   * Takes over what a session was read to be now: ended, or a different viewer. A different viewer must subscribe
   * anew, because what it sees live was shared with others of its class.
   */
  apply(was: Principal, now: Principal | undefined): void {
    if (!now) this.endSession(was.sessionId);
    else if (!sameViewer(was, now)) {
      for (const socket of this.bySession.get(was.sessionId) ?? []) socket.close(closeCode.restart, 'Connect again');
    }
  }
}

function sameViewer(one: Principal, other: Principal): boolean {
  return one.clinicId === other.clinicId && one.personId === other.personId && one.viewerClass === other.viewerClass;
}
