import { computed, signal } from '@angular/core';
import type { TimelineRow } from '../state/timeline';
import type { VirtualScroller } from './virtual-scroller';

const FRAMES_FOR_A_ROW = 20;

/** Which row Tab reaches, and how arrows, Home and End move from it. */
export class RowFocus {
  private readonly key = signal<string | null>(null);

  /** The newest row until another one was chosen. */
  readonly index = computed(() => {
    const rows = this.rows();
    const index = rows.findIndex(({ key }) => key === this.key());
    return index < 0 ? rows.length - 1 : index;
  });

  constructor(
    private readonly rows: () => readonly TimelineRow[],
    private readonly scroller: () => VirtualScroller<TimelineRow> | undefined,
  ) {}

  /** The focus came to a row by another way. */
  note(event: FocusEvent): void {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-index]') : null;
    const key = row && this.rows()[Number(row.dataset['index'])]?.key;
    if (key) this.key.set(key);
  }

  /** @param inMessage the focus is in a row, not on the list as a whole */
  move(event: KeyboardEvent, inMessage: boolean): void {
    const last = this.rows().length - 1;
    const index = this.index();
    const to: Record<string, number> = {
      ArrowUp: inMessage ? index - 1 : index,
      ArrowDown: inMessage ? index + 1 : index,
      Home: 0,
      End: last,
    };
    const next = to[event.key];
    if (next === undefined || next < 0 || next > last) return;
    event.preventDefault();
    this.goTo(next, 'auto');
  }

  goTo(index: number, align: 'auto' | 'center' | 'start'): void {
    this.key.set(this.rows()[index]?.key ?? null);
    this.scroller()?.scrollToIndex(index, align);
    this.focusWhenThere(index, FRAMES_FOR_A_ROW);
  }

  private focusWhenThere(index: number, frames: number): void {
    requestAnimationFrame(() => {
      const article = this.scroller()?.elementOf(index)?.querySelector<HTMLElement>('[role=article]');
      if (article) article.focus({ preventScroll: true });
      else if (frames > 0) this.focusWhenThere(index, frames - 1);
    });
  }
}
