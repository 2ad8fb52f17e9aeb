// Written by tools/codegen/codegen.mjs from session.graphql. Do not edit: run npm run codegen.
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

/** How large texts are. */
export type TextSize =
  /** An eighth larger. */
  | 'LARGE'
  /** A quarter larger. */
  | 'LARGER'
  /** As designed. */
  | 'NORMAL';

/** Which colours a person wants. */
export type ThemePreference =
  /** Dark. */
  | 'DARK'
  /** Light. */
  | 'LIGHT'
  /** As the device says. */
  | 'SYSTEM';

/** What is to change. What is left out stays as it is. */
export type UpdatePreferencesInput = {
  /** Notifications of the desktop; null leaves them. */
  desktopNotifications?: boolean | null | undefined;
  /** Whether Enter sends; null leaves it. */
  enterSends?: boolean | null | undefined;
  /** Null: the clinic's. */
  language?: Language | null | undefined;
  /** "HH:mm"; before the start means on the next day. */
  quietHoursEnd?: string | null | undefined;
  /** "HH:mm"; null, with the end, switches quiet hours off. */
  quietHoursStart?: string | null | undefined;
  /** Reading mode; null leaves it. */
  readingMode?: boolean | null | undefined;
  /** Sounds; null leaves them. */
  sounds?: boolean | null | undefined;
  /** Size of texts; null leaves it. */
  textSize?: TextSize | null | undefined;
  /** Colours; null leaves them. */
  theme?: ThemePreference | null | undefined;
  /** IANA name; quiet hours need one. */
  timeZone?: string | null | undefined;
};

export type PreferencesFieldsFragment = { language: Language | null, theme: ThemePreference, textSize: TextSize, enterSends: boolean, sounds: boolean, desktopNotifications: boolean, quietHoursStart: string | null, quietHoursEnd: string | null, timeZone: string | null, readingMode: boolean };

export type MeFieldsFragment = { email: string, modules: Array<ModuleAccess>, idleMinutes: number, employee: { id: string, name: string, position: string, role: EmployeeRole, active: boolean }, clinic: { id: string, name: string, messageEditMinutes: number, language: Language | null }, preferences: { language: Language | null, theme: ThemePreference, textSize: TextSize, enterSends: boolean, sounds: boolean, desktopNotifications: boolean, quietHoursStart: string | null, quietHoursEnd: string | null, timeZone: string | null, readingMode: boolean }, session: { id: string, expiresAt: string } };

export type MeQueryVariables = Exact<{ [key: string]: never; }>;


export type MeQuery = { me: { email: string, modules: Array<ModuleAccess>, idleMinutes: number, employee: { id: string, name: string, position: string, role: EmployeeRole, active: boolean }, clinic: { id: string, name: string, messageEditMinutes: number, language: Language | null }, preferences: { language: Language | null, theme: ThemePreference, textSize: TextSize, enterSends: boolean, sounds: boolean, desktopNotifications: boolean, quietHoursStart: string | null, quietHoursEnd: string | null, timeZone: string | null, readingMode: boolean }, session: { id: string, expiresAt: string } } | null, signInOptions: { providerName: string | null } };

export type LogInMutationVariables = Exact<{
  email: string;
  password: string;
  code?: string | null | undefined;
}>;


export type LogInMutation = { logIn: { me: { email: string, modules: Array<ModuleAccess>, idleMinutes: number, employee: { id: string, name: string, position: string, role: EmployeeRole, active: boolean }, clinic: { id: string, name: string, messageEditMinutes: number, language: Language | null }, preferences: { language: Language | null, theme: ThemePreference, textSize: TextSize, enterSends: boolean, sounds: boolean, desktopNotifications: boolean, quietHoursStart: string | null, quietHoursEnd: string | null, timeZone: string | null, readingMode: boolean }, session: { id: string, expiresAt: string } } } };

export type KeepSessionMutationVariables = Exact<{ [key: string]: never; }>;


export type KeepSessionMutation = { keepSession: { sessionId: string } };

export type LogOutMutationVariables = Exact<{ [key: string]: never; }>;


export type LogOutMutation = { logOut: { sessionId: string } };

