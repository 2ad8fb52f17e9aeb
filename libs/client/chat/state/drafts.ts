import { signal } from '@angular/core';
import { toGraphqlFailure } from '@client/graphql';

export const SAVED_AFTER_MS = 800;
const AGAIN_AFTER_MS = 5_000;
/** The server keeps no more; what is longer cannot be sent either, and stays in this tab. */
const MOST_CHARACTERS = 8_000;
/** The room is gone for this person, or will never take this text: asking again would not help. */
const FINAL_CODES = ['NOT_FOUND', 'FORBIDDEN', 'VALIDATION_FAILED', 'BAD_REQUEST', 'UNAUTHENTICATED'];

export interface DraftOutlets {
  /** Rejects with a `GraphqlFailure`. */
  readonly save: (roomId: string, text: string) => Promise<void>;
  /** Of this tab: holds what the server does not have yet, over a reload. */
  readonly storage: Storage;
}

/** A moment in the life of the drafts; see `adopt`. */
export type DraftMoment = number;

/**
 * What is typed and not sent, per room: on the server, so that it is the same on every device, and in this tab until
 * the server has it. It may be health data, so it is nowhere else, and log-out wipes it.
 *
 * The rule when both sides changed: what was typed here and is not saved yet wins over anything the server says, and
 * is then saved over it. What is saved gives way to the server, because another device wrote it later.
 */
export class Drafts {
  private readonly texts = signal<ReadonlyMap<string, string>>(new Map());
  private readonly prefix: string;
  private readonly unsaved = new Set<string>();
  private readonly saving = new Set<string>();
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();
  /** When each room was last changed or saved from here. */
  private readonly touched = new Map<string, DraftMoment>();
  private moment: DraftMoment = 0;
  private connected = false;

  readonly all = this.texts.asReadonly();

  constructor(
    employeeId: string,
    private readonly outlets: DraftOutlets,
  ) {
    this.prefix = `draft/${employeeId}/`;
    const held = Object.keys(outlets.storage).filter((key) => key.startsWith(this.prefix));
    for (const key of held) this.unsaved.add(key.slice(this.prefix.length));
    this.texts.set(
      new Map([...this.unsaved].map((roomId) => [roomId, outlets.storage.getItem(this.prefix + roomId) ?? ''])),
    );
  }

  of(roomId: string): string {
    return this.texts().get(roomId) ?? '';
  }

  /** Typed, or taken away by sending it. */
  keep(roomId: string, text: string): void {
    if (text === this.of(roomId)) return;
    this.set(roomId, text);
    this.touch(roomId);
    this.unsaved.add(roomId);
    this.outlets.storage.setItem(this.prefix + roomId, text);
    // An emptied draft was sent: no other device should offer it for even a moment.
    this.saveIn(roomId, text ? SAVED_AFTER_MS : 0);
  }

  now(): DraftMoment {
    return this.moment;
  }

  /** What the server holds. `asked`: when it was asked; an answer older than what was done here since says nothing. */
  adopt(roomId: string, text: string, asked: DraftMoment = this.moment): void {
    if (this.unsaved.has(roomId) || this.saving.has(roomId) || (this.touched.get(roomId) ?? 0) > asked) return;
    this.set(roomId, text);
  }

  setConnected(connected: boolean): void {
    this.connected = connected;
    if (connected) for (const roomId of this.unsaved) this.saveIn(roomId, 0);
  }

  /** Does not wait for the pause in typing: the page may be about to go away. */
  flush(): Promise<unknown> {
    return Promise.all([...this.unsaved].map((roomId) => this.save(roomId)));
  }

  /** The room is no longer this person's. */
  drop(roomId: string): void {
    clearTimeout(this.timers.get(roomId));
    this.set(roomId, '');
    this.settle(roomId);
  }

  clear(): void {
    for (const roomId of new Set([...this.unsaved, ...this.texts().keys()])) this.drop(roomId);
  }

  private saveIn(roomId: string, delay: number): void {
    clearTimeout(this.timers.get(roomId));
    this.timers.set(
      roomId,
      setTimeout(() => void this.save(roomId), delay),
    );
  }

  private async save(roomId: string): Promise<void> {
    const text = this.of(roomId);
    clearTimeout(this.timers.get(roomId));
    if (!this.connected || this.saving.has(roomId) || !this.unsaved.has(roomId)) return;
    if (text.length > MOST_CHARACTERS) return;
    this.saving.add(roomId);
    try {
      await this.outlets.save(roomId, text);
      this.saving.delete(roomId);
      this.touch(roomId);
      if (this.of(roomId) === text) this.settle(roomId);
      else if (this.unsaved.has(roomId)) this.saveIn(roomId, SAVED_AFTER_MS);
    } catch (error) {
      this.saving.delete(roomId);
      if (!FINAL_CODES.includes(toGraphqlFailure(error).code)) this.saveIn(roomId, AGAIN_AFTER_MS);
    }
  }

  private settle(roomId: string): void {
    this.unsaved.delete(roomId);
    this.outlets.storage.removeItem(this.prefix + roomId);
  }

  private touch(roomId: string): void {
    this.touched.set(roomId, ++this.moment);
  }

  private set(roomId: string, text: string): void {
    if (text === this.of(roomId)) return;
    const texts = new Map(this.texts());
    if (text) texts.set(roomId, text);
    else texts.delete(roomId);
    this.texts.set(texts);
  }
}
