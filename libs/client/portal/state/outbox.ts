import { computed, signal } from '@angular/core';
import { toGraphqlFailure } from '@client/graphql';

/** What a patient wrote and the server has not confirmed. Its id stays the same, so that it is stored once. */
export interface OutboxLetter {
  readonly id: string;
  readonly text: string;
  /** The announcement that it answers. */
  readonly about: { readonly id: string; readonly text: string } | null;
  /** Uploaded already. */
  readonly files: readonly { readonly id: string; readonly name: string }[];
  readonly at: string;
  /** The code with which the server refused it; null while it waits. */
  readonly refused: string | null;
}

export interface OutboxOutlets {
  /** Rejects with a `GraphqlFailure`. */
  readonly send: (letter: OutboxLetter) => Promise<void>;
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
}

const KEY = 'portal-outbox';
const AGAIN_AFTER_MS = 3_000;
/** Another try brings the same. Everything else may pass. */
const FINAL = ['NOT_FOUND', 'VALIDATION_FAILED', 'BAD_REQUEST', 'FORBIDDEN'];

/** Letters on their way: in order, one at a time, kept across reloads until the server has them or says why not. */
export class Outbox {
  private readonly held = signal<readonly OutboxLetter[]>([]);
  private readonly flying = signal<string | null>(null);
  private connected = false;
  private again: ReturnType<typeof setTimeout> | undefined;

  readonly letters = this.held.asReadonly();
  /** The id of the one that is being sent. */
  readonly sending = this.flying.asReadonly();
  readonly isEmpty = computed(() => this.held().length === 0);

  constructor(private readonly outlets: OutboxOutlets) {
    this.held.set(stored(outlets.storage.getItem(KEY)));
  }

  add(letter: Omit<OutboxLetter, 'at' | 'refused'>): void {
    this.keep([...this.held(), { ...letter, at: new Date().toISOString(), refused: null }]);
    void this.pump();
  }

  retry(id: string): void {
    this.keep(this.held().map((letter) => (letter.id === id ? { ...letter, refused: null } : letter)));
    void this.pump();
  }

  remove(id: string): void {
    this.keep(this.held().filter((letter) => letter.id !== id));
  }

  setConnected(connected: boolean): void {
    this.connected = connected;
    void this.pump();
  }

  clear(): void {
    this.connected = false;
    clearTimeout(this.again);
    this.held.set([]);
    this.outlets.storage.removeItem(KEY);
  }

  private async pump(): Promise<void> {
    clearTimeout(this.again);
    const next = this.held().find(({ refused }) => refused === null);
    if (!next || !this.connected || this.flying() !== null) return;
    this.flying.set(next.id);
    let goOn = true;
    try {
      await this.outlets.send(next);
      this.remove(next.id);
    } catch (error) {
      const { code } = toGraphqlFailure(error);
      goOn = FINAL.includes(code);
      if (goOn) this.keep(this.held().map((letter) => (letter.id === next.id ? { ...letter, refused: code } : letter)));
    } finally {
      this.flying.set(null);
    }
    if (goOn) await this.pump();
    else this.again = setTimeout(() => void this.pump(), AGAIN_AFTER_MS);
  }

  private keep(letters: readonly OutboxLetter[]): void {
    this.held.set(letters);
    try {
      if (letters.length === 0) this.outlets.storage.removeItem(KEY);
      else this.outlets.storage.setItem(KEY, JSON.stringify(letters));
    } catch {
      // A full or forbidden storage: it is kept as long as the page.
    }
  }
}

function stored(text: string | null): readonly OutboxLetter[] {
  try {
    const letters: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(letters) ? letters.filter(isLetter) : [];
  } catch {
    return [];
  }
}

function isLetter(value: unknown): value is OutboxLetter {
  return typeof value === 'object' && value !== null && 'id' in value && 'text' in value && 'files' in value;
}
