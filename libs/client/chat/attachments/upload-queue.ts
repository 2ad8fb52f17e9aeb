import { signal } from '@angular/core';
import { toGraphqlFailure } from '@client/graphql';

export type UploadState = 'waiting' | 'uploading' | 'done' | 'failed';

/** One file on its way to the server. */
export interface Upload {
  readonly key: string;
  readonly roomId: string;
  readonly name: string;
  readonly file: Blob;
  /** Of a picture, for this page only. */
  readonly preview: string | null;
  readonly state: UploadState;
  /** From 0 to 1. */
  readonly progress: number;
  readonly attachmentId: string | null;
  /** Why it failed; null otherwise. */
  readonly reason: string | null;
  /** The same file would fail again. */
  readonly refused: boolean;
  /** False: it left with a message, which waits for it. */
  readonly inTray: boolean;
}

export interface UploadOutlets {
  /** Returns the attachment's id. Rejects with a `GraphqlFailure`. */
  readonly send: (upload: Upload, progress: (part: number) => void, signal: AbortSignal) => Promise<string>;
  readonly done: (key: string, attachmentId: string) => void;
  readonly failed: (key: string, reason: string) => void;
  /** What to tell when no answer came several times. */
  readonly noAnswer: () => string;
}

export const AT_ONCE = 3;
const TRIES = 4;
const AGAIN_AFTER_MS = 2_000;
/** About the file, or about the person: another try brings the same. */
const REFUSALS = ['PAYLOAD_TOO_LARGE', 'UNSUPPORTED_FILE', 'QUOTA_EXCEEDED', 'VALIDATION_FAILED'];
const FINAL_CODES = [...REFUSALS, 'FORBIDDEN', 'NOT_FOUND', 'BAD_REQUEST'];

/** Uploads files, a few at once, over lost connections, until the server has them or has said why not. */
export class UploadQueue {
  private readonly list = signal<readonly Upload[]>([]);
  private readonly flights = new Map<string, AbortController>();
  private readonly tries = new Map<string, number>();
  private readonly pauses = new Map<string, ReturnType<typeof setTimeout>>();
  private connected = false;

  readonly uploads = this.list.asReadonly();

  constructor(private readonly outlets: UploadOutlets) {}

  /** `refusal`: why it will not even be tried. */
  add(upload: Pick<Upload, 'key' | 'roomId' | 'name' | 'file' | 'inTray'>, refusal: string | null = null): void {
    const { file } = upload;
    const preview = /^image\/(png|jpeg|gif|webp)$/.test(file.type) ? URL.createObjectURL(file) : null;
    const state = refusal ? 'failed' : 'waiting';
    const start = {
      preview,
      state,
      progress: 0,
      attachmentId: null,
      reason: refusal,
      refused: refusal !== null,
    } as const;
    this.list.update((list) => [...list, { ...upload, ...start }]);
    this.pump();
  }

  find(key: string): Upload | undefined {
    return this.list().find((upload) => upload.key === key);
  }

  /** Those chosen for the next message of the room. */
  tray(roomId: string): readonly Upload[] {
    return this.list().filter((upload) => upload.inTray && upload.roomId === roomId);
  }

  /** They leave with a message; those that failed stay where they are. */
  take(roomId: string): readonly Upload[] {
    const taken = this.tray(roomId).filter(({ state }) => state !== 'failed');
    for (const { key } of taken) this.change(key, { inTray: false });
    return taken;
  }

  retry(key: string): void {
    this.tries.delete(key);
    this.change(key, { state: 'waiting', progress: 0, attachmentId: null, reason: null });
    this.pump();
  }

  remove(key: string): void {
    const upload = this.find(key);
    if (!upload) return;
    this.list.update((list) => list.filter((other) => other.key !== key));
    clearTimeout(this.pauses.get(key));
    this.pauses.delete(key);
    this.tries.delete(key);
    this.flights.get(key)?.abort();
    this.flights.delete(key);
    if (upload.preview) URL.revokeObjectURL(upload.preview);
    this.pump();
  }

  setConnected(connected: boolean): void {
    this.connected = connected;
    this.pump();
  }

  clear(): void {
    this.connected = false;
    for (const { key } of this.list()) this.remove(key);
  }

  private pump(): void {
    if (!this.connected) return;
    const next = this.list().filter(({ key, state }) => state === 'waiting' && !this.pauses.has(key));
    for (const upload of next.slice(0, AT_ONCE - this.flights.size)) void this.fly(upload);
  }

  private async fly(upload: Upload): Promise<void> {
    const { key } = upload;
    const flight = new AbortController();
    this.flights.set(key, flight);
    this.change(key, { state: 'uploading', progress: 0 });
    const report = (progress: number) => {
      if (this.flights.get(key) === flight) this.change(key, { progress });
    };
    try {
      const attachmentId = await this.outlets.send(upload, report, flight.signal);
      if (!this.land(key, flight)) return;
      this.change(key, { state: 'done', progress: 1, attachmentId });
      this.outlets.done(key, attachmentId);
    } catch (error) {
      if (!this.land(key, flight)) return;
      this.failed(key, toGraphqlFailure(error));
    }
    this.pump();
  }

  private failed(key: string, { code, message, retryAfter }: ReturnType<typeof toGraphqlFailure>): void {
    // A lost connection is nobody's fault and does not count.
    const tries = (this.tries.get(key) ?? 0) + (this.connected ? 1 : 0);
    this.tries.set(key, tries);
    if (FINAL_CODES.includes(code) || tries >= TRIES) {
      const reason = code === 'NETWORK' ? this.outlets.noAnswer() : message;
      this.change(key, { state: 'failed', progress: 0, reason, refused: REFUSALS.includes(code) });
      this.outlets.failed(key, reason);
      return;
    }
    this.change(key, { state: 'waiting', progress: 0 });
    this.pauses.set(
      key,
      setTimeout(
        () => {
          this.pauses.delete(key);
          this.pump();
        },
        Math.max(AGAIN_AFTER_MS, (retryAfter ?? 0) * 1_000),
      ),
    );
  }

  /** @returns false when it was removed meanwhile */
  private land(key: string, flight: AbortController): boolean {
    if (this.flights.get(key) !== flight) return false;
    this.flights.delete(key);
    return true;
  }

  private change(key: string, change: Partial<Upload>): void {
    this.list.update((list) => list.map((upload) => (upload.key === key ? { ...upload, ...change } : upload)));
  }
}
