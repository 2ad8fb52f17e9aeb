import { computed, signal } from '@angular/core';
import { toGraphqlFailure } from '@client/graphql';
import { v7 as uuid } from 'uuid';
import type { Message } from './chat-types';

/** A file that leaves with a message. */
export interface OutboxFile {
  readonly key: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Null until the server has it. */
  readonly attachmentId: string | null;
}

/** A message on its way out. `clientMessageId` stays the same over every retry, reconnect and reload. */
export interface OutboxEntry {
  readonly clientMessageId: string;
  readonly roomId: string;
  readonly text: string;
  readonly replyToId: string | null;
  readonly mentionIds: readonly string[];
  readonly files: readonly OutboxFile[];
  readonly createdAt: string;
  readonly state: 'queued' | 'sending' | 'failed';
  /** The server's reason, or null when no answer came in time. */
  readonly reason: string | null;
}

/** Where entries outlive the page. */
export interface OutboxStorage {
  all(): Promise<readonly OutboxEntry[]>;
  put(entry: OutboxEntry): Promise<void>;
  remove(clientMessageId: string): Promise<void>;
  clear(): Promise<void>;
}

export interface OutboxOutlets {
  /** Rejects with a `GraphqlFailure`; `signal` gives up waiting, though the server may still have stored it. */
  readonly send: (entry: OutboxEntry, signal: AbortSignal) => Promise<Message>;
  /** The server has it. What removes the entry is `confirm`, once the message itself is on show. */
  readonly acknowledged: (message: Message) => void;
  readonly storage: OutboxStorage;
  /** Brings to the server what the message still lacks; ends in `fileUploaded` or `fileFailed`. */
  readonly upload: (entry: OutboxEntry) => void;
  /** The message is out or given up. */
  readonly forgetFiles: (files: readonly OutboxFile[]) => void;
}

export const ACKNOWLEDGED_WITHIN_MS = 10_000;
const RETRY_AFTER_MS = 1_000;
/** The server will say the same again: only a person can do something about it. */
const FINAL_CODES = [
  'VALIDATION_FAILED',
  'NOT_FOUND',
  'FORBIDDEN',
  'CONFLICT',
  'PAYLOAD_TOO_LARGE',
  'BAD_REQUEST',
  'TOO_COMPLEX',
];

/**
 * Unsent messages: per room in order and one at a time, until the server has them or a person gives up. A message whose
 * files are still uploading holds nobody up; it goes as soon as they are there.
 */
export class Outbox {
  private readonly queue = signal<readonly OutboxEntry[]>([]);
  private readonly connected = signal(false);
  private readonly flights = new Map<string, { readonly id: string; readonly abort: AbortController }>();
  /** When each entry was first tried on a working connection. */
  private readonly deadlines = new Map<string, ReturnType<typeof setTimeout>>();

  readonly entries = this.queue.asReadonly();
  /** False: entries wait for the connection rather than for the server. */
  readonly isConnected = this.connected.asReadonly();
  readonly failedRooms = computed(
    () => new Set(this.queue().flatMap(({ roomId, state }) => (state === 'failed' ? [roomId] : []))),
  );

  constructor(private readonly outlets: OutboxOutlets) {}

  /** Takes up what an earlier page left behind. */
  async restore(): Promise<void> {
    const stored = await this.outlets.storage.all();
    const known = new Set(this.queue().map(({ clientMessageId }) => clientMessageId));
    const left = stored
      .filter(({ clientMessageId }) => !known.has(clientMessageId))
      .map((entry): OutboxEntry => ({ ...entry, state: entry.state === 'sending' ? 'queued' : entry.state }));
    // Version 7 identifiers sort by the time they were made.
    const all = [...left, ...this.queue()].sort((a, b) => (a.clientMessageId < b.clientMessageId ? -1 : 1));
    this.queue.set(all);
    for (const entry of left) if (entry.state === 'queued' && !isReady(entry)) this.outlets.upload(entry);
    this.pumpAll();
  }

  add(
    roomId: string,
    text: string,
    replyToId: string | null,
    now: Date,
    { mentionIds = [], files = [] }: Partial<Pick<OutboxEntry, 'mentionIds' | 'files'>> = {},
  ): OutboxEntry {
    const entry: OutboxEntry = {
      clientMessageId: uuid(),
      roomId,
      text,
      replyToId,
      mentionIds,
      files,
      createdAt: now.toISOString(),
      state: 'queued',
      reason: null,
    };
    this.queue.update((queue) => [...queue, entry]);
    void this.outlets.storage.put(entry);
    this.pump(roomId);
    return entry;
  }

  retry(clientMessageId: string): void {
    const entry = this.find(clientMessageId);
    if (!entry) return;
    // The server refused it with all its files there: it may have forgotten one of them meanwhile.
    const anew = entry.reason !== null && isReady(entry);
    const files = anew ? entry.files.map((file) => ({ ...file, attachmentId: null })) : entry.files;
    this.update(clientMessageId, { state: 'queued', reason: null, files });
    if (!isReady({ files })) this.outlets.upload({ ...entry, files });
    this.pumpAll();
  }

