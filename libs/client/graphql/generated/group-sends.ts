// Written by tools/codegen/codegen.mjs from group-sends.graphql. Do not edit: run npm run codegen.
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

/** The colour of a group; never its only mark. */
export type ChatGroupColour =
  | 'AMBER'
  | 'BLUE'
  | 'GREEN'
  | 'GREY'
  | 'PINK'
  | 'RED'
  | 'TEAL'
  | 'VIOLET';

/** The icon of a group. */
export type ChatGroupIcon =
  | 'ACTIVITY'
  | 'BABY'
  | 'BONE'
  | 'BRAIN'
  | 'CALENDAR'
  | 'EYE'
  | 'HEART'
  | 'PILL'
  | 'STAR'
  | 'STETHOSCOPE'
  | 'SYRINGE'
  | 'USERS';

/** What kind of conversation a room is. */
export type ChatRoomKind =
  /** The clinic and the patients of one chat group. */
  | 'CHAT_GROUP'
  /** One patient and the clinic's desk. */
  | 'PATIENT'
  /** Employees only. */
  | 'STAFF';

/** What is sent in place of a send that is withdrawn. */
export type CorrectGroupSendInput = {
  /** Files uploaded for a send to groups, at most 10. */
  attachmentIds?: Array<string>;
  /** The send that is wrong. */
  id: string;
  /** A UUID made by the client. The same one never makes a second send, now or later: safe to repeat. */
  requestId: string;
  /** 1 to 8,000 characters after trimming; may be empty beside attachments. */
  text: string;
};

/** What an employee may manage. */
export type EmployeeRole =
  /** Manages employees, roles, tokens and the audit log; may do all an employee may. */
  | 'ADMINISTRATOR'
  /** A doctor, a nurse, the front desk and so on. */
  | 'EMPLOYEE';

/** Why a patient did not get a send. */
export type GroupSendReason =
  /** The card is in the archive. */
  | 'ARCHIVED'
  /** The group was hidden before it was sent. */
  | 'HIDDEN'
  /** The patient never agreed to messages of this class. */
  | 'NO_CONSENT'
  /** The patient cannot read in the portal. */
  | 'NO_PORTAL_ACCESS'
  /** The patient refused messages of this class. */
  | 'OPTED_OUT'
  /** The patient was taken out of the group before it was sent. */
  | 'REMOVED'
  /** The send was undone. */
  | 'UNDONE'
  /** The send was withdrawn before it reached this patient. */
  | 'WITHDRAWN';

/** How far a send is for one patient. Never backwards. */
export type GroupSendRecipientStatus =
  /** The patient's app has it. */
  | 'DELIVERED'
  /** It could not be sent; the reason says why. */
  | 'FAILED'
  /** It will be sent. */
  | 'QUEUED'
  /** The patient has seen it. */
  | 'READ'
  /** The patient can read it. */
  | 'SENT'
  /** It was not sent; the reason says why. */
  | 'SKIPPED';

/** How far a send is. */
export type GroupSendStatus =
  /** It waits for a few seconds in which it can be undone. */
  | 'HELD'
  /** It waits, because one of its groups is hidden. */
  | 'PAUSED'
  /** It waits for its time. */
  | 'SCHEDULED'
  /** It goes out. */
  | 'SENDING'
  /** Everybody was served. */
  | 'SENT'
  /** It was taken back before it went out. */
  | 'UNDONE';

/** What a message to patients is about. Consent is asked for each. */
export type MessageClass =
  /** The patient's own treatment. */
  | 'CARE'
  /** Offers. */
  | 'MARKETING'
  /** The running of the clinic: hours, closures, reminders. */
  | 'SERVICE';

/** What an entry of the room log is. */
export type MessageKind =
  /** Says what was done to the room. */
  | 'SYSTEM'
  /** Written by a person. */
  | 'TEXT';

/** What became of telling a patient that there is something in the portal. */
export type PortalNoticeStatus =
  /** The mail server did not take it. It is tried three times. */
  | 'FAILED'
  /** The card has no address to which it could be sent. */
  | 'NO_ADDRESS'
  /** The mail server has taken it. */
  | 'SENT'
  /** It is under way, or was when the server stopped: it is not tried again. */
  | 'TRYING';

