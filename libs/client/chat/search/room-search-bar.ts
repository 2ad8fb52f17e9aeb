import {
  Component,
  DestroyRef,
  ElementRef,
  afterNextRender,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { Button, Icon, injectTexts } from '@client/ui';
import { DateFormats, IconButton } from '@client/ui/overlay';
import type { MessageHit } from './chat-search';
import { FoundHighlights } from './found-highlights';
import { FoundText } from './found-text';
import { SearchApi } from './search-api';

const GOING_MS = 3_000;

/**
 * Search in the open room: Enter and the arrows beside the box go to the next message, older ones after newer ones; the
 * list below shows all of them. The words are painted in the thread while the bar is open.
 */
@Component({
  selector: 'chat-room-search-bar',
  imports: [Button, FoundText, Icon, IconButton],
  templateUrl: './room-search-bar.html',
  styleUrl: './room-search-bar.css',
  host: {
    role: 'search',
    '[attr.aria-label]': "t('roomSearch.title')",
    '(keydown.escape)': 'close($event)',
    '(focusout)': 'stay($event)',
  },
})
export class RoomSearchBar {
  private readonly api = inject(SearchApi);
  private readonly dates = inject(DateFormats);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly t = injectTexts();

  /** One bar serves one room. */
  readonly roomId = input.required<string>();
  /** The id of a message to go to. */
  readonly wanted = output<string>();
  readonly closed = output<void>();

  protected readonly query = signal('');
  protected readonly search = computed(() => this.api.inRoom(this.roomId()));
  protected readonly results = computed(() => this.search().results());
  protected readonly hits = computed(() => this.results().hits);
  protected readonly current = linkedSignal<string, number>({
    source: () => this.results().query,
    computation: () => -1,
  });
  protected readonly count = computed(() => {
    const { query, settled, hits, endCursor } = this.results();
    if (!query || !settled) return '';
    const total = endCursor ? `${hits.length}+` : String(hits.length);
    return this.current() < 0
      ? this.t('roomSearch.found', { total })
      : this.t('roomSearch.place', { place: this.current() + 1, total });
  });
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');
  private readonly now = new Date();
  /** Where the focus was when a message was gone to, until it would leave from there. */
  private from: HTMLElement | null = null;

  constructor() {
    let highlights: FoundHighlights | undefined;
    afterNextRender(() => {
      this.box().nativeElement.focus();
      const thread = this.host.closest('main');
      if (thread) highlights = new FoundHighlights(thread, 'chat-linked-text');
    });
    effect(() => this.search().look(this.query()));
    effect(() => {
      const parts = this.hits().flatMap(({ excerpt }) => excerpt);
      const words = parts.flatMap(({ text, found }) => (found ? [text] : []));
      highlights?.show(words);
    });
    inject(DestroyRef).onDestroy(() => {
      this.search().stop();
      highlights?.end();
    });
  }

  protected time({ message }: MessageHit): string {
    return this.dates.short(message.createdAt, this.now);
  }

  /** To an older message, or back to a newer one. */
  protected async step(by: 1 | -1): Promise<void> {
    const next = this.current() + by;
    if (next >= this.hits().length && this.results().endCursor) await this.search().more();
    this.goTo(Math.max(0, Math.min(next, this.hits().length - 1)));
  }

  protected goTo(index: number): void {
    const hit = this.hits()[index];
    if (!hit) return;
    this.current.set(index);
    this.from = this.host.contains(document.activeElement) ? (document.activeElement as HTMLElement) : null;
    setTimeout(() => (this.from = null), GOING_MS);
    this.wanted.emit(hit.message.id);
  }

  /** The thread takes the focus to the message that is gone to; whoever searches goes on from here. */
  protected stay({ relatedTarget }: FocusEvent): void {
    const { from } = this;
    if (!from || !(relatedTarget instanceof Element) || !relatedTarget.closest('[role=article]')) return;
    this.from = null;
    queueMicrotask(() => from.focus({ preventScroll: true }));
  }

  protected enter(event: Event): void {
    event.preventDefault();
    const back = event instanceof KeyboardEvent && event.shiftKey;
    void this.step(back ? -1 : 1);
  }

  protected close(event: Event): void {
    event.preventDefault();
    event.stopPropagation();
    this.closed.emit();
  }

  /** Arrows walk from the box through the list and back. */
  protected walk(event: Event, by: 1 | -1): void {
    event.preventDefault();
    const places = [...this.host.querySelectorAll<HTMLElement>('input, li button')];
    places[places.indexOf(document.activeElement as HTMLElement) + by]?.focus();
  }
}
