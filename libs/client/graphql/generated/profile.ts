// Written by tools/codegen/codegen.mjs from profile.graphql. Do not edit: run npm run codegen.
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

/** On which side of the desk somebody is. */
export type SenderKind =
  /** Works at the clinic. */
  | 'EMPLOYEE'
  /** Is a patient; writes only in the room of their own. */
  | 'PATIENT';

/** How a session is carried. */
export type SessionKind =
  /** In an HttpOnly cookie. */
  | 'BROWSER'
  /** In the header `Authorization: Bearer <token>`. */
  | 'PROGRAM';

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

export type MySessionsQueryVariables = Exact<{ [key: string]: never; }>;


export type MySessionsQuery = { me: { session: { id: string }, sessions: Array<{ id: string, kind: SessionKind, userAgent: string, createdAt: string, lastSeenAt: string }> } | null };

export type RevokeSessionMutationVariables = Exact<{
  id: string;
}>;


export type RevokeSessionMutation = { revokeSession: { sessionId: string } };

export type MyTwoStepQueryVariables = Exact<{ [key: string]: never; }>;


export type MyTwoStepQuery = { me: { twoStep: { on: boolean, recoveryCodesLeft: number } } | null };

export type SetUpTwoStepMutationVariables = Exact<{
  password: string;
}>;


export type SetUpTwoStepMutation = { setUpTwoStep: { secret: string, uri: string } };

export type ConfirmTwoStepMutationVariables = Exact<{
  code: string;
}>;


export type ConfirmTwoStepMutation = { confirmTwoStep: { recoveryCodes: Array<string> } };

export type RenewRecoveryCodesMutationVariables = Exact<{
  code: string;
}>;


export type RenewRecoveryCodesMutation = { renewRecoveryCodes: { recoveryCodes: Array<string> } };

export type TurnOffTwoStepMutationVariables = Exact<{
  password: string;
  code: string;
}>;


export type TurnOffTwoStepMutation = { turnOffTwoStep: { off: boolean } };

export type PersonFragment = { id: string, name: string, position: string, role: EmployeeRole, active: boolean };

export type SenderFragment = { id: string, name: string, kind: SenderKind, position: string, role: EmployeeRole | null, active: boolean };

export type MessageFieldsFragment = { id: string, roomId: string, seq: number, revision: number, writtenCount: number, kind: MessageKind, text: string, createdAt: string, editedAt: string | null, withdrawnAt: string | null, clientMessageId: string | null, replyToId: string | null, aboutSendId: string | null, mentionIds: Array<string>, pinnedAt: string | null, sender: { id: string, name: string, kind: SenderKind, position: string, role: EmployeeRole | null, active: boolean }, withdrawnBy: { id: string, name: string } | null, replyTo: { id: string, revision: number, text: string, withdrawnAt: string | null, sender: { id: string, name: string } } | null, forwardedFrom: { id: string, name: string } | null, attachments: Array<{ id: string, name: string, mimeType: string, size: number, kind: AttachmentKind, width: number | null, height: number | null, state: AttachmentState, url: string, thumbnailUrl: string | null }>, reactions: Array<{ emoji: string, personIds: Array<string> }>, pinnedBy: { id: string, name: string } | null, system: { event: SystemEvent, name: string | null, subject: { id: string, name: string } | null, note: { id: string, text: string } | null } | null };

export type RoomSummaryFragment = { id: string, kind: ChatRoomKind, name: string, direct: boolean, partnerId: string | null, createdAt: string, lastActivityAt: string, lastSeq: number, revision: number, memberVersion: number, writtenCount: number, unreadCount: number, readSeq: number, mentioned: boolean, markedUnread: boolean, muted: boolean, draft: string, unansweredSince: string | null, patient: { contactId: string, deliveredSeq: number, readSeq: number } | null, assignedTo: { id: string, name: string } | null, lastMessage: { id: string, roomId: string, seq: number, revision: number, writtenCount: number, kind: MessageKind, text: string, createdAt: string, editedAt: string | null, withdrawnAt: string | null, clientMessageId: string | null, replyToId: string | null, aboutSendId: string | null, mentionIds: Array<string>, pinnedAt: string | null, sender: { id: string, name: string, kind: SenderKind, position: string, role: EmployeeRole | null, active: boolean }, withdrawnBy: { id: string, name: string } | null, replyTo: { id: string, revision: number, text: string, withdrawnAt: string | null, sender: { id: string, name: string } } | null, forwardedFrom: { id: string, name: string } | null, attachments: Array<{ id: string, name: string, mimeType: string, size: number, kind: AttachmentKind, width: number | null, height: number | null, state: AttachmentState, url: string, thumbnailUrl: string | null }>, reactions: Array<{ emoji: string, personIds: Array<string> }>, pinnedBy: { id: string, name: string } | null, system: { event: SystemEvent, name: string | null, subject: { id: string, name: string } | null, note: { id: string, text: string } | null } | null } | null };

