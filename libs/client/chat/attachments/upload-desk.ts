import { signal } from '@angular/core';
import { v7 as uuid } from 'uuid';
import type { OutboxEntry, OutboxFile } from '../state/outbox';
import type { UploadLimits } from './upload-limits';
import type { Upload, UploadQueue } from './upload-queue';

/** Where the files of waiting messages outlive the page. */
export interface FileStorage {
  get(key: string): Promise<Blob | undefined>;
  put(key: string, file: Blob): Promise<void>;
  remove(key: string): Promise<void>;
  clear(): Promise<void>;
}

export interface UploadDeskOutlets {
  readonly limits: () => Promise<UploadLimits>;
  /** An uploaded file that will not be sent after all. */
  readonly discard: (attachmentId: string) => Promise<void>;
  readonly uploaded: (key: string, attachmentId: string) => void;
  readonly failed: (key: string, reason: string) => void;
  readonly sessionEnded: () => void;
  /** Says why in the person's language. */
  readonly say: (reason: 'type' | 'size' | 'empty' | 'count' | 'noAnswer' | 'lost', limits?: UploadLimits) => string;
  readonly storage: FileStorage;
}

/**
 * Files between a person's choice and the server. What does the work is fetched when the first file is chosen, or when
 * an earlier page left a message with files behind.
 */
export class UploadDesk {
  private readonly loaded = signal<UploadQueue | null>(null);
  private loading: Promise<UploadQueue> | null = null;
  private limits: UploadLimits | null = null;
  private connected = false;

  constructor(private readonly outlets: UploadDeskOutlets) {}

  /** Chosen for the next message of the room. */
  tray(roomId: string): readonly Upload[] {
    return this.loaded()?.tray(roomId) ?? [];
  }

  find(key: string): Upload | undefined {
    return this.loaded()?.find(key);
  }

  /** Something would be lost if the page went away now. */
  holdsUnsent(): boolean {
    return (
      this.loaded()
        ?.uploads()
        .some(({ inTray }) => inTray) ?? false
    );
  }

  /** Takes files for the next message of the room. Without a connection they wait. */
  async choose(roomId: string, files: readonly File[]): Promise<void> {
    const [queue, limits, { refusalOf }] = await Promise.all([
      this.load(),
      this.knownLimits(),
      import('./upload-limits'),
    ]);
    for (const file of files) {
      const taken = queue.tray(roomId).filter(({ state }) => state !== 'failed').length;
      const refusal = limits && refusalOf(file, limits, taken);
      const reason = refusal && this.outlets.say(refusal, limits);
      queue.add({ key: uuid(), roomId, name: file.name, file, inTray: true }, reason);
    }
  }

  /** The chosen files leave with a message, and are kept in the browser until the server has that. */
  take(roomId: string): readonly OutboxFile[] {
    return (this.loaded()?.take(roomId) ?? []).map(({ key, name, file, attachmentId }) => {
      void this.outlets.storage.put(key, file).catch(() => undefined);
      return { key, name, size: file.size, attachmentId };
    });
  }

  retry(key: string): void {
    this.loaded()?.retry(key);
  }

  /** The person does not want to send it. */
  remove(key: string): void {
    const attachmentId = this.find(key)?.attachmentId;
    this.loaded()?.remove(key);
    // The server forgets unsent files by itself, later.
    if (attachmentId) void this.outlets.discard(attachmentId).catch(() => undefined);
  }

  /** Uploads what a waiting message still lacks. */
  async upload({ roomId, files }: OutboxEntry): Promise<void> {
    const queue = await this.load();
    for (const { key, name, attachmentId } of files) {
      if (attachmentId !== null) continue;
      if (queue.find(key)) {
        if (queue.find(key)?.state !== 'uploading') queue.retry(key);
        continue;
      }
      const file = await this.outlets.storage.get(key).catch(() => undefined);
      if (file) queue.add({ key, roomId, name, file, inTray: false });
      else this.outlets.failed(key, this.outlets.say('lost'));
    }
  }

  /** The message is out or given up: nothing of its files stays here. */
  forget(files: readonly OutboxFile[]): void {
    for (const { key } of files) {
      this.loaded()?.remove(key);
      void this.outlets.storage.remove(key).catch(() => undefined);
    }
  }

  dropRoom(roomId: string): void {
    for (const { key } of this.tray(roomId)) this.loaded()?.remove(key);
  }

  setConnected(connected: boolean): void {
    this.connected = connected;
    this.loaded()?.setConnected(connected);
  }

  async clear(): Promise<void> {
    this.loaded()?.clear();
    await this.outlets.storage.clear();
  }

  private load(): Promise<UploadQueue> {
    this.loading ??= this.start().catch((error: unknown) => {
      this.loading = null;
      throw error;
    });
    return this.loading;
  }

  private async start(): Promise<UploadQueue> {
    const [{ UploadQueue }, { postToRoom }] = await Promise.all([import('./upload-queue'), import('./upload-request')]);
    const queue = new UploadQueue({
      send: (upload, progress, abort) => postToRoom(upload, progress, abort, this.outlets.sessionEnded),
      done: (key, attachmentId) => this.outlets.uploaded(key, attachmentId),
      failed: (key, reason) => this.outlets.failed(key, reason),
      noAnswer: () => this.outlets.say('noAnswer'),
    });
    queue.setConnected(this.connected);
    this.loaded.set(queue);
    return queue;
  }

  /** Null when the server cannot be asked now: then it will say itself what it does not take. */
  private async knownLimits(): Promise<UploadLimits | null> {
    if (!this.limits && this.connected) this.limits = await this.outlets.limits().catch(() => null);
    return this.limits;
  }
}
