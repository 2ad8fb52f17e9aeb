// Written by tools/codegen/codegen.mjs from chat-rooms.graphql. Do not edit: run npm run codegen.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { OperationText } from '../operation-text';
/** What kind of conversation a room is. */
export type ChatRoomKind =
  /** The clinic and the patients of one chat group. */
  | 'CHAT_GROUP'
  /** One patient and the clinic's desk. */
  | 'PATIENT'
  /** Employees only. */
  | 'STAFF';

/** What an employee may manage. */
export type EmployeeRole =
  /** Manages employees, roles, tokens and the audit log; may do all an employee may. */
  | 'ADMINISTRATOR'
  /** A doctor, a nurse, the front desk and so on. */
  | 'EMPLOYEE';

/** What an entry of the room log is. */
export type MessageKind =
  /** Says what was done to the room. */
  | 'SYSTEM'
  /** Written by a person. */
  | 'TEXT';

/** What was done to a room; the sender of the line did it. */
export type SystemEvent =
  /** The subject was added. */
  | 'MEMBER_ADDED'
  /** The subject left. */
  | 'MEMBER_LEFT'
  /** The subject was removed. */
  | 'MEMBER_REMOVED'
  /** The room was created. */
  | 'ROOM_CREATED'
  /** The room got a new name. */
  | 'ROOM_RENAMED';

