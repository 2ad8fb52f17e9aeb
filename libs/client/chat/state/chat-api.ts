import { Injectable, inject } from '@angular/core';
import {
  AddChatRoomMembersDocument,
  ChatEventsDocument,
  ChatRoomDocument,
  ChatRoomsDocument,
  CreateChatRoomDocument,
  EditMessageDocument,
  type EmployeeRole,
  EmployeesDocument,
  GraphqlClient,
  type HistoryAccess,
  LeaveChatRoomDocument,
  MarkDeliveredDocument,
  MarkReadDocument,
  OpenChatRoomDocument,
  RealtimeSocket,
  RemoveChatRoomMemberDocument,
  RenameChatRoomDocument,
  RoomChangesDocument,
  RoomMessagesDocument,
  SendMessageDocument,
  type SendMessageInput,
  type SubscriptionReader,
  WithdrawMessageDocument,
} from '@client/graphql';
import type { ChatEvent, Message, Person, RoomDetails, RoomSummary } from './chat-types';
import type { PagePlace, RoomChanges, RoomSource } from './held-room';
import type { RoomsPage } from './room-list';

const ROOMS_PER_PAGE = 50;
const MESSAGES_PER_PAGE = 50;
const CHANGES_PER_ROUND = 100;
const PEOPLE_SHOWN = 30;

/**
 * What the chat asks of the server. Reading goes over HTTP and never into the Apollo cache; sending and marking go over
 * the socket, where they keep their order. Every method rejects with a `GraphqlFailure`.
 */
@Injectable({ providedIn: 'root' })
export class ChatApi implements RoomSource {
  private readonly graphql = inject(GraphqlClient);
  private readonly socket = inject(RealtimeSocket);

  feed(reader: SubscriptionReader<{ chatEvents: ChatEvent }>): () => void {
    return this.socket.subscribe(ChatEventsDocument, reader);
  }

  async rooms(search: string | null, after: string | null): Promise<RoomsPage> {
    const variables = { search, after, first: ROOMS_PER_PAGE };
    const { edges, pageInfo } = (await this.graphql.query(ChatRoomsDocument, variables, 'no-cache')).chatRooms;
    return { rooms: edges.map(({ node }) => node), endCursor: pageInfo.hasNextPage ? pageInfo.endCursor : null };
  }

  async room(id: string): Promise<RoomDetails> {
    return (await this.graphql.query(ChatRoomDocument, { id }, 'no-cache')).chatRoom;
  }

  async open(id: string, around?: string) {
    const variables = { id, around: around ?? null, first: MESSAGES_PER_PAGE };
    const { messages, ...room } = (await this.graphql.query(OpenChatRoomDocument, variables, 'no-cache')).chatRoom;
    return { room, page: messages };
  }

  async page(id: string, place: PagePlace) {
    const variables = { id, first: MESSAGES_PER_PAGE, ...place };
    return (await this.graphql.query(RoomMessagesDocument, variables, 'no-cache')).chatRoom.messages;
  }

  async changes(id: string, afterRevision: number): Promise<RoomChanges> {
    const variables = { id, afterRevision, first: CHANGES_PER_ROUND };
    const { changes, ...room } = (await this.graphql.query(RoomChangesDocument, variables, 'no-cache')).chatRoom;
    return { room, messages: changes.messages, revision: changes.revision, hasMore: changes.hasMore };
  }

  async people(search: string, role: EmployeeRole | null): Promise<readonly Person[]> {
    const variables = { search: search || null, role, first: PEOPLE_SHOWN };
    const { edges } = (await this.graphql.query(EmployeesDocument, variables, 'network-only')).employees;
    return edges.map(({ node }) => node);
  }

  async createRoom(memberIds: string[], name: string | null): Promise<{ room: RoomDetails; created: boolean }> {
    return (await this.graphql.mutate(CreateChatRoomDocument, { memberIds, name })).createChatRoom;
  }

  async rename(roomId: string, name: string): Promise<RoomDetails> {
    return (await this.graphql.mutate(RenameChatRoomDocument, { roomId, name })).renameChatRoom.room;
  }

  async addMembers(roomId: string, memberIds: string[], history: HistoryAccess): Promise<RoomDetails> {
    const variables = { roomId, memberIds, history };
    return (await this.graphql.mutate(AddChatRoomMembersDocument, variables)).addChatRoomMembers.room;
  }

  async removeMember(roomId: string, memberId: string): Promise<RoomDetails> {
    const variables = { roomId, memberId };
    return (await this.graphql.mutate(RemoveChatRoomMemberDocument, variables)).removeChatRoomMember.room;
  }

  async leave(roomId: string): Promise<void> {
    await this.graphql.mutate(LeaveChatRoomDocument, { roomId });
  }

  async send(input: SendMessageInput, signal: AbortSignal): Promise<Message> {
    return (await this.socket.execute(SendMessageDocument, { input }, signal)).sendMessage.message;
  }

  async edit(id: string, text: string): Promise<Message> {
    return (await this.graphql.mutate(EditMessageDocument, { id, text })).editMessage.message;
  }

  async withdraw(id: string): Promise<Message> {
    return (await this.graphql.mutate(WithdrawMessageDocument, { id })).withdrawMessage.message;
  }

  async markDelivered(roomId: string, seq: number): Promise<void> {
    await this.socket.execute(MarkDeliveredDocument, { roomId, seq });
  }

  async markRead(roomId: string, seq: number): Promise<void> {
    await this.socket.execute(MarkReadDocument, { roomId, seq });
  }

  /** A room as the list holds it. */
  summaryOf(room: RoomDetails): RoomSummary {
    const { members: _members, permissions: _permissions, createdBy: _createdBy, ...summary } = room;
    return summary;
  }
}
