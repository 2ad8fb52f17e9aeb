import { Injectable, inject } from '@angular/core';
import {
  AddChatRoomMembersDocument,
  AddDeskNoteDocument,
  AssignPatientRoomDocument,
  CreateChatRoomDocument,
  type EmployeeRole,
  EmployeesDocument,
  GraphqlCache,
  type HistoryAccess,
  LeaveChatRoomDocument,
  RemoveChatRoomMemberDocument,
  RenameChatRoomDocument,
} from '@client/graphql/cache';
import type { Person, RoomDetails } from '../state/chat-types';

const PEOPLE_SHOWN = 30;

/** What the dialogs ask of the server: people, and changes to rooms. Every method rejects with a `GraphqlFailure`. */
@Injectable({ providedIn: 'root' })
export class RoomMembersApi {
  private readonly cache = inject(GraphqlCache);

  async people(search: string, role: EmployeeRole | null): Promise<readonly Person[]> {
    const variables = { search: search || null, role, first: PEOPLE_SHOWN };
    const { edges } = (await this.cache.query(EmployeesDocument, variables, 'network-only')).employees;
    return edges.map(({ node }) => node);
  }

  async createRoom(memberIds: string[], name: string | null): Promise<{ room: RoomDetails; created: boolean }> {
    return (await this.cache.mutate(CreateChatRoomDocument, { memberIds, name })).createChatRoom;
  }

  async rename(roomId: string, name: string): Promise<RoomDetails> {
    return (await this.cache.mutate(RenameChatRoomDocument, { roomId, name })).renameChatRoom.room;
  }

  async addMembers(roomId: string, memberIds: string[], history: HistoryAccess): Promise<RoomDetails> {
    const variables = { roomId, memberIds, history };
    return (await this.cache.mutate(AddChatRoomMembersDocument, variables)).addChatRoomMembers.room;
  }

  async removeMember(roomId: string, memberId: string): Promise<RoomDetails> {
    const variables = { roomId, memberId };
    return (await this.cache.mutate(RemoveChatRoomMemberDocument, variables)).removeChatRoomMember.room;
  }

  /** Says who of the desk takes care of the patient whose room it is; null for nobody in particular. */
  async assign(roomId: string, employeeId: string | null): Promise<RoomDetails> {
    return (await this.cache.mutate(AssignPatientRoomDocument, { roomId, employeeId })).assignPatientRoom.room;
  }

  /** Safe to repeat with the same id. */
  async addNote(roomId: string, clientNoteId: string, text: string): Promise<void> {
    await this.cache.mutate(AddDeskNoteDocument, { roomId, clientNoteId, text });
  }

  async leave(roomId: string): Promise<void> {
    await this.cache.mutate(LeaveChatRoomDocument, { roomId });
  }
}