export type UpdatePreferencesMutationVariables = Exact<{
  input: UpdatePreferencesInput;
}>;


export type UpdatePreferencesMutation = { updatePreferences: { preferences: { language: Language | null, theme: ThemePreference, textSize: TextSize, enterSends: boolean, sounds: boolean, desktopNotifications: boolean, quietHoursStart: string | null, quietHoursEnd: string | null, timeZone: string | null, readingMode: boolean } } };

export type PersonFragment = { id: string, name: string, position: string, role: EmployeeRole, active: boolean };

export type SenderFragment = { id: string, name: string, kind: SenderKind, position: string, role: EmployeeRole | null, active: boolean };

export type MessageFieldsFragment = { id: string, roomId: string, seq: number, revision: number, writtenCount: number, kind: MessageKind, text: string, createdAt: string, editedAt: string | null, withdrawnAt: string | null, clientMessageId: string | null, replyToId: string | null, aboutSendId: string | null, mentionIds: Array<string>, pinnedAt: string | null, sender: { id: string, name: string, kind: SenderKind, position: string, role: EmployeeRole | null, active: boolean }, withdrawnBy: { id: string, name: string } | null, replyTo: { id: string, revision: number, text: string, withdrawnAt: string | null, sender: { id: string, name: string } } | null, forwardedFrom: { id: string, name: string } | null, attachments: Array<{ id: string, name: string, mimeType: string, size: number, kind: AttachmentKind, width: number | null, height: number | null, state: AttachmentState, url: string, thumbnailUrl: string | null }>, reactions: Array<{ emoji: string, personIds: Array<string> }>, pinnedBy: { id: string, name: string } | null, system: { event: SystemEvent, name: string | null, subject: { id: string, name: string } | null, note: { id: string, text: string } | null } | null };

export type RoomSummaryFragment = { id: string, kind: ChatRoomKind, name: string, direct: boolean, partnerId: string | null, createdAt: string, lastActivityAt: string, lastSeq: number, revision: number, memberVersion: number, writtenCount: number, unreadCount: number, readSeq: number, mentioned: boolean, markedUnread: boolean, muted: boolean, draft: string, unansweredSince: string | null, patient: { contactId: string, deliveredSeq: number, readSeq: number } | null, assignedTo: { id: string, name: string } | null, lastMessage: { id: string, roomId: string, seq: number, revision: number, writtenCount: number, kind: MessageKind, text: string, createdAt: string, editedAt: string | null, withdrawnAt: string | null, clientMessageId: string | null, replyToId: string | null, aboutSendId: string | null, mentionIds: Array<string>, pinnedAt: string | null, sender: { id: string, name: string, kind: SenderKind, position: string, role: EmployeeRole | null, active: boolean }, withdrawnBy: { id: string, name: string } | null, replyTo: { id: string, revision: number, text: string, withdrawnAt: string | null, sender: { id: string, name: string } } | null, forwardedFrom: { id: string, name: string } | null, attachments: Array<{ id: string, name: string, mimeType: string, size: number, kind: AttachmentKind, width: number | null, height: number | null, state: AttachmentState, url: string, thumbnailUrl: string | null }>, reactions: Array<{ emoji: string, personIds: Array<string> }>, pinnedBy: { id: string, name: string } | null, system: { event: SystemEvent, name: string | null, subject: { id: string, name: string } | null, note: { id: string, text: string } | null } | null } | null };

