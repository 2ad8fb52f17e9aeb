import { computed, signal } from '@angular/core';

/** A field that two people changed, each to something else. */
export interface Clash<Field> {
  readonly field: Field;
  readonly theirs: string;
  readonly mine: string;
}

interface Stored<V> {
  readonly values: V;
  readonly version: number;
}

/**
 * What somebody types over a stored record while others may store a newer one. What was not touched here follows the
 * newer one; what was touched stays as typed; where both changed the same there is a clash until one of them is chosen.
 */
export class Draft<V extends Readonly<Record<keyof V, string>>> {
  private readonly stored;
  /** What was stored when it was touched here, by field. */
  private readonly begun = signal<Partial<V>>({});

  readonly values;
  readonly changes = computed(() => {
    const [before, now] = [this.stored().values, this.values()];
    return Object.fromEntries(
      this.fields().flatMap((field) => (before[field] === now[field] ? [] : [[field, now[field]]])),
    ) as Partial<V>;
  });
  readonly dirty = computed(() => Object.keys(this.changes()).length > 0);
  readonly clashes = computed((): Clash<keyof V>[] => {
    const [theirs, mine, begun] = [this.stored().values, this.values(), this.begun()];
    return this.fields()
      .filter((field) => begun[field] !== undefined && theirs[field] !== begun[field] && theirs[field] !== mine[field])
      .map((field) => ({ field, theirs: theirs[field], mine: mine[field] }));
  });

  constructor(values: V, version: number) {
    this.stored = signal<Stored<V>>({ values, version });
    this.values = signal(values);
  }

  /** What the next save is made from. */
  get version(): number {
    return this.stored().version;
  }

  type(changed: Partial<V>): void {
    const { values } = this.stored();
    const now = this.values();
    const touched = (Object.keys(changed) as (keyof V)[]).filter((field) => changed[field] !== now[field]);
    this.begun.update((begun) => ({
      ...begun,
      ...Object.fromEntries(touched.map((field) => [field, begun[field] ?? values[field]])),
    }));
    this.values.set({ ...now, ...changed });
  }

  /** A newer version is stored. One that is no newer changes nothing. */
  arrive(values: V, version: number): void {
    const before = this.stored();
    if (version <= before.version) return;
    const mine = this.values();
    const kept = this.fields().filter((field) => mine[field] !== before.values[field]);
    const merged: V = { ...values, ...Object.fromEntries(kept.map((field) => [field, mine[field]])) };
    this.stored.set({ values, version });
    this.values.set(merged);
    this.forgetWhatAgrees();
  }

  /** What was typed here is stored, or given up for what is. */
  settle(values: V, version: number): void {
    this.stored.set({ values, version });
    this.values.set(values);
    this.begun.set({});
  }

  takeTheirs(): void {
    this.settle(this.stored().values, this.version);
  }

  private fields(): (keyof V)[] {
    return Object.keys(this.stored().values) as (keyof V)[];
  }

  private forgetWhatAgrees(): void {
    const [theirs, mine] = [this.stored().values, this.values()];
    this.begun.update(
      (begun) =>
        Object.fromEntries(
          Object.entries(begun).filter(([field]) => theirs[field as keyof V] !== mine[field as keyof V]),
        ) as Partial<V>,
    );
  }
}
