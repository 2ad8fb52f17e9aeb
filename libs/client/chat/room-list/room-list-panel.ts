import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import { Component, DestroyRef, computed, effect, inject, input, signal } from '@angular/core';
import { Banner, Button, Icon, injectTexts } from '@client/ui';
import { IconButton, Skeleton } from '@client/ui/overlay';
import { ChatDesk } from '../state/chat-desk';
import type { RoomSummary } from '../state/chat-types';
import { ChatApi } from '../state/chat-api';
import { RoomDialogs } from '../room-dialogs/room-dialogs';
import { RoomRow } from './room-row';

const SEARCH_DEBOUNCE_MS = 150;

/** "Chat rooms": the search bar, the button for a new chat, and the rooms, newest activity first. */
@Component({
  selector: 'chat-room-list-panel',
  imports: [Banner, Button, CdkMenu, CdkMenuItem, CdkMenuTrigger, Icon, IconButton, RoomRow, Skeleton],
  templateUrl: './room-list-panel.html',
  styleUrl: './room-list-panel.css',
  host: { role: 'region', 'aria-labelledby': 'chat-rooms-heading', 'data-region': 'rooms' },
})
export class RoomListPanel {
  private readonly api = inject(ChatApi);
  private readonly dialogs = inject(RoomDialogs);
  protected readonly desk = inject(ChatDesk);
  protected readonly t = injectTexts();

  readonly openRoomId = input<string | null>(null);

  protected readonly query = signal('');
  private readonly found = signal<readonly RoomSummary[] | null>(null);
  protected readonly searchFailed = signal(false);
  protected readonly today = signal(new Date());

  /** Results of a search in the state in which the list holds them, if it does. */
  protected readonly rows = computed(() => {
    const found = this.found();
    return found ? found.map((room) => this.desk.rooms.find(room.id) ?? room) : this.desk.rooms.rooms();
  });
  protected readonly nothingFound = computed(() => this.found()?.length === 0);

  constructor() {
    const clock = setInterval(() => this.today.set(new Date()), 60_000);
    inject(DestroyRef).onDestroy(() => clearInterval(clock));
    effect((cleanUp) => {
      const query = this.query().trim();
      const timer = setTimeout(() => void this.search(query), query ? SEARCH_DEBOUNCE_MS : 0);
      cleanUp(() => clearTimeout(timer));
    });
  }

  protected chatWithEmployee(): void {
    void this.dialogs.newChat(null);
  }

  protected chatWithAdministrator(): void {
    void this.dialogs.newChat('ADMINISTRATOR');
  }

  protected loadMoreNear(list: HTMLElement): void {
    const nearEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 400;
    if (nearEnd && !this.found()) void this.desk.loadMoreRooms().catch(() => undefined);
  }

  private async search(query: string): Promise<void> {
    this.searchFailed.set(false);
    if (!query) {
      this.found.set(null);
      return;
    }
    try {
      const { rooms } = await this.api.rooms(query, null);
      if (this.query().trim() === query) this.found.set(rooms);
    } catch {
      if (this.query().trim() === query) this.searchFailed.set(true);
    }
  }
}
