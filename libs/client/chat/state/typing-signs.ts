import { signal } from '@angular/core';
import type { TypingSign } from './chat-types';

export const SIGN_LASTS_MS = 5_000;
export const TOLD_EVERY_MS = 3_000;

interface Writer {
  readonly personId: string;
  readonly name: string;
}

/** Who is writing in which room: others, as the feed tells, and oneself, as the others are told. */
export class TypingSigns {
  private readonly writers = signal<ReadonlyMap<string, readonly Writer[]>>(new Map());
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();
  private readonly told = new Map<string, number>();

  constructor(
    private readonly tell: (roomId: string) => Promise<void>,
    private readonly now: () => number,
  ) {}

  /** Names of those who write in the room now, in the order in which they began. */
  in(roomId: string): readonly string[] {
    return (
      this.writers()
        .get(roomId)
        ?.map(({ name }) => name) ?? []
    );
  }

  /** A sign is good for five seconds. */
  heard({ roomId, personId, name }: TypingSign): void {
    const key = `${roomId}/${personId}`;
    clearTimeout(this.timers.get(key));
    this.timers.set(
      key,
      setTimeout(() => this.stopped(roomId, personId), SIGN_LASTS_MS),
    );
    const before = this.writers().get(roomId) ?? [];
    if (before.some((writer) => writer.personId === personId)) return;
    this.set(roomId, [...before, { personId, name }]);
  }

  /** Their message came, or the time of their sign is over. */
  stopped(roomId: string, personId: string): void {
    const key = `${roomId}/${personId}`;
    clearTimeout(this.timers.get(key));
    if (!this.timers.delete(key)) return;
    this.set(
      roomId,
      this.writers()
        .get(roomId)
        ?.filter((writer) => writer.personId !== personId) ?? [],
    );
  }

  /** Something was typed here: the first key tells the others at once, the next ones at most every three seconds. */
  typed(roomId: string, text: string): void {
    const now = this.now();
    if (!text.trim() || now - (this.told.get(roomId) ?? -TOLD_EVERY_MS) < TOLD_EVERY_MS) return;
    this.told.set(roomId, now);
    // Nobody misses a sign that got lost.
    void this.tell(roomId).catch(() => undefined);
  }

  clear(): void {
    this.timers.forEach((timer) => clearTimeout(timer));
    this.timers.clear();
    this.writers.set(new Map());
  }

  private set(roomId: string, writers: readonly Writer[]): void {
    const all = new Map(this.writers());
    if (writers.length) all.set(roomId, writers);
    else all.delete(roomId);
    this.writers.set(all);
  }
}
