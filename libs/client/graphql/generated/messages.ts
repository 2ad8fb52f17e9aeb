// Written by tools/codegen/codegen.mjs from messages.graphql. Do not edit: run npm run codegen.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { OperationText } from '../operation-text';
/** How a file is shown. */
export type AttachmentKind =
  /** Played in place. */
  | 'AUDIO'
  /** As a card to download; never opened from our address. A PDF has a thumbnail. */
  | 'DOCUMENT'
  /** In place; has a thumbnail. */
  | 'IMAGE'
  /** Played in place. */
  | 'VIDEO';

/** What the virus scanner said. Only clean files are handed out. */
export type AttachmentState =
  /** Nothing was found, or this installation has no scanner. */
  | 'CLEAN'
  /** The scanner could not read it. */
  | 'ERROR'
  /** Something was found. */
  | 'INFECTED'
  /** Not scanned yet. */
  | 'PENDING';

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

/** A message to send. */
export type SendMessageInput = {
  /** Files that the sender uploaded for this room and has not sent yet, at most 10. */
  attachmentIds?: Array<string> | null | undefined;
  /** A UUID made by the sender. The same id never makes a second message, now or later: safe to repeat. */
  clientMessageId: string;
  /** Members whom the text calls by name, at most 50. */
  mentionIds?: Array<string> | null | undefined;
  /** A message of the same room that this one answers. */
  replyToId?: string | null | undefined;
  /** The room. */
  roomId: string;
  /** 1 to 8,000 characters after trimming; may be empty beside attachments. */
  text: string;
};

/** On which side of the desk somebody is. */
export type SenderKind =
  /** Works at the clinic. */
  | 'EMPLOYEE'
  /** Is a patient; writes only in the room of their own. */
  | 'PATIENT';

/** What was done to a room; the sender of the line did it. */
export type SystemEvent =
  /** The subject was added. */
  | 'MEMBER_ADDED'
  /** The subject left. */
  | 'MEMBER_LEFT'
  /** The subject was removed. */
  | 'MEMBER_REMOVED'
  /** The desk wrote a note for itself. No patient is told. */
  | 'NOTE_ADDED'
  /** The subject takes care of the patient from now on; without one nobody in particular. */
  | 'ROOM_ASSIGNED'
  /** The room was created. */
  | 'ROOM_CREATED'
  /** The room got a new name. */
  | 'ROOM_RENAMED';

export type SendMessageMutationVariables = Exact<{
  input: SendMessageInput;
}>;


export type SendMessageMutation = { sendMessage: { duplicate: boolean, message: { id: string, roomId: string, seq: number, revision: number, writtenCount: number, kind: MessageKind, text: string, createdAt: string, editedAt: string | null, withdrawnAt: string | null, clientMessageId: string | null, replyToId: string | null, aboutSendId: string | null, mentionIds: Array<string>, pinnedAt: string | null, sender: { id: string, name: string, kind: SenderKind, position: string, role: EmployeeRole | null, active: boolean }, withdrawnBy: { id: string, name: string } | null, replyTo: { id: string, revision: number, text: string, withdrawnAt: string | null, sender: { id: string, name: string } } | null, forwardedFrom: { id: string, name: string } | null, attachments: Array<{ id: string, name: string, mimeType: string, size: number, kind: AttachmentKind, width: number | null, height: number | null, state: AttachmentState, url: string, thumbnailUrl: string | null }>, reactions: Array<{ emoji: string, personIds: Array<string> }>, pinnedBy: { id: string, name: string } | null, system: { event: SystemEvent, name: string | null, subject: { id: string, name: string } | null, note: { id: string, text: string } | null } | null } } };

export type EditMessageMutationVariables = Exact<{
  id: string;
  text: string;
}>;


export type EditMessageMutation = { editMessage: { message: { id: string, roomId: string, seq: number, revision: number, writtenCount: number, kind: MessageKind, text: string, createdAt: string, editedAt: string | null, withdrawnAt: string | null, clientMessageId: string | null, replyToId: string | null, aboutSendId: string | null, mentionIds: Array<string>, pinnedAt: string | null, sender: { id: string, name: string, kind: SenderKind, position: string, role: EmployeeRole | null, active: boolean }, withdrawnBy: { id: string, name: string } | null, replyTo: { id: string, revision: number, text: string, withdrawnAt: string | null, sender: { id: string, name: string } } | null, forwardedFrom: { id: string, name: string } | null, attachments: Array<{ id: string, name: string, mimeType: string, size: number, kind: AttachmentKind, width: number | null, height: number | null, state: AttachmentState, url: string, thumbnailUrl: string | null }>, reactions: Array<{ emoji: string, personIds: Array<string> }>, pinnedBy: { id: string, name: string } | null, system: { event: SystemEvent, name: string | null, subject: { id: string, name: string } | null, note: { id: string, text: string } | null } | null } } };