/** A message to the patients of groups. */
export type SendToGroupsInput = {
  /** Files that the sender uploaded for a send to groups and has not sent yet, at most 10. */
  attachmentIds?: Array<string>;
  /** The groups, 1 to 20. The first counts where a patient is in several. */
  chatGroupIds: Array<string>;
  /** Above 200 recipients: their number, as the sender typed it. It must be exactly right. */
  confirmedRecipients?: number | null | undefined;
  /** What it is about: consent is looked up for it. */
  messageClass: MessageClass;
  /** A UUID made by the client. The same one never makes a second send, now or later: safe to repeat. */
  requestId: string;
  /** When to send it; who belongs to the groups is looked up then. Without it: now, after a time to undo. */
  sendAt?: string | null | undefined;
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

export type GroupsToSendToQueryVariables = Exact<{
  search?: string | null | undefined;
  first: number;
}>;


export type GroupsToSendToQuery = { chatGroups: { edges: Array<{ node: { id: string, name: string, colour: ChatGroupColour, icon: ChatGroupIcon, memberCount: number } }> } };

export type GroupSendPreflightQueryVariables = Exact<{
  chatGroupIds: Array<string> | string;
  messageClass: MessageClass;
}>;


export type GroupSendPreflightQuery = { groupSendPreflight: { memberships: number, patients: number, duplicates: number, archived: number, optedOut: number, withoutConsent: number, withoutPortalAccess: number, recipients: number } };

export type GroupSendsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type GroupSendsQuery = { groupSends: { edges: Array<{ node: { id: string, text: string, messageClass: MessageClass, status: GroupSendStatus, scheduled: boolean, createdAt: string, releaseAt: string, sentAt: string | null, withdrawnAt: string | null, correctsId: string | null, correctedById: string | null, resendsId: string | null, attachments: Array<{ id: string, name: string, url: string }>, author: { id: string, name: string }, groups: Array<{ id: string, name: string, colour: ChatGroupColour, icon: ChatGroupIcon, hidden: boolean }>, counts: { total: number, queued: number, sent: number, delivered: number, read: number, failed: number, skipped: number }, permissions: { undo: boolean, resume: boolean, withdraw: boolean, resend: boolean } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type GroupSendQueryVariables = Exact<{
  id: string;
}>;


export type GroupSendQuery = { groupSend: { id: string, text: string, messageClass: MessageClass, status: GroupSendStatus, scheduled: boolean, createdAt: string, releaseAt: string, sentAt: string | null, withdrawnAt: string | null, correctsId: string | null, correctedById: string | null, resendsId: string | null, attachments: Array<{ id: string, name: string, url: string }>, author: { id: string, name: string }, groups: Array<{ id: string, name: string, colour: ChatGroupColour, icon: ChatGroupIcon, hidden: boolean }>, counts: { total: number, queued: number, sent: number, delivered: number, read: number, failed: number, skipped: number }, permissions: { undo: boolean, resume: boolean, withdraw: boolean, resend: boolean } } };

export type GroupSendRecipientsQueryVariables = Exact<{
  id: string;
  status?: GroupSendRecipientStatus | null | undefined;
  search?: string | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type GroupSendRecipientsQuery = { groupSend: { id: string, recipients: { edges: Array<{ node: { contactId: string, name: string, status: GroupSendRecipientStatus, reason: GroupSendReason | null, queuedAt: string, sentAt: string | null, deliveredAt: string | null, readAt: string | null, notice: { status: PortalNoticeStatus, attempts: number, triedAt: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } };

export type SendToGroupsMutationVariables = Exact<{
  input: SendToGroupsInput;
}>;


export type SendToGroupsMutation = { sendToGroups: { groupSend: { id: string, text: string, messageClass: MessageClass, status: GroupSendStatus, scheduled: boolean, createdAt: string, releaseAt: string, sentAt: string | null, withdrawnAt: string | null, correctsId: string | null, correctedById: string | null, resendsId: string | null, attachments: Array<{ id: string, name: string, url: string }>, author: { id: string, name: string }, groups: Array<{ id: string, name: string, colour: ChatGroupColour, icon: ChatGroupIcon, hidden: boolean }>, counts: { total: number, queued: number, sent: number, delivered: number, read: number, failed: number, skipped: number }, permissions: { undo: boolean, resume: boolean, withdraw: boolean, resend: boolean } } } };

export type UndoGroupSendMutationVariables = Exact<{
  id: string;
}>;


export type UndoGroupSendMutation = { undoGroupSend: { groupSend: { id: string, text: string, messageClass: MessageClass, status: GroupSendStatus, scheduled: boolean, createdAt: string, releaseAt: string, sentAt: string | null, withdrawnAt: string | null, correctsId: string | null, correctedById: string | null, resendsId: string | null, attachments: Array<{ id: string, name: string, url: string }>, author: { id: string, name: string }, groups: Array<{ id: string, name: string, colour: ChatGroupColour, icon: ChatGroupIcon, hidden: boolean }>, counts: { total: number, queued: number, sent: number, delivered: number, read: number, failed: number, skipped: number }, permissions: { undo: boolean, resume: boolean, withdraw: boolean, resend: boolean } } } };

export type ResumeGroupSendMutationVariables = Exact<{
  id: string;
}>;


export type ResumeGroupSendMutation = { resumeGroupSend: { groupSend: { id: string, text: string, messageClass: MessageClass, status: GroupSendStatus, scheduled: boolean, createdAt: string, releaseAt: string, sentAt: string | null, withdrawnAt: string | null, correctsId: string | null, correctedById: string | null, resendsId: string | null, attachments: Array<{ id: string, name: string, url: string }>, author: { id: string, name: string }, groups: Array<{ id: string, name: string, colour: ChatGroupColour, icon: ChatGroupIcon, hidden: boolean }>, counts: { total: number, queued: number, sent: number, delivered: number, read: number, failed: number, skipped: number }, permissions: { undo: boolean, resume: boolean, withdraw: boolean, resend: boolean } } } };

export type WithdrawGroupSendMutationVariables = Exact<{
  id: string;
}>;


export type WithdrawGroupSendMutation = { withdrawGroupSend: { groupSend: { id: string, text: string, messageClass: MessageClass, status: GroupSendStatus, scheduled: boolean, createdAt: string, releaseAt: string, sentAt: string | null, withdrawnAt: string | null, correctsId: string | null, correctedById: string | null, resendsId: string | null, attachments: Array<{ id: string, name: string, url: string }>, author: { id: string, name: string }, groups: Array<{ id: string, name: string, colour: ChatGroupColour, icon: ChatGroupIcon, hidden: boolean }>, counts: { total: number, queued: number, sent: number, delivered: number, read: number, failed: number, skipped: number }, permissions: { undo: boolean, resume: boolean, withdraw: boolean, resend: boolean } } } };

export type CorrectGroupSendMutationVariables = Exact<{
  input: CorrectGroupSendInput;
}>;


export type CorrectGroupSendMutation = { correctGroupSend: { groupSend: { id: string, text: string, messageClass: MessageClass, status: GroupSendStatus, scheduled: boolean, createdAt: string, releaseAt: string, sentAt: string | null, withdrawnAt: string | null, correctsId: string | null, correctedById: string | null, resendsId: string | null, attachments: Array<{ id: string, name: string, url: string }>, author: { id: string, name: string }, groups: Array<{ id: string, name: string, colour: ChatGroupColour, icon: ChatGroupIcon, hidden: boolean }>, counts: { total: number, queued: number, sent: number, delivered: number, read: number, failed: number, skipped: number }, permissions: { undo: boolean, resume: boolean, withdraw: boolean, resend: boolean } } } };

export type ResendToUnreadMutationVariables = Exact<{
  id: string;
  requestId: string;
}>;


export type ResendToUnreadMutation = { resendToUnread: { groupSend: { id: string, text: string, messageClass: MessageClass, status: GroupSendStatus, scheduled: boolean, createdAt: string, releaseAt: string, sentAt: string | null, withdrawnAt: string | null, correctsId: string | null, correctedById: string | null, resendsId: string | null, attachments: Array<{ id: string, name: string, url: string }>, author: { id: string, name: string }, groups: Array<{ id: string, name: string, colour: ChatGroupColour, icon: ChatGroupIcon, hidden: boolean }>, counts: { total: number, queued: number, sent: number, delivered: number, read: number, failed: number, skipped: number }, permissions: { undo: boolean, resume: boolean, withdraw: boolean, resend: boolean } } } };

export type GroupSendEventsSubscriptionVariables = Exact<{
  id: string;
}>;


export type GroupSendEventsSubscription = { groupSendEvents: { id: string, status: GroupSendStatus, releaseAt: string, sentAt: string | null, withdrawnAt: string | null, counts: { total: number, queued: number, sent: number, delivered: number, read: number, failed: number, skipped: number } } };

export type GroupSendFieldsFragment = { id: string, text: string, messageClass: MessageClass, status: GroupSendStatus, scheduled: boolean, createdAt: string, releaseAt: string, sentAt: string | null, withdrawnAt: string | null, correctsId: string | null, correctedById: string | null, resendsId: string | null, attachments: Array<{ id: string, name: string, url: string }>, author: { id: string, name: string }, groups: Array<{ id: string, name: string, colour: ChatGroupColour, icon: ChatGroupIcon, hidden: boolean }>, counts: { total: number, queued: number, sent: number, delivered: number, read: number, failed: number, skipped: number }, permissions: { undo: boolean, resume: boolean, withdraw: boolean, resend: boolean } };

export type PersonFragment = { id: string, name: string, position: string, role: EmployeeRole, active: boolean };

export type SenderFragment = { id: string, name: string, kind: SenderKind, position: string, role: EmployeeRole | null, active: boolean };

export type MessageFieldsFragment = { id: string, roomId: string, seq: number, revision: number, writtenCount: number, kind: MessageKind, text: string, createdAt: string, editedAt: string | null, withdrawnAt: string | null, clientMessageId: string | null, replyToId: string | null, aboutSendId: string | null, mentionIds: Array<string>, pinnedAt: string | null, sender: { id: string, name: string, kind: SenderKind, position: string, role: EmployeeRole | null, active: boolean }, withdrawnBy: { id: string, name: string } | null, replyTo: { id: string, revision: number, text: string, withdrawnAt: string | null, sender: { id: string, name: string } } | null, forwardedFrom: { id: string, name: string } | null, attachments: Array<{ id: string, name: string, mimeType: string, size: number, kind: AttachmentKind, width: number | null, height: number | null, state: AttachmentState, url: string, thumbnailUrl: string | null }>, reactions: Array<{ emoji: string, personIds: Array<string> }>, pinnedBy: { id: string, name: string } | null, system: { event: SystemEvent, name: string | null, subject: { id: string, name: string } | null, note: { id: string, text: string } | null } | null };

export type RoomSummaryFragment = { id: string, kind: ChatRoomKind, name: string, direct: boolean, partnerId: string | null, createdAt: string, lastActivityAt: string, lastSeq: number, revision: number, memberVersion: number, writtenCount: number, unreadCount: number, readSeq: number, mentioned: boolean, markedUnread: boolean, muted: boolean, draft: string, unansweredSince: string | null, patient: { contactId: string, deliveredSeq: number, readSeq: number } | null, assignedTo: { id: string, name: string } | null, lastMessage: { id: string, roomId: string, seq: number, revision: number, writtenCount: number, kind: MessageKind, text: string, createdAt: string, editedAt: string | null, withdrawnAt: string | null, clientMessageId: string | null, replyToId: string | null, aboutSendId: string | null, mentionIds: Array<string>, pinnedAt: string | null, sender: { id: string, name: string, kind: SenderKind, position: string, role: EmployeeRole | null, active: boolean }, withdrawnBy: { id: string, name: string } | null, replyTo: { id: string, revision: number, text: string, withdrawnAt: string | null, sender: { id: string, name: string } } | null, forwardedFrom: { id: string, name: string } | null, attachments: Array<{ id: string, name: string, mimeType: string, size: number, kind: AttachmentKind, width: number | null, height: number | null, state: AttachmentState, url: string, thumbnailUrl: string | null }>, reactions: Array<{ emoji: string, personIds: Array<string> }>, pinnedBy: { id: string, name: string } | null, system: { event: SystemEvent, name: string | null, subject: { id: string, name: string } | null, note: { id: string, text: string } | null } | null } | null };

export type RoomDetailsFragment = { id: string, kind: ChatRoomKind, name: string, direct: boolean, partnerId: string | null, createdAt: string, lastActivityAt: string, lastSeq: number, revision: number, memberVersion: number, writtenCount: number, unreadCount: number, readSeq: number, mentioned: boolean, markedUnread: boolean, muted: boolean, draft: string, unansweredSince: string | null, createdBy: { id: string, name: string } | null, members: Array<{ joinedAt: string, joinedSeq: number, leftAt: string | null, leftSeq: number | null, deliveredSeq: number, readSeq: number, employee: { id: string, name: string, position: string, role: EmployeeRole, active: boolean } }>, permissions: { post: boolean, rename: boolean, addMembers: boolean, removeMembers: boolean, leave: boolean, assign: boolean }, patient: { contactId: string, deliveredSeq: number, readSeq: number } | null, assignedTo: { id: string, name: string } | null, lastMessage: { id: string, roomId: string, seq: number, revision: number, writtenCount: number, kind: MessageKind, text: string, createdAt: string, editedAt: string | null, withdrawnAt: string | null, clientMessageId: string | null, replyToId: string | null, aboutSendId: string | null, mentionIds: Array<string>, pinnedAt: string | null, sender: { id: string, name: string, kind: SenderKind, position: string, role: EmployeeRole | null, active: boolean }, withdrawnBy: { id: string, name: string } | null, replyTo: { id: string, revision: number, text: string, withdrawnAt: string | null, sender: { id: string, name: string } } | null, forwardedFrom: { id: string, name: string } | null, attachments: Array<{ id: string, name: string, mimeType: string, size: number, kind: AttachmentKind, width: number | null, height: number | null, state: AttachmentState, url: string, thumbnailUrl: string | null }>, reactions: Array<{ emoji: string, personIds: Array<string> }>, pinnedBy: { id: string, name: string } | null, system: { event: SystemEvent, name: string | null, subject: { id: string, name: string } | null, note: { id: string, text: string } | null } | null } | null };

export type MessagePageFragment = { edges: Array<{ cursor: string, node: { id: string, roomId: string, seq: number, revision: number, writtenCount: number, kind: MessageKind, text: string, createdAt: string, editedAt: string | null, withdrawnAt: string | null, clientMessageId: string | null, replyToId: string | null, aboutSendId: string | null, mentionIds: Array<string>, pinnedAt: string | null, sender: { id: string, name: string, kind: SenderKind, position: string, role: EmployeeRole | null, active: boolean }, withdrawnBy: { id: string, name: string } | null, replyTo: { id: string, revision: number, text: string, withdrawnAt: string | null, sender: { id: string, name: string } } | null, forwardedFrom: { id: string, name: string } | null, attachments: Array<{ id: string, name: string, mimeType: string, size: number, kind: AttachmentKind, width: number | null, height: number | null, state: AttachmentState, url: string, thumbnailUrl: string | null }>, reactions: Array<{ emoji: string, personIds: Array<string> }>, pinnedBy: { id: string, name: string } | null, system: { event: SystemEvent, name: string | null, subject: { id: string, name: string } | null, note: { id: string, text: string } | null } | null } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } };

export const GroupsToSendToDocument = "query GroupsToSendTo($search:String$first:Int!){chatGroups(search:$search first:$first){edges{node{id name colour icon memberCount}}}}" as OperationText<GroupsToSendToQuery, GroupsToSendToQueryVariables>;
export const GroupSendPreflightDocument = "query GroupSendPreflight($chatGroupIds:[ID!]!$messageClass:MessageClass!){groupSendPreflight(chatGroupIds:$chatGroupIds messageClass:$messageClass){memberships patients duplicates archived optedOut withoutConsent withoutPortalAccess recipients}}" as OperationText<GroupSendPreflightQuery, GroupSendPreflightQueryVariables>;
export const GroupSendsDocument = "query GroupSends($first:Int!$after:String){groupSends(first:$first after:$after){edges{node{...GroupSendFields}}pageInfo{hasNextPage endCursor}}}fragment GroupSendFields on GroupSend{id text messageClass status scheduled createdAt releaseAt sentAt withdrawnAt correctsId correctedById resendsId attachments{id name url}author{id name}groups{id name colour icon hidden}counts{total queued sent delivered read failed skipped}permissions{undo resume withdraw resend}}" as OperationText<GroupSendsQuery, GroupSendsQueryVariables>;
export const GroupSendDocument = "query GroupSend($id:ID!){groupSend(id:$id){...GroupSendFields}}fragment GroupSendFields on GroupSend{id text messageClass status scheduled createdAt releaseAt sentAt withdrawnAt correctsId correctedById resendsId attachments{id name url}author{id name}groups{id name colour icon hidden}counts{total queued sent delivered read failed skipped}permissions{undo resume withdraw resend}}" as OperationText<GroupSendQuery, GroupSendQueryVariables>;
export const GroupSendRecipientsDocument = "query GroupSendRecipients($id:ID!$status:GroupSendRecipientStatus$search:String$first:Int!$after:String){groupSend(id:$id){id recipients(status:$status search:$search first:$first after:$after){edges{node{contactId name status reason queuedAt sentAt deliveredAt readAt notice{status attempts triedAt}}}pageInfo{hasNextPage endCursor}}}}" as OperationText<GroupSendRecipientsQuery, GroupSendRecipientsQueryVariables>;
export const SendToGroupsDocument = "mutation SendToGroups($input:SendToGroupsInput!){sendToGroups(input:$input){groupSend{...GroupSendFields}}}fragment GroupSendFields on GroupSend{id text messageClass status scheduled createdAt releaseAt sentAt withdrawnAt correctsId correctedById resendsId attachments{id name url}author{id name}groups{id name colour icon hidden}counts{total queued sent delivered read failed skipped}permissions{undo resume withdraw resend}}" as OperationText<SendToGroupsMutation, SendToGroupsMutationVariables>;
export const UndoGroupSendDocument = "mutation UndoGroupSend($id:ID!){undoGroupSend(id:$id){groupSend{...GroupSendFields}}}fragment GroupSendFields on GroupSend{id text messageClass status scheduled createdAt releaseAt sentAt withdrawnAt correctsId correctedById resendsId attachments{id name url}author{id name}groups{id name colour icon hidden}counts{total queued sent delivered read failed skipped}permissions{undo resume withdraw resend}}" as OperationText<UndoGroupSendMutation, UndoGroupSendMutationVariables>;
export const ResumeGroupSendDocument = "mutation ResumeGroupSend($id:ID!){resumeGroupSend(id:$id){groupSend{...GroupSendFields}}}fragment GroupSendFields on GroupSend{id text messageClass status scheduled createdAt releaseAt sentAt withdrawnAt correctsId correctedById resendsId attachments{id name url}author{id name}groups{id name colour icon hidden}counts{total queued sent delivered read failed skipped}permissions{undo resume withdraw resend}}" as OperationText<ResumeGroupSendMutation, ResumeGroupSendMutationVariables>;
export const WithdrawGroupSendDocument = "mutation WithdrawGroupSend($id:ID!){withdrawGroupSend(id:$id){groupSend{...GroupSendFields}}}fragment GroupSendFields on GroupSend{id text messageClass status scheduled createdAt releaseAt sentAt withdrawnAt correctsId correctedById resendsId attachments{id name url}author{id name}groups{id name colour icon hidden}counts{total queued sent delivered read failed skipped}permissions{undo resume withdraw resend}}" as OperationText<WithdrawGroupSendMutation, WithdrawGroupSendMutationVariables>;
export const CorrectGroupSendDocument = "mutation CorrectGroupSend($input:CorrectGroupSendInput!){correctGroupSend(input:$input){groupSend{...GroupSendFields}}}fragment GroupSendFields on GroupSend{id text messageClass status scheduled createdAt releaseAt sentAt withdrawnAt correctsId correctedById resendsId attachments{id name url}author{id name}groups{id name colour icon hidden}counts{total queued sent delivered read failed skipped}permissions{undo resume withdraw resend}}" as OperationText<CorrectGroupSendMutation, CorrectGroupSendMutationVariables>;
export const ResendToUnreadDocument = "mutation ResendToUnread($id:ID!$requestId:ID!){resendToUnread(id:$id requestId:$requestId){groupSend{...GroupSendFields}}}fragment GroupSendFields on GroupSend{id text messageClass status scheduled createdAt releaseAt sentAt withdrawnAt correctsId correctedById resendsId attachments{id name url}author{id name}groups{id name colour icon hidden}counts{total queued sent delivered read failed skipped}permissions{undo resume withdraw resend}}" as OperationText<ResendToUnreadMutation, ResendToUnreadMutationVariables>;
export const GroupSendEventsDocument = "subscription GroupSendEvents($id:ID!){groupSendEvents(id:$id){id status releaseAt sentAt withdrawnAt counts{total queued sent delivered read failed skipped}}}" as OperationText<GroupSendEventsSubscription, GroupSendEventsSubscriptionVariables>;