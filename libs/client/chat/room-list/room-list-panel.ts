import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import { Component, DOCUMENT, type ElementRef, computed, inject, input, signal, viewChild } from '@angular/core';
import { Router } from '@angular/router';
import { Banner, Button, Icon, type TextKey, injectTexts } from '@client/ui';
import { IconButton, Skeleton } from '@client/ui/overlay';
import { RoomDialogs } from '../room-dialogs/room-dialogs';
import { SearchResults } from '../search/search-results';
import { ChatDesk } from '../state/chat-desk';
import { ListAttention } from './list-attention';
import { RoomFilters, keptFilter } from './room-filters';
import { RoomRows } from './room-rows';
import { type RoomFilter, shownRooms } from './shown-rooms';

const emptyTexts: Readonly<Record<RoomFilter, TextKey>> = {
  all: 'rooms.empty',
  unread: 'rooms.emptyUnread',
  staff: 'rooms.emptyStaff',
  patients: 'rooms.emptyPatients',
  unanswered: 'rooms.emptyUnanswered',
};

/** "Chat rooms": the search bar, the button for a new chat, the filters, and the rooms, newest activity first. */
@Component({
  selector: 'chat-room-list-panel',
  imports: [
    Banner,
    Button,
    CdkMenu,
    CdkMenuItem,
    CdkMenuTrigger,
    Icon,
    IconButton,
    RoomFilters,
    RoomRows,
    SearchResults,
    Skeleton,
  ],
  templateUrl: './room-list-panel.html',
  styleUrl: './room-list-panel.css',
  host: { role: 'region', 'aria-labelledby': 'chat-rooms-heading', 'data-region': 'rooms' },
})
export class RoomListPanel {
  private readonly dialogs = inject(RoomDialogs);
  private readonly router = inject(Router);
  protected readonly desk = inject(ChatDesk);
  protected readonly t = injectTexts();

  readonly openRoomId = input<string | null>(null);

  protected readonly query = signal('');
  protected readonly searching = computed(() => this.query().trim() !== '');
  protected readonly filter = signal(keptFilter(inject(DOCUMENT).defaultView?.sessionStorage));
  protected readonly attention = new ListAttention();
  protected readonly rows = shownRooms(
    computed(() => ({ rooms: this.desk.rooms.rooms(), filter: this.filter(), steady: this.attention.busy() })),
  );
  protected readonly emptyText = computed(() => emptyTexts[this.filter()]);
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('search');
  /** Known by its shape alone: naming the class would load it with the page. */
  private readonly results = viewChild<{ focusFirst(): void }>('results');
  protected chatWithEmployee(): void {
    void this.dialogs.newChat(null);
  }

  protected chatWithAdministrator(): void {
    void this.dialogs.newChat('ADMINISTRATOR');
  }

  /** Whoever sees the chat may send: the server asks for CHAT or CRM. */
  protected sendToGroups(): void {
    void this.router.navigateByUrl('/chat/broadcast');
  }

  protected loadMore(): void {
    void this.desk.loadMoreRooms().catch(() => undefined);
  }

  protected intoResults(event: Event): void {
    event.preventDefault();
    this.results()?.focusFirst();
  }

  protected endSearch(): void {
    this.query.set('');
  }

  protected backToBox(): void {
    this.box().nativeElement.focus();
  }
}