export type WithdrawMessageMutationVariables = Exact<{
  id: string;
}>;


export type WithdrawMessageMutation = { withdrawMessage: { message: { id: string, roomId: string, seq: number, revision: number, writtenCount: number, kind: MessageKind, text: string, createdAt: string, editedAt: string | null, withdrawnAt: string | null, clientMessageId: string | null, replyToId: string | null, aboutSendId: string | null, mentionIds: Array<string>, pinnedAt: string | null, sender: { id: string, name: string, kind: SenderKind, position: string, role: EmployeeRole | null, active: boolean }, withdrawnBy: { id: string, name: string } | null, replyTo: { id: string, revision: number, text: string, withdrawnAt: string | null, sender: { id: string, name: string } } | null, forwardedFrom: { id: string, name: string } | null, attachments: Array<{ id: string, name: string, mimeType: string, size: number, kind: AttachmentKind, width: number | null, height: number | null, state: AttachmentState, url: string, thumbnailUrl: string | null }>, reactions: Array<{ emoji: string, personIds: Array<string> }>, pinnedBy: { id: string, name: string } | null, system: { event: SystemEvent, name: string | null, subject: { id: string, name: string } | null, note: { id: string, text: string } | null } | null } } };

export type MarkDeliveredMutationVariables = Exact<{
  roomId: string;
  seq: number;
}>;


export type MarkDeliveredMutation = { markDelivered: { deliveredSeq: number } };

export type MarkReadMutationVariables = Exact<{
  roomId: string;
  seq: number;
}>;


export type MarkReadMutation = { markRead: { readSeq: number, unreadCount: number } };

export type ChatEventsSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type ChatEventsSubscription = { chatEvents:
    | { __typename: 'AccessEnded', roomId: string }
    | { __typename: 'FeedReady', logEpoch: string }
    | { __typename: 'MessageChanged', roomId: string, revision: number, message: { id: string, roomId: string, seq: number, revision: number, writtenCount: number, kind: MessageKind, text: string, createdAt: string, editedAt: string | null, withdrawnAt: string | null, clientMessageId: string | null, replyToId: string | null, aboutSendId: string | null, mentionIds: Array<string>, pinnedAt: string | null, sender: { id: string, name: string, kind: SenderKind, position: string, role: EmployeeRole | null, active: boolean }, withdrawnBy: { id: string, name: string } | null, replyTo: { id: string, revision: number, text: string, withdrawnAt: string | null, sender: { id: string, name: string } } | null, forwardedFrom: { id: string, name: string } | null, attachments: Array<{ id: string, name: string, mimeType: string, size: number, kind: AttachmentKind, width: number | null, height: number | null, state: AttachmentState, url: string, thumbnailUrl: string | null }>, reactions: Array<{ emoji: string, personIds: Array<string> }>, pinnedBy: { id: string, name: string } | null, system: { event: SystemEvent, name: string | null, subject: { id: string, name: string } | null, note: { id: string, text: string } | null } | null } }
    | { __typename: 'PersonTyping', roomId: string, personId: string, name: string }
    | { __typename: 'ReceiptsChanged', roomId: string, receipts: Array<{ memberId: string, deliveredSeq: number, readSeq: number }> }
    | { __typename: 'RoomPreferencesChanged', roomId: string, draft: string, markedUnread: boolean, muted: boolean }
    | { __typename: 'UnreadChanged', roomId: string, readSeq: number, writtenCount: number, unreadCount: number }
   };

export type PersonFragment = { id: string, name: string, position: string, role: EmployeeRole, active: boolean };

export type SenderFragment = { id: string, name: string, kind: SenderKind, position: string, role: EmployeeRole | null, active: boolean };

export type MessageFieldsFragment = { id: string, roomId: string, seq: number, revision: number, writtenCount: number, kind: MessageKind, text: string, createdAt: string, editedAt: string | null, withdrawnAt: string | null, clientMessageId: string | null, replyToId: string | null, aboutSendId: string | null, mentionIds: Array<string>, pinnedAt: string | null, sender: { id: string, name: string, kind: SenderKind, position: string, role: EmployeeRole | null, active: boolean }, withdrawnBy: { id: string, name: string } | null, replyTo: { id: string, revision: number, text: string, withdrawnAt: string | null, sender: { id: string, name: string } } | null, forwardedFrom: { id: string, name: string } | null, attachments: Array<{ id: string, name: string, mimeType: string, size: number, kind: AttachmentKind, width: number | null, height: number | null, state: AttachmentState, url: string, thumbnailUrl: string | null }>, reactions: Array<{ emoji: string, personIds: Array<string> }>, pinnedBy: { id: string, name: string } | null, system: { event: SystemEvent, name: string | null, subject: { id: string, name: string } | null, note: { id: string, text: string } | null } | null };

