import { NgTemplateOutlet } from '@angular/common';
import {
  Component,
  DestroyRef,
  type ElementRef,
  TemplateRef,
  afterNextRender,
  afterRenderEffect,
  computed,
  contentChild,
  inject,
  input,
  output,
  signal,
  viewChild,
  viewChildren,
} from '@angular/core';
import { type Range, defaultRangeExtractor, injectVirtualizer } from '@tanstack/angular-virtual';

export interface KeyedRow {
  readonly key: string;
}

/** Where a list was left: the first row on screen, and how far its top was above the upper edge, in pixels. */
export interface ScrollPlace {
  readonly key: string;
  readonly offset: number;
  /** In the middle of the screen instead. */
  readonly centred?: boolean;
}

const ESTIMATED_ROW = 58;
const OVERSCAN = 15;
/** A screen reader reads what exists: never fewer rows than this, if there are as many. */
const FEWEST_ROWS = 40;
/** Nearer to the bottom than this is at the bottom: new rows are followed. */
const AT_END_PX = 50;
/** New rows are measured within this time. */
const SETTLING_MS = 150;
/** So long after a wheel, a finger or a key the list moves because a person moves it. */
const GESTURE_MS = 400;
const GESTURES = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const;
/** What can be seen is told so long after it moved, not in every frame: telling it takes the place of each row. */
const SEEN_AFTER_MS = 100;
/** How far ahead of the edge more rows are asked for. */
const AHEAD_PX = 1_000;

/**
 * A list of rows of any height of which only those near the screen exist. It opens at a given row or at its end, stays
 * at the end when rows are added there, and keeps what is on screen in its place when rows are added anywhere else.
 */
@Component({
  selector: 'chat-virtual-scroller',
  imports: [NgTemplateOutlet],
  template: `
    <div
      #scroller
      class="scroller"
      role="region"
      tabindex="0"
      data-region="messages"
      [attr.aria-label]="label()"
      (scroll)="look()"
    >
      @if (rows().length) {
        <div
          class="feed"
          role="feed"
          [attr.aria-label]="label()"
          [attr.aria-busy]="busy()"
          [style.height.px]="virtualizer.getTotalSize()"
        >
          @for (item of virtualizer.getVirtualItems(); track item.key) {
            @if (rows()[item.index]; as row) {
              <div
                #row
                class="row"
                [attr.data-index]="item.index"
                [style.transform]="'translateY(' + item.start + 'px)'"
              >
                <ng-container
                  [ngTemplateOutlet]="template()"
                  [ngTemplateOutletContext]="{ $implicit: row, index: item.index }"
                />
              </div>
            }
          }
        </div>
      }
    </div>
  `,
  styles: `
    :host {
      display: flex;
      flex: 1;
      flex-direction: column;
      min-height: 0;
    }
    .scroller {
      display: flex;
      flex: 1;
      flex-direction: column;
      min-height: 0;
      overflow: hidden auto;
      overflow-anchor: none;
      overscroll-behavior: contain;
      scrollbar-width: thin;
      scrollbar-color: var(--line-strong) transparent;
    }
    .scroller:focus-visible {
      outline-offset: -2px;
    }
    .feed {
      position: relative;
      flex: none;
      width: 100%;
      margin-top: auto;
    }
    .row {
      position: absolute;
      inset-block-start: 0;
      inset-inline-start: 0;
      width: 100%;
    }
  `,
})
export class VirtualScroller<TRow extends KeyedRow> {
  readonly rows = input.required<readonly TRow[]>();
  readonly label = input.required<string>();
  readonly busy = input(false);
  /** The last row is the last there is. Otherwise the end of the rows is no place to stay at: more are on their way. */
  readonly endHeld = input(true);
  /** Every row exists, as in a plain document. */
  readonly whole = input(false);
  /** The row that must exist even off screen, because it has or may get the focus. */
  readonly activeIndex = input(-1);
  /** Read once, when the list first shows: a row to go to, or null for the end. */
  readonly startAt = input<ScrollPlace | null>(null);

