import type { LiveListener } from '@server/platform';

/** The people of one clinic who are connected to this process. */
export class ClinicListeners {
  private readonly byPerson = new Map<string, Set<LiveListener>>();
  private readonly arriving = new Set<LiveListener>();
  private changes = 0;

  /** Grows whenever somebody comes or goes: a list made of these listeners is valid for one version. */
  get version(): number {
    return this.changes;
  }

  get personIds(): string[] {
    return [...this.byPerson.keys()];
  }

  get isEmpty(): boolean {
    return this.byPerson.size === 0;
  }

  has(personId: string): boolean {
    return this.byPerson.has(personId);
  }

  /** Those of a person who are ready for events. */
  of(personId: string): readonly LiveListener[] {
    return [...(this.byPerson.get(personId) ?? [])].filter((listener) => !this.arriving.has(listener));
  }

  /** Counts a listener among the people who are asked about; events begin with `ready`. */
  add(listener: LiveListener): void {
    this.arriving.add(listener);
    const { personId } = listener.principal;
    const listeners = this.byPerson.get(personId);
    if (listeners) listeners.add(listener);
    else this.byPerson.set(personId, new Set([listener]));
  }

  ready(listener: LiveListener): void {
    this.changes++;
    this.arriving.delete(listener);
  }

  delete(listener: LiveListener): void {
    this.changes++;
    this.arriving.delete(listener);
    const { personId } = listener.principal;
    const listeners = this.byPerson.get(personId);
    listeners?.delete(listener);
    if (listeners?.size === 0) this.byPerson.delete(personId);
  }
}