export type RoomSummaryFragment = { id: string, kind: ChatRoomKind, name: string, direct: boolean, partnerId: string | null, createdAt: string, lastActivityAt: string, lastSeq: number, revision: number, memberVersion: number, writtenCount: number, unreadCount: number, readSeq: number, mentioned: boolean, markedUnread: boolean, muted: boolean, draft: string, unansweredSince: string | null, patient: { contactId: string, deliveredSeq: number, readSeq: number } | null, assignedTo: { id: string, name: string } | null, lastMessage: { id: string, roomId: string, seq: number, revision: number, writtenCount: number, kind: MessageKind, text: string, createdAt: string, editedAt: string | null, withdrawnAt: string | null, clientMessageId: string | null, replyToId: string | null, aboutSendId: string | null, mentionIds: Array<string>, pinnedAt: string | null, sender: { id: string, name: string, kind: SenderKind, position: string, role: EmployeeRole | null, active: boolean }, withdrawnBy: { id: string, name: string } | null, replyTo: { id: string, revision: number, text: string, withdrawnAt: string | null, sender: { id: string, name: string } } | null, forwardedFrom: { id: string, name: string } | null, attachments: Array<{ id: string, name: string, mimeType: string, size: number, kind: AttachmentKind, width: number | null, height: number | null, state: AttachmentState, url: string, thumbnailUrl: string | null }>, reactions: Array<{ emoji: string, personIds: Array<string> }>, pinnedBy: { id: string, name: string } | null, system: { event: SystemEvent, name: string | null, subject: { id: string, name: string } | null, note: { id: string, text: string } | null } | null } | null };

export type RoomDetailsFragment = { id: string, kind: ChatRoomKind, name: string, direct: boolean, partnerId: string | null, createdAt: string, lastActivityAt: string, lastSeq: number, revision: number, memberVersion: number, writtenCount: number, unreadCount: number, readSeq: number, mentioned: boolean, markedUnread: boolean, muted: boolean, draft: string, unansweredSince: string | null, createdBy: { id: string, name: string } | null, members: Array<{ joinedAt: string, joinedSeq: number, leftAt: string | null, leftSeq: number | null, deliveredSeq: number, readSeq: number, employee: { id: string, name: string, position: string, role: EmployeeRole, active: boolean } }>, permissions: { post: boolean, rename: boolean, addMembers: boolean, removeMembers: boolean, leave: boolean, assign: boolean }, patient: { contactId: string, deliveredSeq: number, readSeq: number } | null, assignedTo: { id: string, name: string } | null, lastMessage: { id: string, roomId: string, seq: number, revision: number, writtenCount: number, kind: MessageKind, text: string, createdAt: string, editedAt: string | null, withdrawnAt: string | null, clientMessageId: string | null, replyToId: string | null, aboutSendId: string | null, mentionIds: Array<string>, pinnedAt: string | null, sender: { id: string, name: string, kind: SenderKind, position: string, role: EmployeeRole | null, active: boolean }, withdrawnBy: { id: string, name: string } | null, replyTo: { id: string, revision: number, text: string, withdrawnAt: string | null, sender: { id: string, name: string } } | null, forwardedFrom: { id: string, name: string } | null, attachments: Array<{ id: string, name: string, mimeType: string, size: number, kind: AttachmentKind, width: number | null, height: number | null, state: AttachmentState, url: string, thumbnailUrl: string | null }>, reactions: Array<{ emoji: string, personIds: Array<string> }>, pinnedBy: { id: string, name: string } | null, system: { event: SystemEvent, name: string | null, subject: { id: string, name: string } | null, note: { id: string, text: string } | null } | null } | null };

