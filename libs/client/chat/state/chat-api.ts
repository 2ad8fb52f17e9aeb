import { Injectable, inject } from '@angular/core';
import { GraphqlHttp } from '@client/graphql';
import {
  ChatEventsDocument,
  ChatRoomDocument,
  ChatRoomsDocument,
  EditMessageDocument,
  MarkDeliveredDocument,
  MarkReadDocument,
  MarkUnreadDocument,
  MessageDocument,
  OpenChatRoomDocument,
  ReactToMessageDocument,
  RealtimeSocket,
  RemoveUploadDocument,
  RoomChangesDocument,
  RoomMessagesDocument,
  SaveDraftDocument,
  SendMessageDocument,
  SetTypingDocument,
  type SubscriptionReader,
  UploadLimitsDocument,
  WithdrawMessageDocument,
} from '@client/graphql/realtime';
import type { UploadLimits } from '../attachments/upload-limits';
import type { ChatEvent, Message, RoomDetails, RoomPreferences, RoomSummary } from './chat-types';
import type { OpenedRoom, PagePlace, RoomChanges, RoomSource } from './held-room';
import type { OutboxEntry } from './outbox';
import type { RoomsPage } from './room-list';

const ROOMS_PER_PAGE = 50;
const MESSAGES_PER_PAGE = 50;
/** More at once would be refused: what a change asks for counts for some two dozen objects of the 2,000. */
const CHANGES_PER_ROUND = 75;

/**
 * What the chat asks of the server. Reading goes over HTTP and never into the Apollo cache; sending and marking go over
 * the socket, where they keep their order. Every method rejects with a `GraphqlFailure`.
 */
@Injectable({ providedIn: 'root' })
export class ChatApi implements RoomSource {
  private readonly graphql = inject(GraphqlHttp);
  private readonly socket = inject(RealtimeSocket);

  feed(reader: SubscriptionReader<{ chatEvents: ChatEvent }>): () => void {
    return this.socket.subscribe(ChatEventsDocument, reader);
  }

  async rooms(search: string | null, after: string | null): Promise<RoomsPage> {
    const variables = { search, after, first: ROOMS_PER_PAGE };
    const { edges, pageInfo } = (await this.graphql.run(ChatRoomsDocument, variables)).chatRooms;
    return { rooms: edges.map(({ node }) => node), endCursor: pageInfo.hasNextPage ? pageInfo.endCursor : null };
  }

  async room(id: string): Promise<RoomDetails> {
    return (await this.graphql.run(ChatRoomDocument, { id })).chatRoom;
  }

  async open(id: string, around?: string): Promise<OpenedRoom> {
    const variables = { id, first: MESSAGES_PER_PAGE, ...(around && { around }) };
    const { messages, pinnedMessages, ...room } = (await this.graphql.run(OpenChatRoomDocument, variables)).chatRoom;
    return { room, page: messages, pinned: pinnedMessages };
  }

  async page(id: string, place: PagePlace) {
    const variables = { id, first: MESSAGES_PER_PAGE, ...place };
    return (await this.graphql.run(RoomMessagesDocument, variables)).chatRoom.messages;
  }

  async changes(id: string, afterRevision: number): Promise<RoomChanges> {
    const variables = { id, afterRevision, first: CHANGES_PER_ROUND };
    const { changes, ...room } = (await this.graphql.run(RoomChangesDocument, variables)).chatRoom;
    return { room, messages: changes.messages, revision: changes.revision, hasMore: changes.hasMore };
  }

  async send(entry: OutboxEntry, signal: AbortSignal): Promise<Message> {
    const { roomId, clientMessageId, text, replyToId, mentionIds, files } = entry;
    const attachmentIds = files.flatMap(({ attachmentId }) => attachmentId ?? []);
    const input = {
      roomId,
      clientMessageId,
      text,
      replyToId,
      mentionIds: [...mentionIds],
      ...(attachmentIds.length && { attachmentIds }),
    };
    return (await this.socket.execute(SendMessageDocument, { input }, signal)).sendMessage.message;
  }

  async edit(id: string, text: string): Promise<Message> {
    return (await this.graphql.run(EditMessageDocument, { id, text })).editMessage.message;
  }

  async withdraw(id: string): Promise<Message> {
    return (await this.graphql.run(WithdrawMessageDocument, { id })).withdrawMessage.message;
  }

  async message(id: string): Promise<Message> {
    return (await this.graphql.run(MessageDocument, { id })).message;
  }

  async react(messageId: string, emoji: string, reacted: boolean): Promise<Message> {
    return (await this.graphql.run(ReactToMessageDocument, { messageId, emoji, reacted })).reactToMessage.message;
  }

  async markUnread(roomId: string, unread: boolean): Promise<RoomPreferences> {
    return (await this.graphql.run(MarkUnreadDocument, { roomId, unread })).markUnread.preferences;
  }

  async markDelivered(roomId: string, seq: number): Promise<void> {
    await this.socket.execute(MarkDeliveredDocument, { roomId, seq });
  }

  async markRead(roomId: string, seq: number): Promise<void> {
    await this.socket.execute(MarkReadDocument, { roomId, seq });
  }

  async uploadLimits(): Promise<UploadLimits> {
    return (await this.graphql.run(UploadLimitsDocument, {})).uploadLimits;
  }

  async removeUpload(id: string): Promise<void> {
    await this.graphql.run(RemoveUploadDocument, { id });
  }

  async saveDraft(roomId: string, text: string): Promise<void> {
    await this.socket.execute(SaveDraftDocument, { roomId, text });
  }

  async setTyping(roomId: string): Promise<void> {
    await this.socket.execute(SetTypingDocument, { roomId });
  }

  /** A room as the list holds it. */
  summaryOf(room: RoomDetails): RoomSummary {
    const { members: _members, permissions: _permissions, createdBy: _createdBy, ...summary } = room;
    return summary;
  }
}
