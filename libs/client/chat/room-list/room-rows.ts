import { CdkMenu, CdkMenuItem } from '@angular/cdk/menu';
import {
  Component,
  DestroyRef,
  ElementRef,
  afterRenderEffect,
  computed,
  effect,
  inject,
  input,
  output,
  signal,
  viewChildren,
} from '@angular/core';
import { Icon, injectTexts } from '@client/ui';
import { type Range, defaultRangeExtractor, injectVirtualizer } from '@tanstack/angular-virtual';
import { Presence } from '../presence/presence';
import { RoomDialogs } from '../room-dialogs/room-dialogs';
import { ChatDesk } from '../state/chat-desk';
import type { RoomSummary } from '../state/chat-types';
import type { ListAttention } from './list-attention';
import { RoomRow } from './room-row';
import { isUnread } from './shown-rooms';

const ESTIMATED_ROW = 70;
/** Up to this many rooms all rows exist: the browser's own search and screen readers find each of them. */
const ALL_ROWS_UP_TO = 200;
const OVERSCAN = 12;
/** How far ahead of the end more rooms are asked for, in pixels. */
const AHEAD_PX = 400;
const PLACE = 'rooms';

/** The scrolling list of rooms. Above 200 of them only the rows near the screen exist. */
@Component({
  selector: 'chat-room-rows',
  imports: [CdkMenu, CdkMenuItem, Icon, RoomRow],
  templateUrl: './room-rows.html',
  styleUrl: './room-rows.css',
  host: {
    tabindex: '-1',
    '(scroll)': 'look()',
    '(pointerenter)': 'attention().pointed($event)',
    '(pointerleave)': 'attention().pointed($event)',
    '(focusin)': 'noteFocus($event)',
    '(focusout)': 'noteFocus($event)',
  },
})
export class RoomRows {
  private readonly dialogs = inject(RoomDialogs);
  private readonly scroller = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly presence = inject(Presence);
  protected readonly desk = inject(ChatDesk);
  protected readonly t = injectTexts();

  readonly rooms = input.required<readonly RoomSummary[]>();
  readonly openRoomId = input<string | null>(null);
  readonly attention = input.required<ListAttention>();
  readonly moreWanted = output<void>();

  protected readonly today = signal(new Date());
  protected readonly isUnread = isUnread;
  private readonly elements = viewChildren(RoomRow, { read: ElementRef<HTMLElement> });
  /** The row that must exist even off screen, because it has the focus. */
  private readonly focused = signal(-1);

  protected readonly virtualizer = injectVirtualizer<HTMLElement, HTMLElement>(() => {
    const rooms = this.rooms();
    const focused = this.focused();
    return {
      scrollElement: this.scroller.nativeElement,
      count: rooms.length,
      estimateSize: () => ESTIMATED_ROW,
      getItemKey: (index: number) => rooms[index]?.id ?? index,
      rangeExtractor: (range: Range) =>
        rooms.length <= ALL_ROWS_UP_TO
          ? rooms.map((_, index) => index)
          : withFocused(defaultRangeExtractor(range), focused),
      overscan: OVERSCAN,
    };
  });

  private readonly visiblePartners = computed(() => {
    const range = this.virtualizer.range();
    if (!range) return [];
    const rooms = this.rooms().slice(range.startIndex, range.endIndex + 1);
    return rooms.flatMap(({ partnerId }) => partnerId ?? []);
  });

  constructor() {
    const clock = setInterval(() => this.today.set(new Date()), 60_000);
    inject(DestroyRef).onDestroy(() => {
      clearInterval(clock);
      this.presence.show(PLACE, []);
    });
    afterRenderEffect(() => {
      for (const { nativeElement } of this.elements()) this.virtualizer.measureElement(nativeElement as HTMLElement);
    });
    effect(() => this.presence.show(PLACE, this.visiblePartners()));
    // A filter may leave less than a screen of rooms.
    afterRenderEffect(() => {
      this.rooms();
      this.look();
    });
  }

  protected look(): void {
    const { scrollTop, scrollHeight, clientHeight } = this.scroller.nativeElement;
    this.attention().scrolledTo(scrollTop);
    if (clientHeight > 0 && scrollHeight - scrollTop - clientHeight < AHEAD_PX) this.moreWanted.emit();
  }

  protected noteFocus(event: FocusEvent): void {
    this.attention().focused(event);
    const row = event.type === 'focusin' ? (event.target as Element).closest<HTMLElement>('[data-index]') : null;
    this.focused.set(Number(row?.dataset['index'] ?? -1));
  }

  protected openSettings({ id }: RoomSummary): void {
    void this.dialogs.settings(id);
  }

  protected leave(room: RoomSummary): void {
    void this.dialogs.leave(room);
  }

  protected setMuted(room: RoomSummary, muted: boolean): void {
    void this.dialogs.setMuted(room, muted);
  }

  protected setUnread(room: RoomSummary, unread: boolean): void {
    void this.dialogs.setUnread(room, unread);
  }
}

function withFocused(indexes: number[], focused: number): number[] {
  if (focused < 0 || indexes.includes(focused)) return indexes;
  return [...indexes, focused].sort((a, b) => a - b);
}
