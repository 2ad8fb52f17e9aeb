import type { LiveSocket } from './live-socket';

/** Sockets that have something to be written, first come first served. */
export class SocketLane {
  private sockets: LiveSocket[] = [];
  private next = 0;

  get empty(): boolean {
    return this.next === this.sockets.length;
  }

  add(socket: LiveSocket): void {
    this.sockets.push(socket);
  }

  take(): LiveSocket | undefined {
    const socket = this.sockets[this.next];
    if (socket && ++this.next === this.sockets.length) {
      this.sockets = [];
      this.next = 0;
    }
    return socket;
  }
}