export type MessagePageFragment = { edges: Array<{ cursor: string, node: { id: string, roomId: string, seq: number, revision: number, writtenCount: number, kind: MessageKind, text: string, createdAt: string, editedAt: string | null, withdrawnAt: string | null, clientMessageId: string | null, replyToId: string | null, aboutSendId: string | null, mentionIds: Array<string>, pinnedAt: string | null, sender: { id: string, name: string, kind: SenderKind, position: string, role: EmployeeRole | null, active: boolean }, withdrawnBy: { id: string, name: string } | null, replyTo: { id: string, revision: number, text: string, withdrawnAt: string | null, sender: { id: string, name: string } } | null, forwardedFrom: { id: string, name: string } | null, attachments: Array<{ id: string, name: string, mimeType: string, size: number, kind: AttachmentKind, width: number | null, height: number | null, state: AttachmentState, url: string, thumbnailUrl: string | null }>, reactions: Array<{ emoji: string, personIds: Array<string> }>, pinnedBy: { id: string, name: string } | null, system: { event: SystemEvent, name: string | null, subject: { id: string, name: string } | null, note: { id: string, text: string } | null } | null } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } };

export const SendMessageDocument = "mutation SendMessage($input:SendMessageInput!){sendMessage(input:$input){duplicate message{...MessageFields}}}fragment MessageFields on Message{id roomId seq revision writtenCount kind sender{...Sender}text createdAt editedAt withdrawnAt withdrawnBy{id name}clientMessageId replyToId replyTo{id revision text withdrawnAt sender{id name}}forwardedFrom{id name}aboutSendId mentionIds attachments{id name mimeType size kind width height state url thumbnailUrl}reactions{emoji personIds}pinnedAt pinnedBy{id name}system{event subject{id name}name note{id text}}}fragment Sender on MessageSender{id name kind position role active}" as OperationText<SendMessageMutation, SendMessageMutationVariables>;
export const EditMessageDocument = "mutation EditMessage($id:ID!$text:String!){editMessage(input:{id:$id text:$text}){message{...MessageFields}}}fragment MessageFields on Message{id roomId seq revision writtenCount kind sender{...Sender}text createdAt editedAt withdrawnAt withdrawnBy{id name}clientMessageId replyToId replyTo{id revision text withdrawnAt sender{id name}}forwardedFrom{id name}aboutSendId mentionIds attachments{id name mimeType size kind width height state url thumbnailUrl}reactions{emoji personIds}pinnedAt pinnedBy{id name}system{event subject{id name}name note{id text}}}fragment Sender on MessageSender{id name kind position role active}" as OperationText<EditMessageMutation, EditMessageMutationVariables>;
export const WithdrawMessageDocument = "mutation WithdrawMessage($id:ID!){withdrawMessage(id:$id){message{...MessageFields}}}fragment MessageFields on Message{id roomId seq revision writtenCount kind sender{...Sender}text createdAt editedAt withdrawnAt withdrawnBy{id name}clientMessageId replyToId replyTo{id revision text withdrawnAt sender{id name}}forwardedFrom{id name}aboutSendId mentionIds attachments{id name mimeType size kind width height state url thumbnailUrl}reactions{emoji personIds}pinnedAt pinnedBy{id name}system{event subject{id name}name note{id text}}}fragment Sender on MessageSender{id name kind position role active}" as OperationText<WithdrawMessageMutation, WithdrawMessageMutationVariables>;
export const MarkDeliveredDocument = "mutation MarkDelivered($roomId:ID!$seq:Int!){markDelivered(roomId:$roomId seq:$seq){deliveredSeq}}" as OperationText<MarkDeliveredMutation, MarkDeliveredMutationVariables>;
export const MarkReadDocument = "mutation MarkRead($roomId:ID!$seq:Int!){markRead(roomId:$roomId seq:$seq){readSeq unreadCount}}" as OperationText<MarkReadMutation, MarkReadMutationVariables>;
export const ChatEventsDocument = "subscription ChatEvents{chatEvents{__typename ...on FeedReady{logEpoch}...on MessageChanged{roomId revision message{...MessageFields}}...on ReceiptsChanged{roomId receipts{memberId deliveredSeq readSeq}}...on UnreadChanged{roomId readSeq writtenCount unreadCount}...on AccessEnded{roomId}...on RoomPreferencesChanged{roomId draft markedUnread muted}...on PersonTyping{roomId personId name}}}fragment MessageFields on Message{id roomId seq revision writtenCount kind sender{...Sender}text createdAt editedAt withdrawnAt withdrawnBy{id name}clientMessageId replyToId replyTo{id revision text withdrawnAt sender{id name}}forwardedFrom{id name}aboutSendId mentionIds attachments{id name mimeType size kind width height state url thumbnailUrl}reactions{emoji personIds}pinnedAt pinnedBy{id name}system{event subject{id name}name note{id text}}}fragment Sender on MessageSender{id name kind position role active}" as OperationText<ChatEventsSubscription, ChatEventsSubscriptionVariables>;