export type RoomDetailsFragment = { id: string, kind: ChatRoomKind, name: string, direct: boolean, partnerId: string | null, createdAt: string, lastActivityAt: string, lastSeq: number, revision: number, memberVersion: number, writtenCount: number, unreadCount: number, readSeq: number, mentioned: boolean, markedUnread: boolean, muted: boolean, draft: string, unansweredSince: string | null, createdBy: { id: string, name: string } | null, members: Array<{ joinedAt: string, joinedSeq: number, leftAt: string | null, leftSeq: number | null, deliveredSeq: number, readSeq: number, employee: { id: string, name: string, position: string, role: EmployeeRole, active: boolean } }>, permissions: { post: boolean, rename: boolean, addMembers: boolean, removeMembers: boolean, leave: boolean, assign: boolean }, patient: { contactId: string, deliveredSeq: number, readSeq: number } | null, assignedTo: { id: string, name: string } | null, lastMessage: { id: string, roomId: string, seq: number, revision: number, writtenCount: number, kind: MessageKind, text: string, createdAt: string, editedAt: string | null, withdrawnAt: string | null, clientMessageId: string | null, replyToId: string | null, aboutSendId: string | null, mentionIds: Array<string>, pinnedAt: string | null, sender: { id: string, name: string, kind: SenderKind, position: string, role: EmployeeRole | null, active: boolean }, withdrawnBy: { id: string, name: string } | null, replyTo: { id: string, revision: number, text: string, withdrawnAt: string | null, sender: { id: string, name: string } } | null, forwardedFrom: { id: string, name: string } | null, attachments: Array<{ id: string, name: string, mimeType: string, size: number, kind: AttachmentKind, width: number | null, height: number | null, state: AttachmentState, url: string, thumbnailUrl: string | null }>, reactions: Array<{ emoji: string, personIds: Array<string> }>, pinnedBy: { id: string, name: string } | null, system: { event: SystemEvent, name: string | null, subject: { id: string, name: string } | null, note: { id: string, text: string } | null } | null } | null };

export type MessagePageFragment = { edges: Array<{ cursor: string, node: { id: string, roomId: string, seq: number, revision: number, writtenCount: number, kind: MessageKind, text: string, createdAt: string, editedAt: string | null, withdrawnAt: string | null, clientMessageId: string | null, replyToId: string | null, aboutSendId: string | null, mentionIds: Array<string>, pinnedAt: string | null, sender: { id: string, name: string, kind: SenderKind, position: string, role: EmployeeRole | null, active: boolean }, withdrawnBy: { id: string, name: string } | null, replyTo: { id: string, revision: number, text: string, withdrawnAt: string | null, sender: { id: string, name: string } } | null, forwardedFrom: { id: string, name: string } | null, attachments: Array<{ id: string, name: string, mimeType: string, size: number, kind: AttachmentKind, width: number | null, height: number | null, state: AttachmentState, url: string, thumbnailUrl: string | null }>, reactions: Array<{ emoji: string, personIds: Array<string> }>, pinnedBy: { id: string, name: string } | null, system: { event: SystemEvent, name: string | null, subject: { id: string, name: string } | null, note: { id: string, text: string } | null } | null } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } };

export const MeDocument = "query Me{me{...MeFields}signInOptions{providerName}}fragment MeFields on Me{employee{...Person}email modules clinic{id name messageEditMinutes language}preferences{...PreferencesFields}session{id expiresAt}idleMinutes}fragment Person on Employee{id name position role active}fragment PreferencesFields on UserPreferences{language theme textSize enterSends sounds desktopNotifications quietHoursStart quietHoursEnd timeZone readingMode}" as OperationText<MeQuery, MeQueryVariables>;
export const LogInDocument = "mutation LogIn($email:String!$password:String!$code:String){logIn(input:{email:$email password:$password code:$code kind:BROWSER}){me{...MeFields}}}fragment MeFields on Me{employee{...Person}email modules clinic{id name messageEditMinutes language}preferences{...PreferencesFields}session{id expiresAt}idleMinutes}fragment Person on Employee{id name position role active}fragment PreferencesFields on UserPreferences{language theme textSize enterSends sounds desktopNotifications quietHoursStart quietHoursEnd timeZone readingMode}" as OperationText<LogInMutation, LogInMutationVariables>;
export const KeepSessionDocument = "mutation KeepSession{keepSession{sessionId}}" as OperationText<KeepSessionMutation, KeepSessionMutationVariables>;
export const LogOutDocument = "mutation LogOut{logOut{sessionId}}" as OperationText<LogOutMutation, LogOutMutationVariables>;
export const UpdatePreferencesDocument = "mutation UpdatePreferences($input:UpdatePreferencesInput!){updatePreferences(input:$input){preferences{...PreferencesFields}}}fragment PreferencesFields on UserPreferences{language theme textSize enterSends sounds desktopNotifications quietHoursStart quietHoursEnd timeZone readingMode}" as OperationText<UpdatePreferencesMutation, UpdatePreferencesMutationVariables>;