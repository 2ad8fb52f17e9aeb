// Written by tools/codegen/codegen.mjs from portal.graphql. Do not edit: run npm run codegen.
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

/** A language the product speaks. */
export type Language =
  /** English. */
  | 'EN'
  /** Russian. */
  | 'RU';

/** How far the patient has got with a conversation. */
export type MarkPortalInput = {
  /** The conversation. */
  conversationId: string;
  /** Entries that the app has, or that were on screen; at most 100. */
  itemIds: Array<string>;
};

/** What an entry of the room log is. */
export type MessageKind =
  /** Says what was done to the room. */
  | 'SYSTEM'
  /** Written by a person. */
  | 'TEXT';

/** What a patient reads. */
export type PortalConversationKind =
  /** What the patient and the clinic write each other. Nobody else is in it. */
  | 'CLINIC'
  /** What the clinic announced to a group that the patient belongs to. Read only. */
  | 'GROUP';

/** What an entry of a conversation is. */
export type PortalItemKind =
  /** The clinic wrote it to a group. */
  | 'ANNOUNCEMENT'
  /** The clinic or the patient wrote it in their own conversation. */
  | 'MESSAGE'
  /** The patient has said that they want no more announcements. */
  | 'NOTICE';

/** What a patient writes to the clinic. */
export type SendPortalMessageInput = {
  /** The announcement that it answers. */
  aboutId?: string | null | undefined;
  /** Own uploads by POST /portal/files with the purpose PATIENT_MESSAGE, at most 5. Each is sent once. */
  attachmentIds?: Array<string> | null | undefined;
  /** A UUID made by the app. The same one is stored once, however often it comes. */
  clientMessageId: string;
  /** 1 to 8,000 characters; may be empty when files are sent. */
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

export type PortalMeQueryVariables = Exact<{ [key: string]: never; }>;


export type PortalMeQuery = { portalMe: { name: string, language: Language | null, clinic: { name: string, phone: string | null, language: Language | null } } | null };

export type OpenPortalLinkMutationVariables = Exact<{
  token: string;
}>;


export type OpenPortalLinkMutation = { openPortalLink: { clinic: { name: string, phone: string | null, language: Language | null } } };

export type ConfirmBirthDateMutationVariables = Exact<{
  token: string;
  birthDate: string;
}>;


export type ConfirmBirthDateMutation = { confirmBirthDate: { me: { name: string, language: Language | null, clinic: { name: string, phone: string | null, language: Language | null } } } };

export type RequestPortalLinkMutationVariables = Exact<{
  email: string;
}>;


export type RequestPortalLinkMutation = { requestPortalLink: { asked: boolean } };

export type PortalLogOutMutationVariables = Exact<{ [key: string]: never; }>;


export type PortalLogOutMutation = { portalLogOut: { ended: boolean } };

export type SetPortalLanguageMutationVariables = Exact<{
  language: Language;
}>;


export type SetPortalLanguageMutation = { setPortalLanguage: { me: { name: string, language: Language | null, clinic: { name: string, phone: string | null, language: Language | null } } } };

export type PortalConversationsQueryVariables = Exact<{ [key: string]: never; }>;


export type PortalConversationsQuery = { portalConversations: Array<{ id: string, kind: PortalConversationKind, name: string, colour: string | null, unreadCount: number, last: { id: string, conversationId: string, kind: PortalItemKind, mine: boolean, text: string, at: string, withdrawn: boolean, clientMessageId: string | null, seen: boolean, about: { id: string, text: string } | null, files: Array<{ id: string, name: string, size: number, kind: AttachmentKind, width: number | null, height: number | null, state: AttachmentState, url: string, thumbnailUrl: string | null }> } | null }> };

export type PortalConversationQueryVariables = Exact<{
  id: string;
  before?: string | null | undefined;
}>;


export type PortalConversationQuery = { portalConversation: { id: string, kind: PortalConversationKind, name: string, colour: string | null, unreadCount: number, items: { edges: Array<{ node: { id: string, conversationId: string, kind: PortalItemKind, mine: boolean, text: string, at: string, withdrawn: boolean, clientMessageId: string | null, seen: boolean, about: { id: string, text: string } | null, files: Array<{ id: string, name: string, size: number, kind: AttachmentKind, width: number | null, height: number | null, state: AttachmentState, url: string, thumbnailUrl: string | null }> } }>, pageInfo: { hasPreviousPage: boolean, startCursor: string | null } }, last: { id: string, conversationId: string, kind: PortalItemKind, mine: boolean, text: string, at: string, withdrawn: boolean, clientMessageId: string | null, seen: boolean, about: { id: string, text: string } | null, files: Array<{ id: string, name: string, size: number, kind: AttachmentKind, width: number | null, height: number | null, state: AttachmentState, url: string, thumbnailUrl: string | null }> } | null } };

export type SendPortalMessageMutationVariables = Exact<{
  input: SendPortalMessageInput;
}>;


export type SendPortalMessageMutation = { sendPortalMessage: { optedOut: boolean, item: { id: string, conversationId: string, kind: PortalItemKind, mine: boolean, text: string, at: string, withdrawn: boolean, clientMessageId: string | null, seen: boolean, about: { id: string, text: string } | null, files: Array<{ id: string, name: string, size: number, kind: AttachmentKind, width: number | null, height: number | null, state: AttachmentState, url: string, thumbnailUrl: string | null }> } } };

export type MarkPortalDeliveredMutationVariables = Exact<{
  input: MarkPortalInput;
}>;


export type MarkPortalDeliveredMutation = { markPortalDelivered: { conversation: { id: string } } };

export type MarkPortalReadMutationVariables = Exact<{
  input: MarkPortalInput;
}>;


export type MarkPortalReadMutation = { markPortalRead: { conversation: { id: string, kind: PortalConversationKind, name: string, colour: string | null, unreadCount: number, last: { id: string, conversationId: string, kind: PortalItemKind, mine: boolean, text: string, at: string, withdrawn: boolean, clientMessageId: string | null, seen: boolean, about: { id: string, text: string } | null, files: Array<{ id: string, name: string, size: number, kind: AttachmentKind, width: number | null, height: number | null, state: AttachmentState, url: string, thumbnailUrl: string | null }> } | null } } };

export type PortalEventsSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type PortalEventsSubscription = { portalEvents:
    | { __typename: 'PortalConversationEnded', conversationId: string }
    | { __typename: 'PortalConversationsChanged' }
    | { __typename: 'PortalItemChanged', item: { id: string, conversationId: string, kind: PortalItemKind, mine: boolean, text: string, at: string, withdrawn: boolean, clientMessageId: string | null, seen: boolean, about: { id: string, text: string } | null, files: Array<{ id: string, name: string, size: number, kind: AttachmentKind, width: number | null, height: number | null, state: AttachmentState, url: string, thumbnailUrl: string | null }> } }
    | { __typename: 'PortalReady' }
   };

export type PortalMeFieldsFragment = { name: string, language: Language | null, clinic: { name: string, phone: string | null, language: Language | null } };

export type PortalConversationFieldsFragment = { id: string, kind: PortalConversationKind, name: string, colour: string | null, unreadCount: number, last: { id: string, conversationId: string, kind: PortalItemKind, mine: boolean, text: string, at: string, withdrawn: boolean, clientMessageId: string | null, seen: boolean, about: { id: string, text: string } | null, files: Array<{ id: string, name: string, size: number, kind: AttachmentKind, width: number | null, height: number | null, state: AttachmentState, url: string, thumbnailUrl: string | null }> } | null };

export type PortalItemFieldsFragment = { id: string, conversationId: string, kind: PortalItemKind, mine: boolean, text: string, at: string, withdrawn: boolean, clientMessageId: string | null, seen: boolean, about: { id: string, text: string } | null, files: Array<{ id: string, name: string, size: number, kind: AttachmentKind, width: number | null, height: number | null, state: AttachmentState, url: string, thumbnailUrl: string | null }> };

export type PortalFileFieldsFragment = { id: string, name: string, size: number, kind: AttachmentKind, width: number | null, height: number | null, state: AttachmentState, url: string, thumbnailUrl: string | null };

export type PortalUploadLimitsQueryVariables = Exact<{ [key: string]: never; }>;


export type PortalUploadLimitsQuery = { uploadLimits: { maxBytes: number, maxFilesPerMessage: number, accept: Array<string> } };

export type RemovePortalUploadMutationVariables = Exact<{
  id: string;
}>;


export type RemovePortalUploadMutation = { removeUpload: { id: string } };

export type PersonFragment = { id: string, name: string, position: string, role: EmployeeRole, active: boolean };

export type SenderFragment = { id: string, name: string, kind: SenderKind, position: string, role: EmployeeRole | null, active: boolean };

export type MessageFieldsFragment = { id: string, roomId: string, seq: number, revision: number, writtenCount: number, kind: MessageKind, text: string, createdAt: string, editedAt: string | null, withdrawnAt: string | null, clientMessageId: string | null, replyToId: string | null, aboutSendId: string | null, mentionIds: Array<string>, pinnedAt: string | null, sender: { id: string, name: string, kind: SenderKind, position: string, role: EmployeeRole | null, active: boolean }, withdrawnBy: { id: string, name: string } | null, replyTo: { id: string, revision: number, text: string, withdrawnAt: string | null, sender: { id: string, name: string } } | null, forwardedFrom: { id: string, name: string } | null, attachments: Array<{ id: string, name: string, mimeType: string, size: number, kind: AttachmentKind, width: number | null, height: number | null, state: AttachmentState, url: string, thumbnailUrl: string | null }>, reactions: Array<{ emoji: string, personIds: Array<string> }>, pinnedBy: { id: string, name: string } | null, system: { event: SystemEvent, name: string | null, subject: { id: string, name: string } | null, note: { id: string, text: string } | null } | null };

export type RoomSummaryFragment = { id: string, kind: ChatRoomKind, name: string, direct: boolean, partnerId: string | null, createdAt: string, lastActivityAt: string, lastSeq: number, revision: number, memberVersion: number, writtenCount: number, unreadCount: number, readSeq: number, mentioned: boolean, markedUnread: boolean, muted: boolean, draft: string, unansweredSince: string | null, patient: { contactId: string, deliveredSeq: number, readSeq: number } | null, assignedTo: { id: string, name: string } | null, lastMessage: { id: string, roomId: string, seq: number, revision: number, writtenCount: number, kind: MessageKind, text: string, createdAt: string, editedAt: string | null, withdrawnAt: string | null, clientMessageId: string | null, replyToId: string | null, aboutSendId: string | null, mentionIds: Array<string>, pinnedAt: string | null, sender: { id: string, name: string, kind: SenderKind, position: string, role: EmployeeRole | null, active: boolean }, withdrawnBy: { id: string, name: string } | null, replyTo: { id: string, revision: number, text: string, withdrawnAt: string | null, sender: { id: string, name: string } } | null, forwardedFrom: { id: string, name: string } | null, attachments: Array<{ id: string, name: string, mimeType: string, size: number, kind: AttachmentKind, width: number | null, height: number | null, state: AttachmentState, url: string, thumbnailUrl: string | null }>, reactions: Array<{ emoji: string, personIds: Array<string> }>, pinnedBy: { id: string, name: string } | null, system: { event: SystemEvent, name: string | null, subject: { id: string, name: string } | null, note: { id: string, text: string } | null } | null } | null };

export type RoomDetailsFragment = { id: string, kind: ChatRoomKind, name: string, direct: boolean, partnerId: string | null, createdAt: string, lastActivityAt: string, lastSeq: number, revision: number, memberVersion: number, writtenCount: number, unreadCount: number, readSeq: number, mentioned: boolean, markedUnread: boolean, muted: boolean, draft: string, unansweredSince: string | null, createdBy: { id: string, name: string } | null, members: Array<{ joinedAt: string, joinedSeq: number, leftAt: string | null, leftSeq: number | null, deliveredSeq: number, readSeq: number, employee: { id: string, name: string, position: string, role: EmployeeRole, active: boolean } }>, permissions: { post: boolean, rename: boolean, addMembers: boolean, removeMembers: boolean, leave: boolean, assign: boolean }, patient: { contactId: string, deliveredSeq: number, readSeq: number } | null, assignedTo: { id: string, name: string } | null, lastMessage: { id: string, roomId: string, seq: number, revision: number, writtenCount: number, kind: MessageKind, text: string, createdAt: string, editedAt: string | null, withdrawnAt: string | null, clientMessageId: string | null, replyToId: string | null, aboutSendId: string | null, mentionIds: Array<string>, pinnedAt: string | null, sender: { id: string, name: string, kind: SenderKind, position: string, role: EmployeeRole | null, active: boolean }, withdrawnBy: { id: string, name: string } | null, replyTo: { id: string, revision: number, text: string, withdrawnAt: string | null, sender: { id: string, name: string } } | null, forwardedFrom: { id: string, name: string } | null, attachments: Array<{ id: string, name: string, mimeType: string, size: number, kind: AttachmentKind, width: number | null, height: number | null, state: AttachmentState, url: string, thumbnailUrl: string | null }>, reactions: Array<{ emoji: string, personIds: Array<string> }>, pinnedBy: { id: string, name: string } | null, system: { event: SystemEvent, name: string | null, subject: { id: string, name: string } | null, note: { id: string, text: string } | null } | null } | null };

export type MessagePageFragment = { edges: Array<{ cursor: string, node: { id: string, roomId: string, seq: number, revision: number, writtenCount: number, kind: MessageKind, text: string, createdAt: string, editedAt: string | null, withdrawnAt: string | null, clientMessageId: string | null, replyToId: string | null, aboutSendId: string | null, mentionIds: Array<string>, pinnedAt: string | null, sender: { id: string, name: string, kind: SenderKind, position: string, role: EmployeeRole | null, active: boolean }, withdrawnBy: { id: string, name: string } | null, replyTo: { id: string, revision: number, text: string, withdrawnAt: string | null, sender: { id: string, name: string } } | null, forwardedFrom: { id: string, name: string } | null, attachments: Array<{ id: string, name: string, mimeType: string, size: number, kind: AttachmentKind, width: number | null, height: number | null, state: AttachmentState, url: string, thumbnailUrl: string | null }>, reactions: Array<{ emoji: string, personIds: Array<string> }>, pinnedBy: { id: string, name: string } | null, system: { event: SystemEvent, name: string | null, subject: { id: string, name: string } | null, note: { id: string, text: string } | null } | null } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } };

export const PortalMeDocument = "query PortalMe{portalMe{...PortalMeFields}}fragment PortalMeFields on PortalMe{name language clinic{name phone language}}" as OperationText<PortalMeQuery, PortalMeQueryVariables>;
export const OpenPortalLinkDocument = "mutation OpenPortalLink($token:String!){openPortalLink(token:$token){clinic{name phone language}}}" as OperationText<OpenPortalLinkMutation, OpenPortalLinkMutationVariables>;
export const ConfirmBirthDateDocument = "mutation ConfirmBirthDate($token:String!$birthDate:String!){confirmBirthDate(input:{token:$token birthDate:$birthDate}){me{...PortalMeFields}}}fragment PortalMeFields on PortalMe{name language clinic{name phone language}}" as OperationText<ConfirmBirthDateMutation, ConfirmBirthDateMutationVariables>;
export const RequestPortalLinkDocument = "mutation RequestPortalLink($email:String!){requestPortalLink(input:{email:$email}){asked}}" as OperationText<RequestPortalLinkMutation, RequestPortalLinkMutationVariables>;
export const PortalLogOutDocument = "mutation PortalLogOut{portalLogOut{ended}}" as OperationText<PortalLogOutMutation, PortalLogOutMutationVariables>;
export const SetPortalLanguageDocument = "mutation SetPortalLanguage($language:Language!){setPortalLanguage(language:$language){me{...PortalMeFields}}}fragment PortalMeFields on PortalMe{name language clinic{name phone language}}" as OperationText<SetPortalLanguageMutation, SetPortalLanguageMutationVariables>;
export const PortalConversationsDocument = "query PortalConversations{portalConversations{...PortalConversationFields}}fragment PortalConversationFields on PortalConversation{id kind name colour unreadCount last{...PortalItemFields}}fragment PortalItemFields on PortalItem{id conversationId kind mine text at withdrawn clientMessageId about{id text}seen files{...PortalFileFields}}fragment PortalFileFields on PortalFile{id name size kind width height state url thumbnailUrl}" as OperationText<PortalConversationsQuery, PortalConversationsQueryVariables>;
export const PortalConversationDocument = "query PortalConversation($id:ID!$before:String){portalConversation(id:$id){...PortalConversationFields items(first:30 before:$before){edges{node{...PortalItemFields}}pageInfo{hasPreviousPage startCursor}}}}fragment PortalConversationFields on PortalConversation{id kind name colour unreadCount last{...PortalItemFields}}fragment PortalItemFields on PortalItem{id conversationId kind mine text at withdrawn clientMessageId about{id text}seen files{...PortalFileFields}}fragment PortalFileFields on PortalFile{id name size kind width height state url thumbnailUrl}" as OperationText<PortalConversationQuery, PortalConversationQueryVariables>;
export const SendPortalMessageDocument = "mutation SendPortalMessage($input:SendPortalMessageInput!){sendPortalMessage(input:$input){item{...PortalItemFields}optedOut}}fragment PortalItemFields on PortalItem{id conversationId kind mine text at withdrawn clientMessageId about{id text}seen files{...PortalFileFields}}fragment PortalFileFields on PortalFile{id name size kind width height state url thumbnailUrl}" as OperationText<SendPortalMessageMutation, SendPortalMessageMutationVariables>;
export const MarkPortalDeliveredDocument = "mutation MarkPortalDelivered($input:MarkPortalInput!){markPortalDelivered(input:$input){conversation{id}}}" as OperationText<MarkPortalDeliveredMutation, MarkPortalDeliveredMutationVariables>;
export const MarkPortalReadDocument = "mutation MarkPortalRead($input:MarkPortalInput!){markPortalRead(input:$input){conversation{...PortalConversationFields}}}fragment PortalConversationFields on PortalConversation{id kind name colour unreadCount last{...PortalItemFields}}fragment PortalItemFields on PortalItem{id conversationId kind mine text at withdrawn clientMessageId about{id text}seen files{...PortalFileFields}}fragment PortalFileFields on PortalFile{id name size kind width height state url thumbnailUrl}" as OperationText<MarkPortalReadMutation, MarkPortalReadMutationVariables>;
export const PortalEventsDocument = "subscription PortalEvents{portalEvents{__typename ...on PortalItemChanged{item{...PortalItemFields}}...on PortalConversationEnded{conversationId}}}fragment PortalItemFields on PortalItem{id conversationId kind mine text at withdrawn clientMessageId about{id text}seen files{...PortalFileFields}}fragment PortalFileFields on PortalFile{id name size kind width height state url thumbnailUrl}" as OperationText<PortalEventsSubscription, PortalEventsSubscriptionVariables>;
export const PortalUploadLimitsDocument = "query PortalUploadLimits{uploadLimits{maxBytes maxFilesPerMessage accept}}" as OperationText<PortalUploadLimitsQuery, PortalUploadLimitsQueryVariables>;
export const RemovePortalUploadDocument = "mutation RemovePortalUpload($id:ID!){removeUpload(id:$id){id}}" as OperationText<RemovePortalUploadMutation, RemovePortalUploadMutationVariables>;