export type RoomDetailsFragment = { id: string, kind: ChatRoomKind, name: string, direct: boolean, partnerId: string | null, createdAt: string, lastActivityAt: string, lastSeq: number, revision: number, memberVersion: number, writtenCount: number, unreadCount: number, readSeq: number, mentioned: boolean, markedUnread: boolean, muted: boolean, draft: string, unansweredSince: string | null, createdBy: { id: string, name: string } | null, members: Array<{ joinedAt: string, joinedSeq: number, leftAt: string | null, leftSeq: number | null, deliveredSeq: number, readSeq: number, employee: { id: string, name: string, position: string, role: EmployeeRole, active: boolean } }>, permissions: { post: boolean, rename: boolean, addMembers: boolean, removeMembers: boolean, leave: boolean, assign: boolean }, patient: { contactId: string, deliveredSeq: number, readSeq: number } | null, assignedTo: { id: string, name: string } | null, lastMessage: { id: string, roomId: string, seq: number, revision: number, writtenCount: number, kind: MessageKind, text: string, createdAt: string, editedAt: string | null, withdrawnAt: string | null, clientMessageId: string | null, replyToId: string | null, aboutSendId: string | null, mentionIds: Array<string>, pinnedAt: string | null, sender: { id: string, name: string, kind: SenderKind, position: string, role: EmployeeRole | null, active: boolean }, withdrawnBy: { id: string, name: string } | null, replyTo: { id: string, revision: number, text: string, withdrawnAt: string | null, sender: { id: string, name: string } } | null, forwardedFrom: { id: string, name: string } | null, attachments: Array<{ id: string, name: string, mimeType: string, size: number, kind: AttachmentKind, width: number | null, height: number | null, state: AttachmentState, url: string, thumbnailUrl: string | null }>, reactions: Array<{ emoji: string, personIds: Array<string> }>, pinnedBy: { id: string, name: string } | null, system: { event: SystemEvent, name: string | null, subject: { id: string, name: string } | null, note: { id: string, text: string } | null } | null } | null };

export type MessagePageFragment = { edges: Array<{ cursor: string, node: { id: string, roomId: string, seq: number, revision: number, writtenCount: number, kind: MessageKind, text: string, createdAt: string, editedAt: string | null, withdrawnAt: string | null, clientMessageId: string | null, replyToId: string | null, aboutSendId: string | null, mentionIds: Array<string>, pinnedAt: string | null, sender: { id: string, name: string, kind: SenderKind, position: string, role: EmployeeRole | null, active: boolean }, withdrawnBy: { id: string, name: string } | null, replyTo: { id: string, revision: number, text: string, withdrawnAt: string | null, sender: { id: string, name: string } } | null, forwardedFrom: { id: string, name: string } | null, attachments: Array<{ id: string, name: string, mimeType: string, size: number, kind: AttachmentKind, width: number | null, height: number | null, state: AttachmentState, url: string, thumbnailUrl: string | null }>, reactions: Array<{ emoji: string, personIds: Array<string> }>, pinnedBy: { id: string, name: string } | null, system: { event: SystemEvent, name: string | null, subject: { id: string, name: string } | null, note: { id: string, text: string } | null } | null } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } };

export const MySessionsDocument = "query MySessions{me{session{id}sessions{id kind userAgent createdAt lastSeenAt}}}" as OperationText<MySessionsQuery, MySessionsQueryVariables>;
export const RevokeSessionDocument = "mutation RevokeSession($id:ID!){revokeSession(id:$id){sessionId}}" as OperationText<RevokeSessionMutation, RevokeSessionMutationVariables>;
export const MyTwoStepDocument = "query MyTwoStep{me{twoStep{on recoveryCodesLeft}}}" as OperationText<MyTwoStepQuery, MyTwoStepQueryVariables>;
export const SetUpTwoStepDocument = "mutation SetUpTwoStep($password:String!){setUpTwoStep(input:{password:$password}){secret uri}}" as OperationText<SetUpTwoStepMutation, SetUpTwoStepMutationVariables>;
export const ConfirmTwoStepDocument = "mutation ConfirmTwoStep($code:String!){confirmTwoStep(input:{code:$code}){recoveryCodes}}" as OperationText<ConfirmTwoStepMutation, ConfirmTwoStepMutationVariables>;
export const RenewRecoveryCodesDocument = "mutation RenewRecoveryCodes($code:String!){renewRecoveryCodes(input:{code:$code}){recoveryCodes}}" as OperationText<RenewRecoveryCodesMutation, RenewRecoveryCodesMutationVariables>;
export const TurnOffTwoStepDocument = "mutation TurnOffTwoStep($password:String!$code:String!){turnOffTwoStep(input:{password:$password code:$code}){off}}" as OperationText<TurnOffTwoStepMutation, TurnOffTwoStepMutationVariables>;