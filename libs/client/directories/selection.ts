import { computed, signal } from '@angular/core';

/** Rows that are chosen in a list, over its pages. */
export class Selection {
  private readonly chosen = signal<ReadonlySet<string>>(new Set());

  readonly ids = computed(() => [...this.chosen()]);
  readonly count = computed(() => this.chosen().size);

  has(id: string): boolean {
    return this.chosen().has(id);
  }

  hasAll(ids: readonly string[]): boolean {
    return ids.length > 0 && ids.every((id) => this.has(id));
  }

  set(ids: readonly string[], chosen: boolean): void {
    const next = new Set(this.chosen());
    for (const id of ids) {
      if (chosen) next.add(id);
      else next.delete(id);
    }
    this.chosen.set(next);
  }

  clear(): void {
    this.chosen.set(new Set());
  }
}

/** The server takes so many at once. */
const AT_ONCE = 500;

/** Does something with many ids, as many requests as it takes; stops at the first refusal. */
export async function inPortions(ids: readonly string[], act: (portion: string[]) => Promise<number>): Promise<number> {
  let done = 0;
  for (let at = 0; at < ids.length; at += AT_ONCE) done += await act(ids.slice(at, at + AT_ONCE));
  return done;
}