  /** Less than 1,000 px of rows are left before that edge. */
  readonly nearStart = output<void>();
  readonly nearEnd = output<void>();
  /** Keys of the rows of which at least half, or half a screen, can be seen. */
  readonly seen = output<readonly string[]>();

  private readonly scroller = viewChild.required<ElementRef<HTMLElement>>('scroller');
  private readonly rowElements = viewChildren<ElementRef<HTMLElement>>('row');
  protected readonly template = contentChild.required<TemplateRef<{ $implicit: TRow; index: number }>>(TemplateRef);
  private readonly atBottom = signal(true);
  private readonly firstOnScreen = signal(0);
  private frame = 0;
  private seenTimer: ReturnType<typeof setTimeout> | undefined;
  private lastTop = 0;
  private lastCount = 0;
  private rowsChangedAt = 0;
  private gesturedAt = 0;

  /** Whether the list stands at its end and follows what is added. */
  readonly atEnd = this.atBottom.asReadonly();
  /** The index of the first row of which something can be seen. */
  readonly topIndex = this.firstOnScreen.asReadonly();

  protected readonly virtualizer = injectVirtualizer<HTMLElement, HTMLElement>(() => {
    const rows = this.rows();
    const active = this.activeIndex();
    const whole = this.whole();
    return {
      scrollElement: this.scroller(),
      count: rows.length,
      estimateSize: () => ESTIMATED_ROW,
      getItemKey: (index: number) => rows[index]?.key ?? index,
      rangeExtractor: (range: Range) =>
        whole ? rows.map((_, index) => index) : withActive(enough(defaultRangeExtractor(range), rows.length), active),
      overscan: OVERSCAN,
      paddingStart: 16,
      paddingEnd: 16,
      anchorTo: 'end',
      followOnAppend: this.endHeld(),
      scrollEndThreshold: AT_END_PX,
      initialOffset: () => this.indexOf(this.startAt()) * ESTIMATED_ROW,
    };
  });

  /** Changes with every change of what the rows are, and asks for a new look at what is on screen. */
  private readonly extent = computed(() => `${this.rows().length} ${this.virtualizer.getTotalSize()}`);

  constructor() {
    afterRenderEffect(() => {
      for (const { nativeElement } of this.rowElements()) this.virtualizer.measureElement(nativeElement);
    });
    afterRenderEffect(() => {
      this.extent();
      this.look();
    });
    let observer: ResizeObserver | undefined;
    afterNextRender(() => {
      // The library leaves rows above the screen uncorrected while one scrolls up; the first row of the old page loses
      // its day separator just then, when older messages come before it.
      this.virtualizer().shouldAdjustScrollPositionOnItemSizeChange = (
        item,
        _delta,
        { itemSizeCache, scrollElement },
      ) => {
        const top = scrollElement?.scrollTop ?? 0;
        return itemSizeCache.has(item.key) ? item.end <= top : item.start < top;
      };
      this.goTo(this.startAt());
      // The composer grew or a keyboard opened: who stood at the end still does.
      observer = new ResizeObserver(() => {
        if (this.atBottom()) this.scrollToEnd();
      });
      observer.observe(this.scroller().nativeElement);
      // Past Angular: what only notes the time needs no rendering.
      for (const gesture of GESTURES) {
        this.scroller().nativeElement.addEventListener(gesture, () => (this.gesturedAt = performance.now()), {
          passive: true,
        });
      }
    });
    inject(DestroyRef).onDestroy(() => {
      observer?.disconnect();
      cancelAnimationFrame(this.frame);
      clearTimeout(this.seenTimer);
    });
  }

  scrollToEnd(): void {
    this.atBottom.set(true);
    this.virtualizer.scrollToEnd();
  }

  scrollToIndex(index: number, align: 'start' | 'center' | 'auto'): void {
    this.atBottom.set(false);
    // Whoever asks for a row means to leave the end for it, as with a gesture.
    this.gesturedAt = performance.now();
    this.virtualizer.scrollToIndex(index, { align });
  }

