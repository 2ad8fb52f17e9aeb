import { Component, DestroyRef, ElementRef, computed, effect, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Banner, Button, injectTexts } from '@client/ui';
import { Avatar, DateFormats, Skeleton } from '@client/ui/overlay';
import { Presence } from '../presence/presence';
import { PresenceDot } from '../presence/presence-dot';
import { RoomDialogs } from '../room-dialogs/room-dialogs';
import type { RoomSummary } from '../state/chat-types';
import { ChatDesk } from '../state/chat-desk';
import { FoundText } from './found-text';
import { SearchApi } from './search-api';

const PLACE = 'search';

/** What a search found, in groups: chats, people with whom there is none yet, messages. Arrows walk through all of it. */
@Component({
  selector: 'chat-search-results',
  imports: [Avatar, Banner, Button, FoundText, PresenceDot, RouterLink, Skeleton],
  templateUrl: './search-results.html',
  styleUrl: './search-results.css',
  host: { tabindex: '-1', '(keydown)': 'walk($event)' },
})
export class SearchResults {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly dialogs = inject(RoomDialogs);
  private readonly dates = inject(DateFormats);
  private readonly desk = inject(ChatDesk);
  protected readonly presence = inject(Presence);
  protected readonly search = inject(SearchApi).everything();
  protected readonly t = injectTexts();

  readonly query = input.required<string>();
  /** A chat or a person was chosen: the search has done its work. */
  readonly arrived = output<void>();
  /** Up from the first result, or Escape. */
  readonly left = output<void>();

  protected readonly results = this.search.results;
  protected readonly opening = signal<string | null>(null);
  /** In the state in which the list holds them, if it does. */
  protected readonly chats = computed(() => this.results().chats.map((room) => this.desk.rooms.find(room.id) ?? room));
  private readonly now = new Date();

  constructor() {
    effect(() => this.search.look(this.query()));
    effect(() => {
      const partners = this.results().chats.flatMap(({ partnerId }) => partnerId ?? []);
      this.presence.show(PLACE, [...partners, ...this.results().people.map(({ id }) => id)]);
    });
    inject(DestroyRef).onDestroy(() => {
      this.search.stop();
      this.presence.show(PLACE, []);
    });
  }

  focusFirst(): void {
    this.places()[0]?.focus();
  }

  protected time(at: string): string {
    return this.dates.short(at, this.now);
  }

  protected note(room: RoomSummary): string {
    return this.presence.isOnline(room.partnerId) ? this.t('presence.online') : '';
  }

  protected async openChatWith(personId: string): Promise<void> {
    this.opening.set(personId);
    if (await this.dialogs.openChatWith(personId)) this.arrived.emit();
    this.opening.set(null);
  }

  protected walk(event: KeyboardEvent): void {
    const { key } = event;
    if (key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      this.left.emit();
      return;
    }
    if (!['ArrowDown', 'ArrowUp', 'Home', 'End'].includes(key) || event.altKey || event.ctrlKey || event.metaKey)
      return;
    event.preventDefault();
    const places = this.places();
    const here = places.findIndex((place) => place === document.activeElement);
    const next = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: places.length - 1 }[key] ?? here;
    if (next < 0) this.left.emit();
    else places[Math.min(next, places.length - 1)]?.focus();
  }

  private places(): HTMLElement[] {
    return [...this.host.querySelectorAll<HTMLElement>('a, button:not(:disabled)')];
  }
}
