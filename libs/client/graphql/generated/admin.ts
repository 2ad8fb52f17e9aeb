// Written by tools/codegen/codegen.mjs from admin.graphql. Do not edit: run npm run codegen.
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

/** What was done. */
export type AuditAction =
  /** Added a person to a chat; the details say what of the past they may read. */
  | 'ADD_CHAT_ROOM_MEMBER'
  /** Wrote a note of the desk about a patient. */
  | 'ADD_DESK_NOTE'
  /** Put the card of a patient into the archive. */
  | 'ARCHIVE_CONTACT'
  /** Assigned a chat group to a patient. */
  | 'ASSIGN_CHAT_GROUP'
  /** Gave the chat with a patient to somebody of the desk, or to nobody in particular. */
  | 'ASSIGN_PATIENT_ROOM'
  /** Changed the own password, or tried to. */
  | 'CHANGE_PASSWORD'
  /** Tried an import of patients; the details say what would become of how many rows. */
  | 'CHECK_CONTACT_IMPORT'
  /** Sent what is right in place of a withdrawn message to groups. */
  | 'CORRECT_GROUP_SEND'
  /** Created a chat group. */
  | 'CREATE_CHAT_GROUP'
  /** Opened a chat. */
  | 'CREATE_CHAT_ROOM'
  /** Made the card of a patient. */
  | 'CREATE_CONTACT'
  /** Added an employee; the details hold role and modules. */
  | 'CREATE_EMPLOYEE'
  /** Deactivated an employee. */
  | 'DEACTIVATE_EMPLOYEE'
  /** Deleted a chat group. */
  | 'DELETE_CHAT_GROUP'
  /** Saved a file of a chat. */
  | 'DOWNLOAD_FILE'
  /** Exported the audit log. */
  | 'EXPORT_AUDIT'
  /** Exported the patients. */
  | 'EXPORT_CONTACTS'
  /** Exported the report of a message to groups. */
  | 'EXPORT_GROUP_SEND'
  /** Asked for a file whose stored bytes are not those that were uploaded. */
  | 'FIND_DAMAGED_FILE'
  /** Hid a chat group. */
  | 'HIDE_CHAT_GROUP'
  /** Imported patients; the details say what became of how many rows. */
  | 'IMPORT_CONTACTS'
  /** Made a link with which a patient comes into the portal. */
  | 'INVITE_CONTACT'
  /** Made a new link with which an employee sets a password. */
  | 'INVITE_EMPLOYEE'
  /** Left a chat. */
  | 'LEAVE_CHAT_ROOM'
  /** A patient left the portal. */
  | 'LEAVE_PORTAL'
  /** Signed in, or tried to. */
  | 'LOG_IN'
  /** Signed out. */
  | 'LOG_OUT'
  /** Opened the card of a patient. */
  | 'OPEN_CONTACT'
  /** A patient came into the portal by a link, or somebody tried to. */
  | 'OPEN_PORTAL'
  /** Reactivated an employee. */
  | 'REACTIVATE_EMPLOYEE'
  /** Read what happened to the card of a patient. */
  | 'READ_CONTACT_HISTORY'
  /** Read rows of an import of patients; the details say how many. */
  | 'READ_CONTACT_IMPORT'
  /** Looked at what became of a message to groups; the details say how many were shown. */
  | 'READ_GROUP_SEND_RECIPIENTS'
  /** Read what a message of somebody else said before. */
  | 'READ_MESSAGE_VERSIONS'
  /** Recorded what a patient agreed to or refused. */
  | 'RECORD_CONSENT'
  /** Took a person out of a chat. */
  | 'REMOVE_CHAT_ROOM_MEMBER'
  /** Gave a chat another name. */
  | 'RENAME_CHAT_ROOM'
  /** Made new recovery codes, or tried to. */
  | 'RENEW_RECOVERY_CODES'
  /** Asked for a link to set a new password, for this employee. */
  | 'REQUEST_PASSWORD_RESET'
  /** Sent a message to groups again to those who had not read it. */
  | 'RESEND_GROUP_SEND'
  /** Turned the second step of signing in off for an employee. */
  | 'RESET_TWO_STEP'
  /** Took the card of a patient out of the archive. */
  | 'RESTORE_CONTACT'
  /** Let a paused message to groups go out. */
  | 'RESUME_GROUP_SEND'
  /** Ended every session and link of a patient. */
  | 'REVOKE_PORTAL_ACCESS'
  /** Ended another session. */
  | 'REVOKE_SESSION'
  /** Looked through the patients; the details say how many were shown. */
  | 'SEARCH_CONTACTS'
  /** Sent a message to groups; the details say to which and to how many. */
  | 'SEND_TO_GROUPS'
  /** Set a password by a link; the details say what kind of link. */
  | 'SET_PASSWORD_BY_LINK'
  /** Turned the second step of signing in off, or tried to. */
  | 'TURN_OFF_TWO_STEP'
  /** Turned the second step of signing in on, or tried to. */
  | 'TURN_ON_TWO_STEP'
  /** Took a chat group away from a patient. */
  | 'UNASSIGN_CHAT_GROUP'
  /** Took a message to groups back before it went out. */
  | 'UNDO_GROUP_SEND'
  /** Showed a hidden chat group again. */
  | 'UNHIDE_CHAT_GROUP'
  /** Changed a chat group; the details say which fields. */
  | 'UPDATE_CHAT_GROUP'
  /** Changed the card of a patient; the details say which fields. */
  | 'UPDATE_CONTACT'
  /** Changed an employee; the details name the fields, and role and modules as they are now. */
  | 'UPDATE_EMPLOYEE'
  /** Withdrew a message to groups. */
  | 'WITHDRAW_GROUP_SEND'
  /** Withdrew a message. */
  | 'WITHDRAW_MESSAGE';

