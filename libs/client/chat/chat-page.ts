import { Component, DestroyRef, DOCUMENT, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterOutlet } from '@angular/router';
import { bindShortcuts } from '@client/ui/overlay';
import { filter, map, startWith } from 'rxjs';
import { RoomListPanel } from './room-list/room-list-panel';
import { isUnread } from './room-list/shown-rooms';
import { ChatDesk } from './state/chat-desk';

/** The chat: rooms on the left, the open room on the right; where the screen is narrow, one of the two. */
@Component({
  selector: 'chat-page',
  imports: [RoomListPanel, RouterOutlet],
  template: `
    <chat-room-list-panel [openRoomId]="roomId()" />
    <div class="pane"><router-outlet /></div>
  `,
  styleUrl: './chat-page.css',
  host: { '[class.room-open]': 'roomId() !== null' },
})
export class ChatPage {
  private readonly router = inject(Router);
  private readonly document = inject(DOCUMENT);
  private readonly desk = inject(ChatDesk);

  private readonly url = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map(({ urlAfterRedirects }) => urlAfterRedirects),
      startWith(this.router.url),
    ),
    { initialValue: '' },
  );
  protected readonly roomId = computed(() => /^\/chat\/([^/?#]+)/.exec(this.url())?.[1] ?? null);

  constructor() {
    const stop = bindShortcuts(this.document.defaultView ?? window, {
      nextRoom: (event, which) => this.step(event, which === 0 ? -1 : 1),
      nextUnread: (event, which) => this.step(event, which === 0 ? -1 : 1, true),
    });
    inject(DestroyRef).onDestroy(stop);
  }

  /** To the room above or below in the list, or to the next one there with something unread. */
  private step(event: Event, by: 1 | -1, unreadOnly = false): void {
    event.preventDefault();
    const rooms = this.desk.rooms.rooms();
    const here = rooms.findIndex(({ id }) => id === this.roomId());
    for (let index = here + by; index >= 0 && index < rooms.length; index += by) {
      const room = rooms[index];
      if (!room || (unreadOnly && !isUnread(room))) continue;
      void this.router.navigate(['/chat', room.id]);
      return;
    }
  }
}
