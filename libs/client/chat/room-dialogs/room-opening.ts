import { Injectable, inject } from '@angular/core';
import { Router } from '@angular/router';
import { ChatDesk } from '../state/chat-desk';
import { RoomMembersApi } from './room-members-api';

/** From a person to the chat with them. */
@Injectable({ providedIn: 'root' })
export class RoomOpening {
  private readonly api = inject(RoomMembersApi);
  private readonly desk = inject(ChatDesk);
  private readonly router = inject(Router);

  /** Rejects with a `GraphqlFailure`. */
  async openChatWith(personId: string): Promise<boolean> {
    const { room } = await this.api.createRoom([personId], null);
    this.desk.describe(room);
    return this.router.navigate(['/chat', room.id]);
  }
}
