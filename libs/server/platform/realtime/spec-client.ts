import { WebSocket } from 'ws';

export interface ClientOptions {
  readonly headers?: Record<string, string>;
  readonly protocol?: string;
  readonly autoPong?: boolean;
  readonly path?: string;
}

export interface SpecMessage {
  readonly type: string;
  readonly id?: string;
  readonly payload?: unknown;
}

/** A plain client of the protocol that keeps everything it was sent. */
export class SpecClient {
  readonly messages: SpecMessage[] = [];
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>;
  closeCode: number | undefined;
  pings = 0;

  private constructor(private readonly ws: WebSocket) {
    this.closed = new Promise((resolve) => {
      ws.on('close', (code, reason) => {
        this.closeCode = code;
        resolve({ code, reason: String(reason) });
      });
    });
    ws.on('message', (data: Buffer) => this.messages.push(JSON.parse(data.toString()) as SpecMessage));
    ws.on('ping', () => this.pings++);
    ws.on('error', () => undefined);
  }

  /** @throws with the HTTP status when the upgrade is refused */
  static open(
    port: number,
    { headers, protocol = 'graphql-transport-ws', autoPong = true, path = '/graphql' }: ClientOptions,
  ): Promise<SpecClient> {
    const ws = new WebSocket(`ws://127.0.0.1:${port}${path}`, protocol, {
      headers,
      autoPong,
      perMessageDeflate: false,
    });
    const client = new SpecClient(ws);
    return new Promise((resolve, reject) => {
      ws.once('open', () => resolve(client));
      ws.once('unexpected-response', (_request, { statusCode }) => reject(new Error(`refused with ${statusCode}`)));
      ws.once('error', reject);
    });
  }

  send(message: SpecMessage): void {
    this.ws.send(JSON.stringify(message));
  }

  sendText(text: string): void {
    this.ws.send(text);
  }

  sendBinary(bytes: Buffer): void {
    this.ws.send(bytes);
  }

  /** Sends all of them in one TCP segment. */
  sendTogether(messages: readonly SpecMessage[]): void {
    const socket = Reflect.get(this.ws, '_socket') as { cork(): void; uncork(): void };
    socket.cork();
    for (const message of messages) this.send(message);
    socket.uncork();
  }

  /** Runs one operation and answers the payload of its `next` or `error`. */
  async run(
    query: string,
    { id = 'op', variables }: { id?: string; variables?: Record<string, unknown> } = {},
  ): Promise<SpecMessage> {
    this.send({ type: 'subscribe', id, payload: { query, variables } });
    return this.message((message) => message.id === id && (message.type === 'next' || message.type === 'error'));
  }

  /** The first message that is so, already here or to come; fails after three seconds or when the socket closes. */
  async message(is: (message: SpecMessage) => boolean): Promise<SpecMessage> {
    const deadline = performance.now() + 3_000;
    for (;;) {
      const found = this.messages.find(is);
      if (found) return found;
      if (this.closeCode !== undefined) throw new Error(`Closed with ${this.closeCode} before the message came`);
      if (performance.now() > deadline) throw new Error('The message did not come');
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  }

  /** The `seq` of all events so far, in order of arrival. */
  seqs(id = '1'): number[] {
    return this.messages
      .filter((message) => message.type === 'next' && message.id === id)
      .map(({ payload }) => (payload as { data: { events: { seq: number } } }).data.events.seq);
  }

  stopReading(): void {
    this.ws.pause();
  }

  readAgain(): void {
    this.ws.resume();
  }

  close(): void {
    this.ws.close();
  }

  cutOff(): void {
    this.ws.terminate();
  }
}
