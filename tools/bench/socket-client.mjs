// A WebSocket client that costs next to nothing: the client must never be what is measured. It knows just enough of
// RFC 6455 for a server on loopback: whole unmasked frames come in, frames masked with zero go out.
import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';

// Every connection reads into the same memory: what a frame holds must be used before the callback returns.
const shared = Buffer.allocUnsafe(256 * 1024);
const PONG = Buffer.from([0x8a, 0x80, 0, 0, 0, 0]);

/**
 * @typedef {object} SocketEvents
 * @property {() => void} onOpen
 * @property {(bytes: Buffer, from: number, to: number) => void} onText a text message, in memory that is used again
 * @property {(reason: string) => void} onEnd not called after `close`
 */

export class SocketClient {
  #socket;
  #events;
  /** @type {Buffer | undefined} */
  #rest;
  #upgraded = false;
  #over = false;

  /** @param {{ port: number, path: string, protocol?: string }} address @param {SocketEvents} events */
  constructor({ port, path, protocol }, events) {
    this.#events = events;
    this.#socket = connect({
      host: '127.0.0.1',
      port,
      noDelay: true,
      onread: {
        buffer: shared,
        callback: (count) => {
          this.#read(count);
          return !this.#over;
        },
      },
    });
    const lines = [
      `GET ${path} HTTP/1.1`,
      `Host: 127.0.0.1:${port}`,
      'Upgrade: websocket',
      'Connection: Upgrade',
      'Sec-WebSocket-Version: 13',
      `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
      ...(protocol ? [`Sec-WebSocket-Protocol: ${protocol}`] : []),
    ];
    this.#socket.on('connect', () => this.#socket.write(`${lines.join('\r\n')}\r\n\r\n`));
    this.#socket.on('error', (error) => this.#end(error.message));
    this.#socket.on('close', () => this.#end('closed by the server'));
  }

  /** @param {string} text */
  send(text) {
    this.#socket.write(maskedFrame(text));
  }

  close() {
    this.#over = true;
    this.#socket.destroy();
  }

  /** @param {string} reason */
  #end(reason) {
    if (this.#over) return;
    this.close();
    this.#events.onEnd(reason);
  }

  /** @param {number} count bytes that stand in the shared memory */
  #read(count) {
    let bytes = shared;
    let end = count;
    if (this.#rest) {
      bytes = Buffer.concat([this.#rest, shared.subarray(0, count)]);
      end = bytes.length;
      this.#rest = undefined;
    }
    const used = this.#consume(bytes, end);
    if (used < end) this.#rest = Buffer.from(bytes.subarray(used, end));
  }

  /** @param {Buffer} bytes @param {number} end @returns {number} up to where whole frames were used */
  #consume(bytes, end) {
    let at = 0;
    if (!this.#upgraded) {
      const head = bytes.subarray(0, end).indexOf('\r\n\r\n');
      if (head < 0) return 0;
      if (!bytes.latin1Slice(0, 12).endsWith(' 101')) {
        this.#end(`no upgrade: ${bytes.latin1Slice(0, Math.min(head, 100))}`);
        return end;
      }
      this.#upgraded = true;
      at = head + 4;
      this.#events.onOpen();
    }
    while (end - at >= 2 && !this.#over) {
      const short = (bytes[at + 1] ?? 0) & 0x7f;
      const header = short < 126 ? 2 : short === 126 ? 4 : 10;
      if (end - at < header) return at;
      const length =
        short < 126 ? short : short === 126 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2));
      if (end - at < header + length) return at;
      this.#frame((bytes[at] ?? 0) & 0x0f, bytes, at + header, at + header + length);
      at += header + length;
    }
    return at;
  }

  /** @param {number} opcode @param {Buffer} bytes @param {number} from @param {number} to */
  #frame(opcode, bytes, from, to) {
    if (opcode === 1) this.#events.onText(bytes, from, to);
    else if (opcode === 9) this.#socket.write(PONG);
    else if (opcode === 8) {
      const code = to - from >= 2 ? bytes.readUInt16BE(from) : 1005;
      this.#end(`closed with ${code} ${bytes.utf8Slice(from + 2, to)}`);
    }
  }
}

/** @param {string} text */
function maskedFrame(text) {
  const length = Buffer.byteLength(text);
  const header = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const frame = Buffer.alloc(header + 4 + length);
  frame[0] = 0x81;
  if (header === 2) frame[1] = 0x80 | length;
  else if (header === 4) {
    frame[1] = 0xfe;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 0xff;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  frame.write(text, header + 4);
  return frame;
}