/** What kind of thing it was done to. */
export type AuditObjectKind =
  /** This log. */
  | 'AUDIT_LOG'
  /** A chat group. */
  | 'CHAT_GROUP'
  /** A chat. */
  | 'CHAT_ROOM'
  /** A patient. */
  | 'CONTACT'
  /** A person who works at the clinic. */
  | 'EMPLOYEE'
  /** A file of a chat. */
  | 'FILE'
  /** A message to groups. */
  | 'GROUP_SEND'
  /** A message. */
  | 'MESSAGE'
  /** A signed-in browser or program. */
  | 'SESSION';

/** How it ended. */
export type AuditResult =
  /** It was done. */
  | 'DONE'
  /** It was tried and refused. */
  | 'REFUSED';

/** What kind of conversation a room is. */
export type ChatRoomKind =
  /** The clinic and the patients of one chat group. */
  | 'CHAT_GROUP'
  /** One patient and the clinic's desk. */
  | 'PATIENT'
  /** Employees only. */
  | 'STAFF';

/** A new employee. They set their own password by the link that comes back. */
export type CreateEmployeeInput = {
  /** The address to sign in with; case does not matter. */
  email: string;
  /** The parts of the product they may use. */
  modules: Array<ModuleAccess>;
  /** 1 to 120 characters after trimming. */
  name: string;
  /** Job title, at most 120 characters. */
  position?: string;
  /** Administrator or not. */
  role?: EmployeeRole;
};

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

/** A part of the product that an employee may use. */
export type ModuleAccess =
  /** Chat rooms and messages. */
  | 'CHAT'
  /** Contacts and chat groups. */
  | 'CRM';

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

/** What is to change about an employee. What is left out or null stays as it is. */
export type UpdateEmployeeInput = {
  /** The address to sign in with. */
  email?: string | null | undefined;
  /** The employee. */
  id: string;
  /** The parts of the product they may use. */
  modules?: Array<ModuleAccess> | null | undefined;
  /** 1 to 120 characters after trimming. */
  name?: string | null | undefined;
  /** Job title, at most 120 characters. */
  position?: string | null | undefined;
  /** Administrator or not. */
  role?: EmployeeRole | null | undefined;
  /** The version that the change was made from. Another one there now: CONFLICT, with both versions. */
  version: number;
};

export type EmployeeRowFieldsFragment = { id: string, name: string, position: string, role: EmployeeRole, active: boolean, email: string | null, modules: Array<ModuleAccess>, version: number, invitedUntil: string | null, permissions: { edit: boolean, changeRole: boolean, deactivate: boolean, reactivate: boolean, invite: boolean, resetTwoStep: boolean } };

export type EmployeesDirectoryQueryVariables = Exact<{
  search?: string | null | undefined;
  role?: EmployeeRole | null | undefined;
  includeInactive: boolean;
  first: number;
  after?: string | null | undefined;
}>;


