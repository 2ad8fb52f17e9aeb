import { signal } from '@angular/core';
import { type IdleMemory, type IdleState, isLeft } from './idle-memory';

/** Tabs agree to within this. */
const WRITE_EVERY_MS = 5_000;
const TELL_EVERY_MS = 60_000;

export interface IdleOutlets {
  /** Somebody works: the server should know. */
  readonly tell: () => void;
  /** Another tab has signed in. */
  readonly otherSession: () => void;
  readonly now: () => number;
}

/** Counts the time since somebody stirred in any tab of this browser, and locks when it is up. */
export class IdleClock {
  private readonly isLocked = signal(false);
  private state: IdleState | null = null;
  private minutes = 0;
  private written = 0;

  readonly locked = this.isLocked.asReadonly();

  constructor(
    private readonly memory: Pick<IdleMemory, 'read' | 'write'>,
    private readonly outlets: IdleOutlets,
  ) {}

  /** Somebody is signed in. With another session than before a locked page opens: they have shown who they are. */
  begin(session: string, minutes: number): void {
    this.minutes = minutes;
    if (this.state?.session === session) return;
    const kept = this.memory.read();
    if (kept?.session === session) this.state = kept;
    else this.keep({ session, active: this.outlets.now(), told: 0, locked: false });
    this.isLocked.set(this.state?.locked ?? false);
  }

  /** A person did something. What comes too late is the first that locks, not what keeps it open. */
  stir(): void {
    this.check();
    const { state } = this;
    if (!state || this.isLocked()) return;
    const now = this.outlets.now();
    const told = now - state.told >= TELL_EVERY_MS ? now : state.told;
    const next = { ...state, active: now, told };
    if (told !== state.told) {
      // Another tab may have told in the meantime.
      const theirs = this.ofOtherTabs()?.told ?? 0;
      if (now - theirs < TELL_EVERY_MS) next.told = theirs;
      else this.outlets.tell();
    }
    if (now - this.written >= WRITE_EVERY_MS || next.told !== state.told) this.keep(next);
    else this.state = next;
  }

  /** Looks at the clock. */
  check(): void {
    const { state } = this;
    if (!state || this.isLocked()) return;
    const now = this.outlets.now();
    if (!isLeft(state, state.session, this.minutes, now)) return;
    const theirs = this.ofOtherTabs();
    if (theirs && !isLeft(theirs, state.session, this.minutes, now)) {
      this.state = theirs;
      return;
    }
    this.isLocked.set(true);
    this.keep({ ...state, locked: true });
  }

  /** Another tab has written. */
  heard(): void {
    const theirs = this.memory.read();
    if (!this.state || !theirs) return;
    if (theirs.session !== this.state.session) this.outlets.otherSession();
    else if (theirs.locked) {
      this.state = theirs;
      this.isLocked.set(true);
    }
  }

  private ofOtherTabs(): IdleState | null {
    const theirs = this.memory.read();
    return theirs?.session === this.state?.session ? theirs : null;
  }

  private keep(state: IdleState): void {
    this.state = state;
    this.written = this.outlets.now();
    this.memory.write(state);
  }
}
