import { DOCUMENT, DestroyRef, Injectable, Injector, effect, inject, untracked } from '@angular/core';
import { GraphqlHttp, KeepSessionDocument } from '@client/graphql';
import { IdleClock } from './idle-clock';
import { IdleMemory } from './idle-memory';
import { Session } from './session';

const SIGNS = ['keydown', 'pointerdown', 'touchstart', 'wheel'] as const;
const LOOK_EVERY_MS = 5_000;
const AGAIN_AFTER_MS = 3_000;

/** Covers the page when nobody has been at it for a while. Created once by the application. */
@Injectable({ providedIn: 'root' })
export class IdleLock {
  private readonly session = inject(Session);
  private readonly graphql = inject(GraphqlHttp);
  private readonly memory = inject(IdleMemory);
  private readonly injector = inject(Injector);
  private readonly document = inject(DOCUMENT);
  private readonly clock = new IdleClock(this.memory, {
    now: () => Date.now(),
    tell: () => void this.tell(),
    otherSession: () => void this.session.resume(),
  });
  private inert: Element[] = [];
  private focused: Element | null = null;
  private takeAway: (() => void) | null = null;
  private pointer = '';

  readonly covered = this.clock.locked;

  constructor() {
    effect(() => {
      const me = this.session.me();
      if (me && this.session.state() === 'signed-in') untracked(() => this.clock.begin(me.session.id, me.idleMinutes));
    });
    effect(() => {
      const covered = this.covered();
      untracked(() => (covered ? this.cover() : this.uncover()));
    });
    this.watch();
  }

  private watch(): void {
    const stop = new AbortController();
    const options = { passive: true, capture: true, signal: stop.signal };
    const stir = () => this.clock.stir();
    const look = () => this.clock.check();
    for (const sign of SIGNS) this.document.addEventListener(sign, stir, options);
    this.document.addEventListener('pointermove', (event) => this.moved(event), options);
    this.document.addEventListener('visibilitychange', look, options);
    this.document.defaultView?.addEventListener('focus', look, options);
    const timer = setInterval(look, LOOK_EVERY_MS);
    const forget = this.memory.onChange(() => this.clock.heard());
    inject(DestroyRef).onDestroy(() => {
      stop.abort();
      clearInterval(timer);
      forget();
    });
  }

  /** Browsers report moves of a pointer that rests, when what is under it moves: a feed is no person. */
  private moved({ screenX, screenY }: PointerEvent): void {
    const place = `${screenX},${screenY}`;
    if (this.pointer && this.pointer !== place) this.clock.stir();
    this.pointer = place;
  }

  private async tell(): Promise<void> {
    if (this.session.state() === 'signed-in') await this.graphql.run(KeepSessionDocument, {}).catch(() => undefined);
  }

  /** Nothing is read or marked under the cover: for the rest of the client it is as if the session had ended. */
  private cover(): void {
    const { body } = this.document;
    this.focused = this.document.activeElement;
    body.classList.add('locked');
    this.inert = [...body.children].filter((child) => !child.hasAttribute('inert'));
    for (const child of this.inert) child.setAttribute('inert', '');
    this.session.ended();
    void this.show();
  }

  private async show(): Promise<void> {
    try {
      const { showLockCover } = await import('./lock-cover');
      const close = await showLockCover(this.injector);
      if (this.covered() && !this.takeAway) this.takeAway = close;
      else close();
    } catch {
      // Without a network its code may be missing: the page stays covered, and it is tried again.
      setTimeout(() => {
        if (this.covered() && !this.takeAway) void this.show();
      }, AGAIN_AFTER_MS);
    }
  }

  private uncover(): void {
    this.document.body.classList.remove('locked');
    for (const child of this.inert.splice(0)) child.removeAttribute('inert');
    this.takeAway?.();
    this.takeAway = null;
    if (this.focused instanceof HTMLElement) this.focused.focus({ preventScroll: true });
    this.focused = null;
  }
}
