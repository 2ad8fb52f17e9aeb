import { computed, signal } from '@angular/core';
import { toGraphqlFailure } from '@client/graphql';

/** What the server takes. */
export interface UploadLimits {
  readonly maxBytes: number;
  readonly maxFilesPerMessage: number;
  /** Extensions with their dot, in lower case. */
  readonly accept: readonly string[];
}

export type TrayRefusal = 'type' | 'size' | 'empty' | 'count' | 'noAnswer';

/** A file that was chosen for the next message. */
export interface TrayFile {
  readonly key: string;
  readonly name: string;
  readonly file: File;
  /** Of a picture, for this page only. */
  readonly preview: string | null;
  readonly state: 'uploading' | 'done' | 'failed';
  /** From 0 to 1. */
  readonly progress: number;
  /** Once it is uploaded. */
  readonly id: string | null;
  /** Why it failed. */
  readonly reason: string | null;
  /** The same file would fail again. */
  readonly refused: boolean;
}

export interface TrayOutlets {
  /** Returns the id. Rejects with a `GraphqlFailure`. */
  readonly upload: (file: File, progress: (part: number) => void, signal: AbortSignal) => Promise<string>;
  /** An uploaded file that will not be sent after all. */
  readonly discard: (id: string) => void;
  readonly say: (reason: TrayRefusal) => string;
}

/** The files of the next message: each is uploaded at once, and can be taken back or tried again. */
export class FileTray {
  private readonly files = signal<readonly TrayFile[]>([]);
  private readonly flights = new Map<string, AbortController>();

  readonly list = this.files.asReadonly();
  readonly uploading = computed(() => this.files().some(({ state }) => state === 'uploading'));
  /** What can be sent, in order. */
  readonly ready = computed(() => this.files().flatMap(({ id, name }) => (id === null ? [] : [{ id, name }])));

  constructor(private readonly outlets: TrayOutlets) {}

  /** Without limits the server says itself what it does not take. */
  add(chosen: readonly File[], limits: UploadLimits | null): void {
    for (const file of chosen) {
      const refusal = limits && refusalOf(file, limits, this.files().filter(({ state }) => state !== 'failed').length);
      const key = crypto.randomUUID();
      const preview = /^image\/(png|jpeg|gif|webp)$/.test(file.type) ? URL.createObjectURL(file) : null;
      const start = { key, name: file.name, file, preview, progress: 0, id: null } as const;
      const reason = refusal && this.outlets.say(refusal);
      this.files.update((files) => [
        ...files,
        { ...start, state: refusal ? 'failed' : 'uploading', reason, refused: refusal !== null },
      ]);
      if (!refusal) void this.fly(key, file);
    }
  }

  retry(key: string): void {
    const found = this.files().find((file) => file.key === key);
    if (!found) return;
    this.change(key, { state: 'uploading', progress: 0, reason: null });
    void this.fly(key, found.file);
  }

  remove(key: string): void {
    const found = this.files().find((file) => file.key === key);
    this.drop(key);
    if (found?.id) this.outlets.discard(found.id);
  }

  /** What was uploaded leaves with a message; what failed stays until it is removed. */
  take(): readonly { readonly id: string; readonly name: string }[] {
    const ready = this.ready();
    for (const { key, id } of this.files()) if (id !== null) this.drop(key);
    return ready;
  }

  clear(): void {
    for (const { key } of this.files()) this.drop(key);
  }

  private async fly(key: string, file: File): Promise<void> {
    const flight = new AbortController();
    this.flights.set(key, flight);
    try {
      const id = await this.outlets.upload(file, (progress) => this.change(key, { progress }), flight.signal);
      if (this.flights.get(key) === flight) this.change(key, { state: 'done', progress: 1, id });
      else this.outlets.discard(id);
    } catch (error) {
      const { code, message } = toGraphqlFailure(error);
      const noAnswer = code === 'NETWORK';
      const reason = noAnswer ? this.outlets.say('noAnswer') : message;
      this.change(key, { state: 'failed', reason, refused: !noAnswer && code !== 'RATE_LIMITED' });
    }
  }

  private drop(key: string): void {
    const found = this.files().find((file) => file.key === key);
    this.files.update((files) => files.filter((file) => file.key !== key));
    this.flights.get(key)?.abort();
    this.flights.delete(key);
    if (found?.preview) URL.revokeObjectURL(found.preview);
  }

  private change(key: string, change: Partial<TrayFile>): void {
    this.files.update((files) => files.map((file) => (file.key === key ? { ...file, ...change } : file)));
  }
}

function refusalOf({ name, size }: File, limits: UploadLimits, taken: number): TrayRefusal | null {
  const extension = /\.[^.]+$/.exec(name.toLowerCase())?.[0] ?? '';
  if (!limits.accept.includes(extension)) return 'type';
  if (size > limits.maxBytes) return 'size';
  if (size === 0) return 'empty';
  return taken >= limits.maxFilesPerMessage ? 'count' : null;
}