  fileUploaded(key: string, attachmentId: string): void {
    const entry = this.holderOf(key);
    if (!entry) return;
    const files = entry.files.map((file) => (file.key === key ? { ...file, attachmentId } : file));
    this.update(entry.clientMessageId, { files });
    this.pump(entry.roomId);
  }

  fileFailed(key: string, reason: string): void {
    const entry = this.holderOf(key);
    if (entry) this.fail(entry.clientMessageId, reason);
  }

  /** A person gave up on it, or the message is on show: either way it is no longer ours. */
  confirm(clientMessageId: string): void {
    const entry = this.find(clientMessageId);
    if (!entry) return;
    this.settle(entry);
    this.queue.update((queue) => queue.filter((other) => other.clientMessageId !== clientMessageId));
    void this.outlets.storage.remove(clientMessageId);
    if (entry.files.length) this.outlets.forgetFiles(entry.files);
    this.pump(entry.roomId);
  }

  /** Nobody can send to the room any more. */
  dropRoom(roomId: string): void {
    for (const entry of this.queue()) if (entry.roomId === roomId) this.confirm(entry.clientMessageId);
  }

  /** Without a connection nothing counts as late: what was in flight goes out again, under its old id. */
  setConnected(connected: boolean): void {
    if (this.connected() === connected) return;
    this.connected.set(connected);
    if (connected) {
      this.pumpAll();
      return;
    }
    for (const { id, abort } of [...this.flights.values()]) {
      abort.abort();
      this.update(id, { state: 'queued' });
    }
    this.flights.clear();
    this.deadlines.forEach((timer) => clearTimeout(timer));
    this.deadlines.clear();
  }

  async clear(): Promise<void> {
    for (const entry of this.queue()) this.settle(entry);
    this.queue.set([]);
    await this.outlets.storage.clear();
  }

  private pumpAll(): void {
    for (const roomId of new Set(this.queue().map((entry) => entry.roomId))) this.pump(roomId);
  }

  private pump(roomId: string): void {
    if (!this.connected() || this.flights.has(roomId)) return;
    const entry = this.queue().find(
      (candidate) => candidate.roomId === roomId && candidate.state !== 'failed' && isReady(candidate),
    );
    if (entry) void this.fly(entry);
  }

  private async fly(entry: OutboxEntry): Promise<void> {
    const { clientMessageId: id, roomId } = entry;
    const flight = { id, abort: new AbortController() };
    this.flights.set(roomId, flight);
    this.update(id, { state: 'sending' });
    if (!this.deadlines.has(id))
      this.deadlines.set(
        id,
        setTimeout(() => this.late(id), ACKNOWLEDGED_WITHIN_MS),
      );
    try {
      const message = await this.outlets.send(entry, flight.abort.signal);
      if (this.flights.get(roomId) !== flight) return;
      this.land(id, roomId);
      this.outlets.acknowledged(message);
      this.pump(roomId);
    } catch (error) {
      if (this.flights.get(roomId) !== flight) return;
      const { code, message, retryAfter } = toGraphqlFailure(error);
      if (FINAL_CODES.includes(code)) {
        this.land(id, roomId);
        this.fail(id, message);
      } else {
        setTimeout(
          () => {
            if (this.flights.get(roomId) !== flight) return;
            this.flights.delete(roomId);
            this.pump(roomId);
          },
          Math.max(RETRY_AFTER_MS, (retryAfter ?? 0) * 1_000),
        );
      }
    }
  }

  private late(id: string): void {
    this.deadlines.delete(id);
    const entry = this.find(id);
    if (!entry) return;
    const flight = this.flights.get(entry.roomId);
    if (flight?.id === id) {
      this.flights.delete(entry.roomId);
      flight.abort.abort();
    }
    this.fail(id, null);
  }

  private fail(id: string, reason: string | null): void {
    const entry = this.find(id);
    this.update(id, { state: 'failed', reason });
    if (entry) this.pump(entry.roomId);
  }

  private land(id: string, roomId: string): void {
    clearTimeout(this.deadlines.get(id));
    this.deadlines.delete(id);
    this.flights.delete(roomId);
  }

  private settle({ clientMessageId, roomId }: OutboxEntry): void {
    const flight = this.flights.get(roomId);
    clearTimeout(this.deadlines.get(clientMessageId));
    this.deadlines.delete(clientMessageId);
    if (flight?.id !== clientMessageId) return;
    this.flights.delete(roomId);
    flight.abort.abort();
  }

  private find(id: string): OutboxEntry | undefined {
    return this.queue().find(({ clientMessageId }) => clientMessageId === id);
  }

  private holderOf(key: string): OutboxEntry | undefined {
    return this.queue().find(({ files }) => files.some((file) => file.key === key));
  }

  private update(id: string, change: Partial<OutboxEntry>): void {
    const entry = this.find(id);
    if (!entry) return;
    const changed = { ...entry, ...change };
    this.queue.update((queue) => queue.map((other) => (other.clientMessageId === id ? changed : other)));
    if (changed.state !== 'sending') void this.outlets.storage.put(changed);
  }
}

function isReady({ files }: Pick<OutboxEntry, 'files'>): boolean {
  return files.every(({ attachmentId }) => attachmentId !== null);
}
