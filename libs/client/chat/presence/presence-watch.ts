import { signal } from '@angular/core';

const ASKED_EVERY_MS = 25_000;
/** Rows that appear together are asked for together. */
const GATHERED_MS = 150;
const MOST_AT_ONCE = 200;

export interface PresenceOutlets {
  /** Those of the people who are online. Rejects with a `GraphqlFailure`. */
  readonly ask: (employeeIds: string[]) => Promise<readonly string[]>;
  readonly isVisible: () => boolean;
}

/**
 * Who of the people on screen is online. Whoever shows people says whom; all of them are asked for in one question, at
 * once for newcomers and then every 25 seconds, and never while the page is hidden or nobody is shown.
 */
export class PresenceWatch {
  private readonly present = signal<ReadonlySet<string>>(new Set());
  /** Who is shown where. */
  private readonly places = new Map<string, readonly string[]>();
  private readonly asked = new Set<string>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private round = 0;

  constructor(private readonly outlets: PresenceOutlets) {}

  isOnline(employeeId: string | null): boolean {
    return employeeId !== null && this.present().has(employeeId);
  }

  /** The people shown in a place, by ids; none when it closes. */
  show(place: string, employeeIds: readonly string[]): void {
    if (employeeIds.length > 0) this.places.set(place, employeeIds);
    else this.places.delete(place);
    if (this.watched().some((id) => !this.asked.has(id))) this.askIn(GATHERED_MS);
    else if (this.places.size === 0) this.forget();
  }

  /** The page came to the front or went to the back. */
  visibilityChanged(): void {
    if (this.outlets.isVisible()) this.askIn(0);
    else this.pause();
  }

  pause(): void {
    clearTimeout(this.timer);
    this.round++;
  }

  /** Nobody is shown: who comes next is asked about anew. */
  private forget(): void {
    this.pause();
    this.asked.clear();
  }

  private watched(): string[] {
    return [...new Set([...this.places.values()].flat())].slice(0, MOST_AT_ONCE);
  }

  private askIn(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.ask(), ms);
  }

  private async ask(): Promise<void> {
    const ids = this.watched();
    if (ids.length === 0 || !this.outlets.isVisible()) return;
    const round = ++this.round;
    this.asked.clear();
    for (const id of ids) this.asked.add(id);
    this.askIn(ASKED_EVERY_MS);
    try {
      const online = await this.outlets.ask(ids);
      if (round !== this.round) return;
      this.present.set(new Set(online));
    } catch {
      // What was known may be wrong by now: rather say nothing.
      if (round === this.round) this.present.set(new Set());
    }
  }
}
