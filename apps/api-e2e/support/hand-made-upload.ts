import { randomUUID } from 'node:crypto';
import { type ClientRequest, request } from 'node:http';
import type { Actor } from './actor';
import { credentialHeaders, type ErrorAnswer } from './http';
import type { UploadAnswer } from './files';

const ANSWERED_WITHIN_MS = 60_000;

/**
 * An upload that a spec sends piece by piece, without saying how long it will be: for what is done to it on its way.
 */
export class HandMadeUpload {
  readonly answer: Promise<UploadAnswer & { readonly code: string }>;
  private readonly boundary = randomUUID();
  private readonly request: ClientRequest;
  private open = true;

  constructor(who: Actor, room: { readonly id: string }, name: string, headers: Readonly<Record<string, string>> = {}) {
    this.request = request(`${who.url}/files`, {
      method: 'POST',
      agent: false,
      headers: {
        ...credentialHeaders(who.credentials),
        'x-clinic-chat': '1',
        'content-type': `multipart/form-data; boundary=${this.boundary}`,
        ...headers,
      },
    });
    this.answer = new Promise((resolve, reject) => {
      this.request.on('error', reject).on('response', (response) => {
        let text = '';
        response
          .setEncoding('utf8')
          .on('data', (piece: string) => (text += piece))
          .on('end', () => {
            this.open = false;
            const body = JSON.parse(text) as { errors?: readonly ErrorAnswer[] };
            resolve({
              status: response.statusCode ?? 0,
              code: body.errors?.[0]?.extensions.code ?? '',
              ...body,
            });
          });
      });
    });
    // A spec that cuts the upload wants no answer.
    this.answer.catch(() => undefined);
    this.request.write(
      `--${this.boundary}\r\nContent-Disposition: form-data; name="roomId"\r\n\r\n${room.id}\r\n` +
        `--${this.boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n`,
    );
  }

  /** Resolves when the system has taken the bytes. */
  send(bytes: Uint8Array | string): Promise<void> {
    return new Promise((resolve) => this.request.write(bytes, () => resolve()));
  }

  /** Sends the same bytes again and again until there is an answer. @throws when none comes within a minute */
  async sendUntilAnswered(bytes: Uint8Array): Promise<void> {
    for (const began = performance.now(); this.open;) {
      if (performance.now() - began > ANSWERED_WITHIN_MS) throw new Error('there was no answer');
      await this.send(bytes);
      // A server that is busy with others needs a moment, and no more bytes.
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  end(): void {
    this.request.end(`\r\n--${this.boundary}--\r\n`);
  }

  /** The line goes dead in the middle. */
  cut(): void {
    this.request.destroy();
  }
}