export type ChatRoomsQueryVariables = Exact<{
  search?: string | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type ChatRoomsQuery = { chatRooms: { edges: Array<{ cursor: string, node: { id: string, kind: ChatRoomKind, name: string, direct: boolean, createdAt: string, lastActivityAt: string, lastSeq: number, revision: number, memberVersion: number, writtenCount: number, unreadCount: number, readSeq: number, lastMessage: { id: string, roomId: string, seq: number, revision: number, writtenCount: number, kind: MessageKind, text: string, createdAt: string, editedAt: string | null, withdrawnAt: string | null, clientMessageId: string | null, sender: { id: string, name: string, position: string, role: EmployeeRole, active: boolean }, withdrawnBy: { id: string, name: string } | null, replyTo: { id: string, text: string, withdrawnAt: string | null, sender: { id: string, name: string } } | null, system: { event: SystemEvent, name: string | null, subject: { id: string, name: string } | null } | null } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ChatRoomQueryVariables = Exact<{
  id: string;
}>;


export type ChatRoomQuery = { chatRoom: { id: string, kind: ChatRoomKind, name: string, direct: boolean, createdAt: string, lastActivityAt: string, lastSeq: number, revision: number, memberVersion: number, writtenCount: number, unreadCount: number, readSeq: number, createdBy: { id: string, name: string }, members: Array<{ joinedAt: string, joinedSeq: number, leftAt: string | null, leftSeq: number | null, deliveredSeq: number, readSeq: number, employee: { id: string, name: string, position: string, role: EmployeeRole, active: boolean } }>, permissions: { post: boolean, rename: boolean, addMembers: boolean, removeMembers: boolean, leave: boolean }, lastMessage: { id: string, roomId: string, seq: number, revision: number, writtenCount: number, kind: MessageKind, text: string, createdAt: string, editedAt: string | null, withdrawnAt: string | null, clientMessageId: string | null, sender: { id: string, name: string, position: string, role: EmployeeRole, active: boolean }, withdrawnBy: { id: string, name: string } | null, replyTo: { id: string, text: string, withdrawnAt: string | null, sender: { id: string, name: string } } | null, system: { event: SystemEvent, name: string | null, subject: { id: string, name: string } | null } | null } | null } };

export type OpenChatRoomQueryVariables = Exact<{
  id: string;
  around?: string | null | undefined;
  first: number;
}>;


export type OpenChatRoomQuery = { chatRoom: { id: string, kind: ChatRoomKind, name: string, direct: boolean, createdAt: string, lastActivityAt: string, lastSeq: number, revision: number, memberVersion: number, writtenCount: number, unreadCount: number, readSeq: number, messages: { edges: Array<{ cursor: string, node: { id: string, roomId: string, seq: number, revision: number, writtenCount: number, kind: MessageKind, text: string, createdAt: string, editedAt: string | null, withdrawnAt: string | null, clientMessageId: string | null, sender: { id: string, name: string, position: string, role: EmployeeRole, active: boolean }, withdrawnBy: { id: string, name: string } | null, replyTo: { id: string, text: string, withdrawnAt: string | null, sender: { id: string, name: string } } | null, system: { event: SystemEvent, name: string | null, subject: { id: string, name: string } | null } | null } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } }, createdBy: { id: string, name: string }, members: Array<{ joinedAt: string, joinedSeq: number, leftAt: string | null, leftSeq: number | null, deliveredSeq: number, readSeq: number, employee: { id: string, name: string, position: string, role: EmployeeRole, active: boolean } }>, permissions: { post: boolean, rename: boolean, addMembers: boolean, removeMembers: boolean, leave: boolean }, lastMessage: { id: string, roomId: string, seq: number, revision: number, writtenCount: number, kind: MessageKind, text: string, createdAt: string, editedAt: string | null, withdrawnAt: string | null, clientMessageId: string | null, sender: { id: string, name: string, position: string, role: EmployeeRole, active: boolean }, withdrawnBy: { id: string, name: string } | null, replyTo: { id: string, text: string, withdrawnAt: string | null, sender: { id: string, name: string } } | null, system: { event: SystemEvent, name: string | null, subject: { id: string, name: string } | null } | null } | null } };

export type RoomMessagesQueryVariables = Exact<{
  id: string;
  before?: string | null | undefined;
  after?: string | null | undefined;
  around?: string | null | undefined;
  first: number;
}>;


export type RoomMessagesQuery = { chatRoom: { id: string, messages: { edges: Array<{ cursor: string, node: { id: string, roomId: string, seq: number, revision: number, writtenCount: number, kind: MessageKind, text: string, createdAt: string, editedAt: string | null, withdrawnAt: string | null, clientMessageId: string | null, sender: { id: string, name: string, position: string, role: EmployeeRole, active: boolean }, withdrawnBy: { id: string, name: string } | null, replyTo: { id: string, text: string, withdrawnAt: string | null, sender: { id: string, name: string } } | null, system: { event: SystemEvent, name: string | null, subject: { id: string, name: string } | null } | null } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } } };

export type RoomChangesQueryVariables = Exact<{
  id: string;
  afterRevision: number;
  first: number;
}>;


export type RoomChangesQuery = { chatRoom: { id: string, kind: ChatRoomKind, name: string, direct: boolean, createdAt: string, lastActivityAt: string, lastSeq: number, revision: number, memberVersion: number, writtenCount: number, unreadCount: number, readSeq: number, changes: { revision: number, memberVersion: number, hasMore: boolean, messages: Array<{ id: string, roomId: string, seq: number, revision: number, writtenCount: number, kind: MessageKind, text: string, createdAt: string, editedAt: string | null, withdrawnAt: string | null, clientMessageId: string | null, sender: { id: string, name: string, position: string, role: EmployeeRole, active: boolean }, withdrawnBy: { id: string, name: string } | null, replyTo: { id: string, text: string, withdrawnAt: string | null, sender: { id: string, name: string } } | null, system: { event: SystemEvent, name: string | null, subject: { id: string, name: string } | null } | null }> }, createdBy: { id: string, name: string }, members: Array<{ joinedAt: string, joinedSeq: number, leftAt: string | null, leftSeq: number | null, deliveredSeq: number, readSeq: number, employee: { id: string, name: string, position: string, role: EmployeeRole, active: boolean } }>, permissions: { post: boolean, rename: boolean, addMembers: boolean, removeMembers: boolean, leave: boolean }, lastMessage: { id: string, roomId: string, seq: number, revision: number, writtenCount: number, kind: MessageKind, text: string, createdAt: string, editedAt: string | null, withdrawnAt: string | null, clientMessageId: string | null, sender: { id: string, name: string, position: string, role: EmployeeRole, active: boolean }, withdrawnBy: { id: string, name: string } | null, replyTo: { id: string, text: string, withdrawnAt: string | null, sender: { id: string, name: string } } | null, system: { event: SystemEvent, name: string | null, subject: { id: string, name: string } | null } | null } | null } };

export type PersonFragment = { id: string, name: string, position: string, role: EmployeeRole, active: boolean };

export type MessageFieldsFragment = { id: string, roomId: string, seq: number, revision: number, writtenCount: number, kind: MessageKind, text: string, createdAt: string, editedAt: string | null, withdrawnAt: string | null, clientMessageId: string | null, sender: { id: string, name: string, position: string, role: EmployeeRole, active: boolean }, withdrawnBy: { id: string, name: string } | null, replyTo: { id: string, text: string, withdrawnAt: string | null, sender: { id: string, name: string } } | null, system: { event: SystemEvent, name: string | null, subject: { id: string, name: string } | null } | null };

export type RoomSummaryFragment = { id: string, kind: ChatRoomKind, name: string, direct: boolean, createdAt: string, lastActivityAt: string, lastSeq: number, revision: number, memberVersion: number, writtenCount: number, unreadCount: number, readSeq: number, lastMessage: { id: string, roomId: string, seq: number, revision: number, writtenCount: number, kind: MessageKind, text: string, createdAt: string, editedAt: string | null, withdrawnAt: string | null, clientMessageId: string | null, sender: { id: string, name: string, position: string, role: EmployeeRole, active: boolean }, withdrawnBy: { id: string, name: string } | null, replyTo: { id: string, text: string, withdrawnAt: string | null, sender: { id: string, name: string } } | null, system: { event: SystemEvent, name: string | null, subject: { id: string, name: string } | null } | null } | null };

export type RoomDetailsFragment = { id: string, kind: ChatRoomKind, name: string, direct: boolean, createdAt: string, lastActivityAt: string, lastSeq: number, revision: number, memberVersion: number, writtenCount: number, unreadCount: number, readSeq: number, createdBy: { id: string, name: string }, members: Array<{ joinedAt: string, joinedSeq: number, leftAt: string | null, leftSeq: number | null, deliveredSeq: number, readSeq: number, employee: { id: string, name: string, position: string, role: EmployeeRole, active: boolean } }>, permissions: { post: boolean, rename: boolean, addMembers: boolean, removeMembers: boolean, leave: boolean }, lastMessage: { id: string, roomId: string, seq: number, revision: number, writtenCount: number, kind: MessageKind, text: string, createdAt: string, editedAt: string | null, withdrawnAt: string | null, clientMessageId: string | null, sender: { id: string, name: string, position: string, role: EmployeeRole, active: boolean }, withdrawnBy: { id: string, name: string } | null, replyTo: { id: string, text: string, withdrawnAt: string | null, sender: { id: string, name: string } } | null, system: { event: SystemEvent, name: string | null, subject: { id: string, name: string } | null } | null } | null };

export type MessagePageFragment = { edges: Array<{ cursor: string, node: { id: string, roomId: string, seq: number, revision: number, writtenCount: number, kind: MessageKind, text: string, createdAt: string, editedAt: string | null, withdrawnAt: string | null, clientMessageId: string | null, sender: { id: string, name: string, position: string, role: EmployeeRole, active: boolean }, withdrawnBy: { id: string, name: string } | null, replyTo: { id: string, text: string, withdrawnAt: string | null, sender: { id: string, name: string } } | null, system: { event: SystemEvent, name: string | null, subject: { id: string, name: string } | null } | null } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } };

export const ChatRoomsDocument = "query ChatRooms($search:String$first:Int!$after:String){chatRooms(search:$search first:$first after:$after){edges{cursor node{...RoomSummary}}pageInfo{hasNextPage endCursor}}}fragment RoomSummary on ChatRoom{id kind name direct createdAt lastActivityAt lastSeq revision memberVersion writtenCount unreadCount readSeq lastMessage{...MessageFields}}fragment MessageFields on Message{id roomId seq revision writtenCount kind sender{...Person}text createdAt editedAt withdrawnAt withdrawnBy{id name}clientMessageId replyTo{id text withdrawnAt sender{id name}}system{event subject{id name}name}}fragment Person on Employee{id name position role active}" as OperationText<ChatRoomsQuery, ChatRoomsQueryVariables>;
export const ChatRoomDocument = "query ChatRoom($id:ID!){chatRoom(id:$id){...RoomDetails}}fragment RoomDetails on ChatRoom{...RoomSummary createdBy{id name}members{employee{...Person}joinedAt joinedSeq leftAt leftSeq deliveredSeq readSeq}permissions{post rename addMembers removeMembers leave}}fragment RoomSummary on ChatRoom{id kind name direct createdAt lastActivityAt lastSeq revision memberVersion writtenCount unreadCount readSeq lastMessage{...MessageFields}}fragment MessageFields on Message{id roomId seq revision writtenCount kind sender{...Person}text createdAt editedAt withdrawnAt withdrawnBy{id name}clientMessageId replyTo{id text withdrawnAt sender{id name}}system{event subject{id name}name}}fragment Person on Employee{id name position role active}" as OperationText<ChatRoomQuery, ChatRoomQueryVariables>;
export const OpenChatRoomDocument = "query OpenChatRoom($id:ID!$around:ID$first:Int!){chatRoom(id:$id){...RoomDetails messages(around:$around first:$first){...MessagePage}}}fragment RoomDetails on ChatRoom{...RoomSummary createdBy{id name}members{employee{...Person}joinedAt joinedSeq leftAt leftSeq deliveredSeq readSeq}permissions{post rename addMembers removeMembers leave}}fragment RoomSummary on ChatRoom{id kind name direct createdAt lastActivityAt lastSeq revision memberVersion writtenCount unreadCount readSeq lastMessage{...MessageFields}}fragment MessageFields on Message{id roomId seq revision writtenCount kind sender{...Person}text createdAt editedAt withdrawnAt withdrawnBy{id name}clientMessageId replyTo{id text withdrawnAt sender{id name}}system{event subject{id name}name}}fragment Person on Employee{id name position role active}fragment MessagePage on MessageConnection{edges{cursor node{...MessageFields}}pageInfo{hasNextPage hasPreviousPage startCursor endCursor}}" as OperationText<OpenChatRoomQuery, OpenChatRoomQueryVariables>;
export const RoomMessagesDocument = "query RoomMessages($id:ID!$before:String$after:String$around:ID$first:Int!){chatRoom(id:$id){id messages(before:$before after:$after around:$around first:$first){...MessagePage}}}fragment MessagePage on MessageConnection{edges{cursor node{...MessageFields}}pageInfo{hasNextPage hasPreviousPage startCursor endCursor}}fragment MessageFields on Message{id roomId seq revision writtenCount kind sender{...Person}text createdAt editedAt withdrawnAt withdrawnBy{id name}clientMessageId replyTo{id text withdrawnAt sender{id name}}system{event subject{id name}name}}fragment Person on Employee{id name position role active}" as OperationText<RoomMessagesQuery, RoomMessagesQueryVariables>;
export const RoomChangesDocument = "query RoomChanges($id:ID!$afterRevision:Int!$first:Int!){chatRoom(id:$id){...RoomDetails changes(afterRevision:$afterRevision first:$first){messages{...MessageFields}revision memberVersion hasMore}}}fragment RoomDetails on ChatRoom{...RoomSummary createdBy{id name}members{employee{...Person}joinedAt joinedSeq leftAt leftSeq deliveredSeq readSeq}permissions{post rename addMembers removeMembers leave}}fragment RoomSummary on ChatRoom{id kind name direct createdAt lastActivityAt lastSeq revision memberVersion writtenCount unreadCount readSeq lastMessage{...MessageFields}}fragment MessageFields on Message{id roomId seq revision writtenCount kind sender{...Person}text createdAt editedAt withdrawnAt withdrawnBy{id name}clientMessageId replyTo{id text withdrawnAt sender{id name}}system{event subject{id name}name}}fragment Person on Employee{id name position role active}" as OperationText<RoomChangesQuery, RoomChangesQueryVariables>;