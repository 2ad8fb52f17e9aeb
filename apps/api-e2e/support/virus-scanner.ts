import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';

/** What is said of the bytes that came. `undefined`: the line goes dead without an answer. */
export type Verdict = (bytes: Buffer) => string | undefined;

/** As with every scanner, this word is a virus. */
export const isVirus: Verdict = (bytes) =>
  bytes.includes('EICAR') ? 'stream: Eicar-Test-Signature FOUND' : 'stream: OK';

/** Speaks the protocol of clamd on a real socket: the command INSTREAM, then pieces with their length before them. */
export class FakeClamd {
  /** Everything that was to be scanned, in order. */
  readonly scanned: Buffer[] = [];
  verdict: Verdict = isVirus;
  private server: Server | undefined;

  constructor(readonly port: number) {}

  async start(): Promise<void> {
    this.server = createServer((socket) => this.serve(socket)).listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
  }

  async stop(): Promise<void> {
    if (!this.server?.listening) return;
    this.server.close();
    await once(this.server, 'close');
  }

  private serve(socket: Socket): void {
    let received = Buffer.alloc(0);
    socket
      .on('error', () => undefined) // Who asked may go away.
      .on('data', (piece) => {
        received = Buffer.concat([received, piece]);
        const bytes = streamed(received);
        if (!bytes) return;
        this.scanned.push(bytes);
        const answer = this.verdict(bytes);
        if (answer === undefined) socket.destroy();
        else socket.end(`${answer}\0`);
      });
  }
}

/** What stands between the command and the empty piece that ends it; undefined while more is to come. */
function streamed(received: Buffer): Buffer | undefined {
  const command = 'zINSTREAM\0';
  if (received.length < command.length) return undefined;
  if (received.toString('latin1', 0, command.length) !== command) return Buffer.from('no INSTREAM command');
  const pieces: Buffer[] = [];
  for (let at = command.length; at + 4 <= received.length;) {
    const length = received.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    pieces.push(received.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return undefined;
}
