import { Socket } from 'node:net';
import type { WebSocket } from 'ws';

/**
 * The one place that goes round `ws` and writes to its TCP socket: a frame that is built once and written to a
 * thousand sockets costs a thousand writes and nothing else. It is sound because `ws` writes whole frames in one go
 * when it neither compresses nor masks, so frames of both cannot interleave. Where that is not sure, `ws` does it.
 */

/** A text message, framed once for all its receivers. */
export class ReadyFrame {
  readonly bytes: Buffer;

  constructor(readonly text: string) {
    this.bytes = textFrame(text);
  }
}

/** The unmasked RFC 6455 frame of one whole text message. */
export function textFrame(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const header = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const frame = Buffer.allocUnsafe(header + length);
  frame[0] = 0x81;
  if (header === 2) frame[1] = length;
  else if (header === 4) {
    frame[1] = 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 127;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  frame.write(text, header);
  return frame;
}

/** The TCP socket to write ready frames to; undefined when this `ws` is not as we know it or may compress. */
export function rawSocketOf(ws: WebSocket): Socket | undefined {
  const socket: unknown = Reflect.get(ws, '_socket');
  return socket instanceof Socket && ws.extensions === '' ? socket : undefined;
}