  /** The element of a row that exists now. */
  elementOf(index: number): HTMLElement | undefined {
    return this.rowElements().find(({ nativeElement }) => nativeElement.dataset['index'] === String(index))
      ?.nativeElement;
  }

  /** Null at the end of the list: that is where it will open anyway. */
  place(): ScrollPlace | null {
    if (this.atBottom()) return null;
    const top = this.scroller().nativeElement.scrollTop;
    const item = this.virtualizer.getVirtualItems().find(({ end }) => end > top);
    const row = item && this.rows()[item.index];
    return row ? { key: row.key, offset: top - item.start } : null;
  }

  /** Back to where the list was left; null is its end. */
  goTo(place: ScrollPlace | null): void {
    const index = this.indexOf(place);
    if (!place || index === this.rows().length) {
      this.scrollToEnd();
      return;
    }
    this.scrollToIndex(index, place.centred ? 'center' : 'start');
    if (place.offset) setTimeout(() => this.virtualizer.scrollBy(place.offset));
  }

  /** Of the row at a place; behind the last one for the end, and for a row that is not there. */
  private indexOf(place: ScrollPlace | null): number {
    const index = place ? this.rows().findIndex(({ key }) => key === place.key) : -1;
    return index < 0 ? this.rows().length : index;
  }

  focus(): void {
    this.scroller().nativeElement.focus({ preventScroll: true });
  }

  protected look(): void {
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => {
      const { scrollTop, scrollHeight, clientHeight } = this.scroller().nativeElement;
      const below = scrollHeight - scrollTop - clientHeight;
      this.followEnd(scrollTop, below);
      this.firstOnScreen.set(this.virtualizer.getVirtualItems().find(({ end }) => end > scrollTop)?.index ?? 0);
      if (scrollTop < AHEAD_PX) this.nearStart.emit();
      if (below < AHEAD_PX) this.nearEnd.emit();
    });
    this.seenTimer ??= setTimeout(() => {
      this.seenTimer = undefined;
      this.seen.emit(this.visibleKeys());
    }, SEEN_AFTER_MS);
  }

  /**
   * Only who scrolls up leaves the end. Rows that come faster than they are measured do not take one away from it: while
   * they settle, the place moves up by what they turn out to measure, and only a gesture says that a person wants it.
   */
  private followEnd(top: number, below: number): void {
    const now = performance.now();
    const count = this.rows().length;
    if (count !== this.lastCount) this.rowsChangedAt = now;
    const meant = now - this.rowsChangedAt > SETTLING_MS || now - this.gesturedAt < GESTURE_MS;
    const wentUp = top < this.lastTop - 1 && meant;
    this.lastTop = top;
    this.lastCount = count;
    const there = below <= AT_END_PX && this.endHeld();
    if (!there && !wentUp && this.atBottom() && this.endHeld()) this.virtualizer.scrollToEnd();
    else this.atBottom.set(there);
  }

  private visibleKeys(): string[] {
    const screen = this.scroller().nativeElement.getBoundingClientRect();
    return this.rowElements().flatMap(({ nativeElement }) => {
      const { top, bottom, height } = nativeElement.getBoundingClientRect();
      const seen = Math.min(bottom, screen.bottom) - Math.max(top, screen.top);
      const row = this.rows()[Number(nativeElement.dataset['index'])];
      return row && seen > 0 && seen >= Math.min(height, screen.height) / 2 ? [row.key] : [];
    });
  }
}

/** At the ends of the list, where there is nothing to keep on one side, more is kept on the other. */
function enough(indexes: number[], count: number): number[] {
  let [from, to] = [indexes[0] ?? 0, indexes.at(-1) ?? -1];
  if (to - from + 1 >= FEWEST_ROWS) return indexes;
  if (from === 0) to = Math.min(count, FEWEST_ROWS) - 1;
  else from = Math.max(0, to + 1 - FEWEST_ROWS);
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

function withActive(indexes: number[], active: number): number[] {
  if (active < 0 || indexes.includes(active)) return indexes;
  return [...indexes, active].sort((a, b) => a - b);
}