export type EmployeesDirectoryQuery = { employees: { edges: Array<{ node: { id: string, name: string, position: string, role: EmployeeRole, active: boolean, email: string | null, modules: Array<ModuleAccess>, version: number, invitedUntil: string | null, permissions: { edit: boolean, changeRole: boolean, deactivate: boolean, reactivate: boolean, invite: boolean, resetTwoStep: boolean } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CreateEmployeeMutationVariables = Exact<{
  input: CreateEmployeeInput;
}>;


export type CreateEmployeeMutation = { createEmployee: { employee: { id: string, name: string, position: string, role: EmployeeRole, active: boolean, email: string | null, modules: Array<ModuleAccess>, version: number, invitedUntil: string | null, permissions: { edit: boolean, changeRole: boolean, deactivate: boolean, reactivate: boolean, invite: boolean, resetTwoStep: boolean } }, invite: { url: string, expiresAt: string } } };

export type UpdateEmployeeMutationVariables = Exact<{
  input: UpdateEmployeeInput;
}>;


export type UpdateEmployeeMutation = { updateEmployee: { employee: { id: string, name: string, position: string, role: EmployeeRole, active: boolean, email: string | null, modules: Array<ModuleAccess>, version: number, invitedUntil: string | null, permissions: { edit: boolean, changeRole: boolean, deactivate: boolean, reactivate: boolean, invite: boolean, resetTwoStep: boolean } } } };

export type DeactivateEmployeeMutationVariables = Exact<{
  id: string;
}>;


export type DeactivateEmployeeMutation = { deactivateEmployee: { employee: { id: string, name: string, position: string, role: EmployeeRole, active: boolean, email: string | null, modules: Array<ModuleAccess>, version: number, invitedUntil: string | null, permissions: { edit: boolean, changeRole: boolean, deactivate: boolean, reactivate: boolean, invite: boolean, resetTwoStep: boolean } } } };

export type ReactivateEmployeeMutationVariables = Exact<{
  id: string;
}>;


export type ReactivateEmployeeMutation = { reactivateEmployee: { employee: { id: string, name: string, position: string, role: EmployeeRole, active: boolean, email: string | null, modules: Array<ModuleAccess>, version: number, invitedUntil: string | null, permissions: { edit: boolean, changeRole: boolean, deactivate: boolean, reactivate: boolean, invite: boolean, resetTwoStep: boolean } } } };

export type InviteEmployeeMutationVariables = Exact<{
  id: string;
}>;


export type InviteEmployeeMutation = { inviteEmployee: { invite: { url: string, expiresAt: string } } };

export type AuditEntriesQueryVariables = Exact<{
  personId?: string | null | undefined;
  action?: AuditAction | null | undefined;
  objectKind?: AuditObjectKind | null | undefined;
  from?: string | null | undefined;
  to?: string | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type AuditEntriesQuery = { auditEntries: { edges: Array<{ node: { id: string, seq: number, at: string, action: AuditAction, result: AuditResult, objectKind: AuditObjectKind, objectId: string | null, subjectId: string | null, ip: string, sessionId: string | null, requestId: string | null, person: { id: string, name: string } | null, subject: { id: string, name: string } | null, details: Array<{ name: string, value: string }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ResetTwoStepMutationVariables = Exact<{
  id: string;
}>;


export type ResetTwoStepMutation = { resetTwoStep: { employee: { id: string } } };

export type PersonFragment = { id: string, name: string, position: string, role: EmployeeRole, active: boolean };

export type SenderFragment = { id: string, name: string, kind: SenderKind, position: string, role: EmployeeRole | null, active: boolean };

export type MessageFieldsFragment = { id: string, roomId: string, seq: number, revision: number, writtenCount: number, kind: MessageKind, text: string, createdAt: string, editedAt: string | null, withdrawnAt: string | null, clientMessageId: string | null, replyToId: string | null, aboutSendId: string | null, mentionIds: Array<string>, pinnedAt: string | null, sender: { id: string, name: string, kind: SenderKind, position: string, role: EmployeeRole | null, active: boolean }, withdrawnBy: { id: string, name: string } | null, replyTo: { id: string, revision: number, text: string, withdrawnAt: string | null, sender: { id: string, name: string } } | null, forwardedFrom: { id: string, name: string } | null, attachments: Array<{ id: string, name: string, mimeType: string, size: number, kind: AttachmentKind, width: number | null, height: number | null, state: AttachmentState, url: string, thumbnailUrl: string | null }>, reactions: Array<{ emoji: string, personIds: Array<string> }>, pinnedBy: { id: string, name: string } | null, system: { event: SystemEvent, name: string | null, subject: { id: string, name: string } | null, note: { id: string, text: string } | null } | null };

export type RoomSummaryFragment = { id: string, kind: ChatRoomKind, name: string, direct: boolean, partnerId: string | null, createdAt: string, lastActivityAt: string, lastSeq: number, revision: number, memberVersion: number, writtenCount: number, unreadCount: number, readSeq: number, mentioned: boolean, markedUnread: boolean, muted: boolean, draft: string, unansweredSince: string | null, patient: { contactId: string, deliveredSeq: number, readSeq: number } | null, assignedTo: { id: string, name: string } | null, lastMessage: { id: string, roomId: string, seq: number, revision: number, writtenCount: number, kind: MessageKind, text: string, createdAt: string, editedAt: string | null, withdrawnAt: string | null, clientMessageId: string | null, replyToId: string | null, aboutSendId: string | null, mentionIds: Array<string>, pinnedAt: string | null, sender: { id: string, name: string, kind: SenderKind, position: string, role: EmployeeRole | null, active: boolean }, withdrawnBy: { id: string, name: string } | null, replyTo: { id: string, revision: number, text: string, withdrawnAt: string | null, sender: { id: string, name: string } } | null, forwardedFrom: { id: string, name: string } | null, attachments: Array<{ id: string, name: string, mimeType: string, size: number, kind: AttachmentKind, width: number | null, height: number | null, state: AttachmentState, url: string, thumbnailUrl: string | null }>, reactions: Array<{ emoji: string, personIds: Array<string> }>, pinnedBy: { id: string, name: string } | null, system: { event: SystemEvent, name: string | null, subject: { id: string, name: string } | null, note: { id: string, text: string } | null } | null } | null };

export type RoomDetailsFragment = { id: string, kind: ChatRoomKind, name: string, direct: boolean, partnerId: string | null, createdAt: string, lastActivityAt: string, lastSeq: number, revision: number, memberVersion: number, writtenCount: number, unreadCount: number, readSeq: number, mentioned: boolean, markedUnread: boolean, muted: boolean, draft: string, unansweredSince: string | null, createdBy: { id: string, name: string } | null, members: Array<{ joinedAt: string, joinedSeq: number, leftAt: string | null, leftSeq: number | null, deliveredSeq: number, readSeq: number, employee: { id: string, name: string, position: string, role: EmployeeRole, active: boolean } }>, permissions: { post: boolean, rename: boolean, addMembers: boolean, removeMembers: boolean, leave: boolean, assign: boolean }, patient: { contactId: string, deliveredSeq: number, readSeq: number } | null, assignedTo: { id: string, name: string } | null, lastMessage: { id: string, roomId: string, seq: number, revision: number, writtenCount: number, kind: MessageKind, text: string, createdAt: string, editedAt: string | null, withdrawnAt: string | null, clientMessageId: string | null, replyToId: string | null, aboutSendId: string | null, mentionIds: Array<string>, pinnedAt: string | null, sender: { id: string, name: string, kind: SenderKind, position: string, role: EmployeeRole | null, active: boolean }, withdrawnBy: { id: string, name: string } | null, replyTo: { id: string, revision: number, text: string, withdrawnAt: string | null, sender: { id: string, name: string } } | null, forwardedFrom: { id: string, name: string } | null, attachments: Array<{ id: string, name: string, mimeType: string, size: number, kind: AttachmentKind, width: number | null, height: number | null, state: AttachmentState, url: string, thumbnailUrl: string | null }>, reactions: Array<{ emoji: string, personIds: Array<string> }>, pinnedBy: { id: string, name: string } | null, system: { event: SystemEvent, name: string | null, subject: { id: string, name: string } | null, note: { id: string, text: string } | null } | null } | null };

export type MessagePageFragment = { edges: Array<{ cursor: string, node: { id: string, roomId: string, seq: number, revision: number, writtenCount: number, kind: MessageKind, text: string, createdAt: string, editedAt: string | null, withdrawnAt: string | null, clientMessageId: string | null, replyToId: string | null, aboutSendId: string | null, mentionIds: Array<string>, pinnedAt: string | null, sender: { id: string, name: string, kind: SenderKind, position: string, role: EmployeeRole | null, active: boolean }, withdrawnBy: { id: string, name: string } | null, replyTo: { id: string, revision: number, text: string, withdrawnAt: string | null, sender: { id: string, name: string } } | null, forwardedFrom: { id: string, name: string } | null, attachments: Array<{ id: string, name: string, mimeType: string, size: number, kind: AttachmentKind, width: number | null, height: number | null, state: AttachmentState, url: string, thumbnailUrl: string | null }>, reactions: Array<{ emoji: string, personIds: Array<string> }>, pinnedBy: { id: string, name: string } | null, system: { event: SystemEvent, name: string | null, subject: { id: string, name: string } | null, note: { id: string, text: string } | null } | null } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } };

export const EmployeesDirectoryDocument = "query EmployeesDirectory($search:String$role:EmployeeRole$includeInactive:Boolean!$first:Int!$after:String){employees(search:$search role:$role includeInactive:$includeInactive first:$first after:$after){edges{node{...EmployeeRowFields}}pageInfo{hasNextPage endCursor}}}fragment EmployeeRowFields on Employee{id name position role active email modules version invitedUntil permissions{edit changeRole deactivate reactivate invite resetTwoStep}}" as OperationText<EmployeesDirectoryQuery, EmployeesDirectoryQueryVariables>;
export const CreateEmployeeDocument = "mutation CreateEmployee($input:CreateEmployeeInput!){createEmployee(input:$input){employee{...EmployeeRowFields}invite{url expiresAt}}}fragment EmployeeRowFields on Employee{id name position role active email modules version invitedUntil permissions{edit changeRole deactivate reactivate invite resetTwoStep}}" as OperationText<CreateEmployeeMutation, CreateEmployeeMutationVariables>;
export const UpdateEmployeeDocument = "mutation UpdateEmployee($input:UpdateEmployeeInput!){updateEmployee(input:$input){employee{...EmployeeRowFields}}}fragment EmployeeRowFields on Employee{id name position role active email modules version invitedUntil permissions{edit changeRole deactivate reactivate invite resetTwoStep}}" as OperationText<UpdateEmployeeMutation, UpdateEmployeeMutationVariables>;
export const DeactivateEmployeeDocument = "mutation DeactivateEmployee($id:ID!){deactivateEmployee(id:$id){employee{...EmployeeRowFields}}}fragment EmployeeRowFields on Employee{id name position role active email modules version invitedUntil permissions{edit changeRole deactivate reactivate invite resetTwoStep}}" as OperationText<DeactivateEmployeeMutation, DeactivateEmployeeMutationVariables>;
export const ReactivateEmployeeDocument = "mutation ReactivateEmployee($id:ID!){reactivateEmployee(id:$id){employee{...EmployeeRowFields}}}fragment EmployeeRowFields on Employee{id name position role active email modules version invitedUntil permissions{edit changeRole deactivate reactivate invite resetTwoStep}}" as OperationText<ReactivateEmployeeMutation, ReactivateEmployeeMutationVariables>;
export const InviteEmployeeDocument = "mutation InviteEmployee($id:ID!){inviteEmployee(id:$id){invite{url expiresAt}}}" as OperationText<InviteEmployeeMutation, InviteEmployeeMutationVariables>;
export const AuditEntriesDocument = "query AuditEntries($personId:ID$action:AuditAction$objectKind:AuditObjectKind$from:DateTime$to:DateTime$first:Int!$after:String){auditEntries(personId:$personId action:$action objectKind:$objectKind from:$from to:$to first:$first after:$after){edges{node{id seq at person{id name}action result objectKind objectId subject{id name}subjectId ip sessionId requestId details{name value}}}pageInfo{hasNextPage endCursor}}}" as OperationText<AuditEntriesQuery, AuditEntriesQueryVariables>;
export const ResetTwoStepDocument = "mutation ResetTwoStep($id:ID!){resetTwoStep(id:$id){employee{id}}}" as OperationText<ResetTwoStepMutation, ResetTwoStepMutationVariables>;