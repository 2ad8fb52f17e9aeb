import { DialogRef } from '@angular/cdk/dialog';
import { Component, DestroyRef, type ElementRef, computed, inject, linkedSignal, viewChild } from '@angular/core';
import { Icon, Language, type TextKey, injectTexts } from '@client/ui';
import { IconButton } from '@client/ui/overlay';
import Database from 'emoji-picker-element/database';
import { EmojiShelf, type GroupKey, type ShelfEmoji, groups } from './emoji-shelf';

const groupNames: Record<GroupKey, TextKey> = {
  recent: 'emoji.recent',
  smileys: 'emoji.smileys',
  people: 'emoji.people',
  nature: 'emoji.nature',
  food: 'emoji.food',
  travel: 'emoji.travel',
  activities: 'emoji.activities',
  objects: 'emoji.objects',
  symbols: 'emoji.symbols',
  flags: 'emoji.flags',
};
const tones: readonly { readonly hand: string; readonly name: TextKey }[] = [
  { hand: '✋', name: 'emoji.toneDefault' },
  { hand: '✋🏻', name: 'emoji.toneLight' },
  { hand: '✋🏼', name: 'emoji.toneMediumLight' },
  { hand: '✋🏽', name: 'emoji.toneMedium' },
  { hand: '✋🏾', name: 'emoji.toneMediumDark' },
  { hand: '✋🏿', name: 'emoji.toneDark' },
];
const PAGE_ROWS = 4;

/**
 * Chooses one emoji, in a dialog that it closes with the choice. The focus stays in the search field, so that one can
 * type at any moment; the arrows move through the grid, Enter takes. Opened by `EmojiPicking`.
 *
 * The data, the search and the memory of what was used are those of emoji-picker-element. Its own panel is not used: it
 * writes HTML and style attributes as strings, which the content security policy of this product forbids.
 */
@Component({
  selector: 'chat-emoji-picker',
  imports: [Icon, IconButton],
  templateUrl: './emoji-picker.html',
  styleUrl: './emoji-picker.css',
})
export class EmojiPicker {
  private readonly ref = inject<DialogRef<string>>(DialogRef);
  private readonly locale = inject(Language).active();
  private readonly database = new Database({
    locale: this.locale,
    dataSource: `/emoji/${this.locale}/emojibase/data.json`,
  });
  protected readonly shelf = new EmojiShelf(this.database);
  protected readonly t = injectTexts();
  protected readonly groups = groups;
  protected readonly groupNames = groupNames;
  protected readonly tones = tones;

  private readonly grid = viewChild<ElementRef<HTMLElement>>('grid');
  protected readonly active = linkedSignal<readonly ShelfEmoji[], number>({
    source: this.shelf.emoji,
    computation: () => 0,
  });
  protected readonly activeEmoji = computed(() => this.shelf.emoji()[this.active()] ?? null);
  protected readonly heading = computed(() => {
    const group = this.shelf.group();
    return this.t(group ? groupNames[group] : 'emoji.results');
  });

  constructor() {
    void this.shelf.open();
    inject(DestroyRef).onDestroy(() => void this.database.close());
  }

  protected close(): void {
    this.ref.close();
  }

  protected take(emoji: ShelfEmoji): void {
    // Not counting it is better than not inserting it.
    void this.shelf.use(emoji).catch(() => undefined);
    this.ref.close(emoji.text);
  }

  protected act(event: KeyboardEvent): void {
    if (event.shiftKey || event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
    const row = this.columns();
    const steps: Record<string, number> = {
      ArrowLeft: -1,
      ArrowRight: 1,
      ArrowUp: -row,
      ArrowDown: row,
      PageUp: -row * PAGE_ROWS,
      PageDown: row * PAGE_ROWS,
    };
    const step = steps[event.key];
    if (event.key === 'Enter') {
      event.preventDefault();
      const emoji = this.activeEmoji();
      if (emoji) this.take(emoji);
    } else if (step !== undefined) {
      event.preventDefault();
      this.move(step);
    }
  }

  /** Arrows choose the tab, as in every tab list. */
  protected actOnTab(event: KeyboardEvent, index: number): void {
    const to: Record<string, number> = {
      ArrowLeft: index - 1,
      ArrowRight: index + 1,
      Home: 0,
      End: groups.length - 1,
    };
    const next = to[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const group = groups[(next + groups.length) % groups.length];
    if (!group) return;
    void this.shelf.show(group.key);
    document.getElementById(`emoji-tab-${group.key}`)?.focus();
  }

  private move(step: number): void {
    const last = this.shelf.emoji().length - 1;
    if (last < 0) return;
    const next = this.active() + step;
    this.active.set(Math.abs(step) === 1 ? (next + last + 1) % (last + 1) : Math.min(last, Math.max(0, next)));
    document.getElementById(`emoji-${this.active()}`)?.scrollIntoView({ block: 'nearest' });
  }

  private columns(): number {
    const grid = this.grid()?.nativeElement;
    return grid ? getComputedStyle(grid).gridTemplateColumns.split(' ').length : 1;
  }
}
