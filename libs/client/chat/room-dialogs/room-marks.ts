import { Injectable, inject } from '@angular/core';
import { RealtimeSocket, SetChatRoomMutedDocument } from '@client/graphql/realtime';
import { ChatApi } from '../state/chat-api';
import { ChatDesk } from '../state/chat-desk';
import type { RoomSummary } from '../state/chat-types';

/** What the person keeps for themselves in a room. Every method rejects with a `GraphqlFailure`. */
@Injectable({ providedIn: 'root' })
export class RoomMarks {
  private readonly socket = inject(RealtimeSocket);
  private readonly api = inject(ChatApi);
  private readonly desk = inject(ChatDesk);

  async setMuted(roomId: string, muted: boolean): Promise<void> {
    const { setChatRoomMuted } = await this.socket.execute(SetChatRoomMutedDocument, { roomId, muted });
    this.desk.rooms.prefer(setChatRoomMuted.preferences);
  }

  async markUnread(roomId: string): Promise<void> {
    await this.setUnread(roomId, true);
  }

  /** To the end, and without the mark. */
  async markRead({ id, unreadCount, lastSeq, markedUnread }: RoomSummary): Promise<void> {
    if (unreadCount > 0) await this.desk.markRead(id, lastSeq);
    else if (markedUnread) await this.setUnread(id, false);
  }

  private async setUnread(roomId: string, unread: boolean): Promise<void> {
    this.desk.rooms.prefer(await this.api.markUnread(roomId, unread));
  }
}
