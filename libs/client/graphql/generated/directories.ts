// Written by tools/codegen/codegen.mjs from directories.graphql. Do not edit: run npm run codegen.
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

/** What happened to a group. */
export type ChatGroupAct =
  /** It was created. */
  | 'CREATED'
  /** It was deleted. */
  | 'DELETED'
  /** It was hidden. */
  | 'HIDDEN'
  /** Patients were assigned. */
  | 'MEMBERS_ADDED'
  /** Patients were taken out. */
  | 'MEMBERS_REMOVED'
  /** It was shown again. */
  | 'SHOWN'
  /** Fields were changed. */
  | 'UPDATED';

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

/** The order of groups. */
export type ChatGroupSort =
  /** The smallest first. */
  | 'MEMBERS'
  /** The largest first. */
  | 'MEMBERS_DESC'
  /** By name, A to Z. */
  | 'NAME'
  /** By name, Z to A. */
  | 'NAME_DESC'
  /** Those that were not changed for longest first. */
  | 'UPDATED'
  /** The last changed first. */
  | 'UPDATED_DESC';

/** What kind of conversation a room is. */
export type ChatRoomKind =
  /** The clinic and the patients of one chat group. */
  | 'CHAT_GROUP'
  /** One patient and the clinic's desk. */
  | 'PATIENT'
  /** Employees only. */
  | 'STAFF';

/** How a patient said so. */
export type ConsentSource =
  /** In the system that the contact was imported from. */
  | 'IMPORT'
  /** In a message, such as STOP. */
  | 'MESSAGE'
  /** A signed form. */
  | 'PAPER'
  /** In the patient portal. */
  | 'PORTAL'
  /** At the desk or on the telephone. */
  | 'SPOKEN';

/** What happened to a card. */
export type ContactAct =
  /** It was put into the archive. */
  | 'ARCHIVED'
  /** A consent was recorded. */
  | 'CONSENT'
  /** It was made by hand. */
  | 'CREATED'
  /** A chat group was assigned. */
  | 'GROUP_ASSIGNED'
  /** A chat group was taken away. */
  | 'GROUP_REMOVED'
  /** It was made by an import. */
  | 'IMPORTED'
  /** It was taken out of the archive. */
  | 'RESTORED'
  /** Fields were changed. */
  | 'UPDATED';

/** The order of contacts. */
export type ContactSort =
  /** The oldest first; those without a birth date last. */
  | 'BIRTH_DATE'
  /** Those without a birth date first, then the youngest. */
  | 'BIRTH_DATE_DESC'
  /** By name, A to Z. */
  | 'NAME'
  /** By name, Z to A. */
  | 'NAME_DESC'
  /** Those that were not changed for longest first. */
  | 'UPDATED'
  /** The last changed first. */
  | 'UPDATED_DESC';

/** A new chat group. */
export type CreateChatGroupInput = {
  /** Its colour. */
  colour?: ChatGroupColour;
  /** For the staff, at most 500 characters. */
  description?: string;
  /** Its icon. */
  icon?: ChatGroupIcon;
  /** 1 to 80 characters; unique in the clinic, whatever its case and spaces. */
  name: string;
};

/** A new patient. */
export type CreateContactInput = {
  /** Date of birth as YYYY-MM-DD; an empty text takes it away. */
  birthDate?: string | null | undefined;
  /** Unique in the clinic; an empty text takes it away. */
  cardNumber?: string | null | undefined;
  /** Email address; an empty text takes it away. */
  email?: string | null | undefined;
  /** The patient's language; null for the clinic's. */
  language?: Language | null | undefined;
  /** 1 to 160 characters. */
  name: string;
  /** At most 4,000 characters. */
  notes?: string | null | undefined;
  /** With country code, or as written in the country of the clinic. */
  phone?: string | null | undefined;
};

/** A directory of the clinic. */
export type DirectoryKind =
  /** The chat groups: told to those with CHAT or CRM. */
  | 'CHAT_GROUP'
  /** The contacts: told to those with CRM. */
  | 'CONTACT'
  /** The employees. */
  | 'EMPLOYEE';

/** What an employee may manage. */
export type EmployeeRole =
  /** Manages employees, roles, tokens and the audit log; may do all an employee may. */
  | 'ADMINISTRATOR'
  /** A doctor, a nurse, the front desk and so on. */
  | 'EMPLOYEE';

/** How an uploaded file is to be imported. */
export type ImportContactsInput = {
  /** Only find out what would become of each row. Nothing is changed. */
  dryRun: boolean;
  /** The file, as POST /imports answered it. */
  importId: string;
  /** What each column holds, in their order, null to leave one out. Left out as a whole: as suggested. */
  mapping?: Array<ImportField | null | undefined> | null | undefined;
};

/** What a column of an imported file holds. */
export type ImportField =
  /** The birth date, as 1980-03-12 or 12.03.1980. */
  | 'BIRTH_DATE'
  /** The number of the card. */
  | 'CARD_NUMBER'
  /** The email address. */
  | 'EMAIL'
  /** What the other system calls the patient: the surest way to know them again. */
  | 'EXTERNAL_ID'
  /** Names of chat groups, with semicolons or vertical bars between them. */
  | 'GROUPS'
  /** en or ru. */
  | 'LANGUAGE'
  /** The full name. */
  | 'NAME'
  /** Notes of the staff. */
  | 'NOTES'
  /** The telephone number. */
  | 'PHONE';

/** How far an import is. */
export type ImportState =
  /** Every row has its fate. */
  | 'DONE'
  /** It was broken off. Started again, it goes on where it was. */
  | 'FAILED'
  /** The file is here; nothing was done with it. */
  | 'RECEIVED'
  /** Its rows are being tried or imported. */
  | 'RUNNING';

/** A language the product speaks. */
export type Language =
  /** English. */
  | 'EN'
  /** Russian. */
  | 'RU';

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

/** What a patient said. */
export type RecordConsentInput = {
  /** The contact. */
  contactId: string;
  /** True for yes, false for no. */
  given: boolean;
  /** On which day, as YYYY-MM-DD; not after today. */
  givenOn: string;
  /** Which messages. */
  messageClass: MessageClass;
  /** How. */
  source: ConsentSource;
  /** Which version of the text, at most 80 characters. */
  textVersion?: string;
};

/** What becomes of a row, or in a dry run would become. */
export type RowFate =
  /** A new contact. */
  | 'CREATED'
  /** An earlier row is the same person; only the groups of this one count. */
  | 'DUPLICATE'
  /** It is left out; the reason says why. */
  | 'INVALID'
  /** Everything is so already. */
  | 'UNCHANGED'
  /** A contact that is there is changed, or belongs to more groups. */
  | 'UPDATED';

/** Why a row is left out. */
export type RowProblem =
  /** Several contacts could be meant. */
  | 'AMBIGUOUS'
  /** The contact is in the archive. */
  | 'ARCHIVED'
  /** Somebody else has this card number. */
  | 'CARD_NUMBER_TAKEN'
  /** The chat group is hidden. */
  | 'GROUP_HIDDEN'
  /** Nothing tells this person from others: no id, no card number, no birth date, no phone. */
  | 'NO_KEY'
  /** A new contact needs a name. */
  | 'NO_NAME'
  /** There is no chat group of this name. */
  | 'UNKNOWN_GROUP'
  /** There was no such day to be born on. */
  | 'WRONG_BIRTH_DATE'
  /** The card number has more than 40 characters. */
  | 'WRONG_CARD_NUMBER'
  /** This is no email address. */
  | 'WRONG_EMAIL'
  /** The id of the other system has more than 100 characters. */
  | 'WRONG_EXTERNAL_ID'
  /** The product does not speak this language. */
  | 'WRONG_LANGUAGE'
  /** The name has more than 160 characters. */
  | 'WRONG_NAME'
  /** The notes have more than 4,000 characters. */
  | 'WRONG_NOTES'
  /** Nobody can have this telephone number, or it lacks its country code. */
  | 'WRONG_PHONE';

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

/** What is to change in a chat group. What is left out stays as it is. */
export type UpdateChatGroupInput = {
  /** Its colour. */
  colour?: ChatGroupColour | null | undefined;
  /** At most 500 characters. */
  description?: string | null | undefined;
  /** Its icon. */
  icon?: ChatGroupIcon | null | undefined;
  /** The group. */
  id: string;
  /** 1 to 80 characters. */
  name?: string | null | undefined;
  /** The version that the change was made from; CONFLICT when there is a newer one. */
  version: number;
};

/** What is to change on a card. What is left out stays as it is. */
export type UpdateContactInput = {
  /** Date of birth as YYYY-MM-DD; an empty text takes it away. */
  birthDate?: string | null | undefined;
  /** Unique in the clinic; an empty text takes it away. */
  cardNumber?: string | null | undefined;
  /** Email address; an empty text takes it away. */
  email?: string | null | undefined;
  /** The contact. */
  id: string;
  /** The patient's language; null for the clinic's. */
  language?: Language | null | undefined;
  /** 1 to 160 characters. */
  name?: string | null | undefined;
  /** At most 4,000 characters. */
  notes?: string | null | undefined;
  /** With country code, or as written in the country of the clinic. */
  phone?: string | null | undefined;
  /** The version that the change was made from; CONFLICT when there is a newer one. */
  version: number;
};

export type ChatGroupFieldsFragment = { id: string, name: string, description: string, colour: ChatGroupColour, icon: ChatGroupIcon, memberCount: number, hidden: boolean, version: number, updatedAt: string, permissions: { edit: boolean, hide: boolean, unhide: boolean, addMembers: boolean, removeMembers: boolean, delete: boolean } };

export type ContactRowFieldsFragment = { id: string, name: string, phone: string | null, birthDate: string | null, cardNumber: string | null, chatGroups: Array<{ chatGroup: { id: string, name: string, colour: ChatGroupColour, icon: ChatGroupIcon, hidden: boolean } }> };

export type ContactCardFieldsFragment = { email: string | null, language: Language | null, notes: string, archivedAt: string | null, version: number, id: string, name: string, phone: string | null, birthDate: string | null, cardNumber: string | null, permissions: { edit: boolean, archive: boolean, restore: boolean, assignChatGroups: boolean, recordConsent: boolean }, consents: Array<{ messageClass: MessageClass, given: boolean, source: ConsentSource, textVersion: string, givenOn: string }>, chatGroups: Array<{ chatGroup: { id: string, name: string, colour: ChatGroupColour, icon: ChatGroupIcon, hidden: boolean } }> };

export type ChatGroupsQueryVariables = Exact<{
  search?: string | null | undefined;
  includeHidden: boolean;
  sort: ChatGroupSort;
  first: number;
  after?: string | null | undefined;
}>;


export type ChatGroupsQuery = { chatGroups: { edges: Array<{ node: { id: string, name: string, description: string, colour: ChatGroupColour, icon: ChatGroupIcon, memberCount: number, hidden: boolean, version: number, updatedAt: string, permissions: { edit: boolean, hide: boolean, unhide: boolean, addMembers: boolean, removeMembers: boolean, delete: boolean } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ChatGroupQueryVariables = Exact<{
  id: string;
}>;


export type ChatGroupQuery = { chatGroup: { id: string, name: string, description: string, colour: ChatGroupColour, icon: ChatGroupIcon, memberCount: number, hidden: boolean, version: number, updatedAt: string, permissions: { edit: boolean, hide: boolean, unhide: boolean, addMembers: boolean, removeMembers: boolean, delete: boolean } } };

export type ChatGroupNameTakenQueryVariables = Exact<{
  name: string;
  exceptId?: string | null | undefined;
}>;


export type ChatGroupNameTakenQuery = { chatGroupNameTaken: boolean };

export type CreateChatGroupMutationVariables = Exact<{
  input: CreateChatGroupInput;
}>;


export type CreateChatGroupMutation = { createChatGroup: { chatGroup: { id: string, name: string, description: string, colour: ChatGroupColour, icon: ChatGroupIcon, memberCount: number, hidden: boolean, version: number, updatedAt: string, permissions: { edit: boolean, hide: boolean, unhide: boolean, addMembers: boolean, removeMembers: boolean, delete: boolean } } } };

export type UpdateChatGroupMutationVariables = Exact<{
  input: UpdateChatGroupInput;
}>;


export type UpdateChatGroupMutation = { updateChatGroup: { chatGroup: { id: string, name: string, description: string, colour: ChatGroupColour, icon: ChatGroupIcon, memberCount: number, hidden: boolean, version: number, updatedAt: string, permissions: { edit: boolean, hide: boolean, unhide: boolean, addMembers: boolean, removeMembers: boolean, delete: boolean } } } };

export type HideChatGroupMutationVariables = Exact<{
  id: string;
}>;


export type HideChatGroupMutation = { hideChatGroup: { chatGroup: { id: string, name: string, description: string, colour: ChatGroupColour, icon: ChatGroupIcon, memberCount: number, hidden: boolean, version: number, updatedAt: string, permissions: { edit: boolean, hide: boolean, unhide: boolean, addMembers: boolean, removeMembers: boolean, delete: boolean } } } };

export type UnhideChatGroupMutationVariables = Exact<{
  id: string;
}>;


export type UnhideChatGroupMutation = { unhideChatGroup: { chatGroup: { id: string, name: string, description: string, colour: ChatGroupColour, icon: ChatGroupIcon, memberCount: number, hidden: boolean, version: number, updatedAt: string, permissions: { edit: boolean, hide: boolean, unhide: boolean, addMembers: boolean, removeMembers: boolean, delete: boolean } } } };

export type DeleteChatGroupMutationVariables = Exact<{
  id: string;
}>;


export type DeleteChatGroupMutation = { deleteChatGroup: { chatGroupId: string } };

export type ContactsQueryVariables = Exact<{
  search?: string | null | undefined;
  chatGroupId?: string | null | undefined;
  archived: boolean;
  sort: ContactSort;
  first: number;
  after?: string | null | undefined;
}>;


export type ContactsQuery = { contacts: { similar: boolean, edges: Array<{ node: { id: string, name: string, phone: string | null, birthDate: string | null, cardNumber: string | null, chatGroups: Array<{ chatGroup: { id: string, name: string, colour: ChatGroupColour, icon: ChatGroupIcon, hidden: boolean } }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ContactQueryVariables = Exact<{
  id: string;
}>;


export type ContactQuery = { contact: { email: string | null, language: Language | null, notes: string, archivedAt: string | null, version: number, id: string, name: string, phone: string | null, birthDate: string | null, cardNumber: string | null, permissions: { edit: boolean, archive: boolean, restore: boolean, assignChatGroups: boolean, recordConsent: boolean }, consents: Array<{ messageClass: MessageClass, given: boolean, source: ConsentSource, textVersion: string, givenOn: string }>, chatGroups: Array<{ chatGroup: { id: string, name: string, colour: ChatGroupColour, icon: ChatGroupIcon, hidden: boolean } }> } };

export type ContactDuplicatesQueryVariables = Exact<{
  phone?: string | null | undefined;
  birthDate?: string | null | undefined;
  name?: string | null | undefined;
  exceptId?: string | null | undefined;
}>;


export type ContactDuplicatesQuery = { contactDuplicates: Array<{ id: string, name: string, birthDate: string | null, phone: string | null }> };

export type ContactHistoryQueryVariables = Exact<{
  id: string;
  first: number;
  after?: string | null | undefined;
}>;


export type ContactHistoryQuery = { contactHistory: { edges: Array<{ node: { id: string, act: ContactAct, at: string, by: { id: string, name: string }, changes: Array<{ field: string, before: string | null, after: string | null }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CreateContactMutationVariables = Exact<{
  input: CreateContactInput;
}>;


export type CreateContactMutation = { createContact: { contact: { email: string | null, language: Language | null, notes: string, archivedAt: string | null, version: number, id: string, name: string, phone: string | null, birthDate: string | null, cardNumber: string | null, permissions: { edit: boolean, archive: boolean, restore: boolean, assignChatGroups: boolean, recordConsent: boolean }, consents: Array<{ messageClass: MessageClass, given: boolean, source: ConsentSource, textVersion: string, givenOn: string }>, chatGroups: Array<{ chatGroup: { id: string, name: string, colour: ChatGroupColour, icon: ChatGroupIcon, hidden: boolean } }> } } };

export type UpdateContactMutationVariables = Exact<{
  input: UpdateContactInput;
}>;


export type UpdateContactMutation = { updateContact: { contact: { email: string | null, language: Language | null, notes: string, archivedAt: string | null, version: number, id: string, name: string, phone: string | null, birthDate: string | null, cardNumber: string | null, permissions: { edit: boolean, archive: boolean, restore: boolean, assignChatGroups: boolean, recordConsent: boolean }, consents: Array<{ messageClass: MessageClass, given: boolean, source: ConsentSource, textVersion: string, givenOn: string }>, chatGroups: Array<{ chatGroup: { id: string, name: string, colour: ChatGroupColour, icon: ChatGroupIcon, hidden: boolean } }> } } };

export type ArchiveContactMutationVariables = Exact<{
  id: string;
}>;


export type ArchiveContactMutation = { archiveContact: { contact: { email: string | null, language: Language | null, notes: string, archivedAt: string | null, version: number, id: string, name: string, phone: string | null, birthDate: string | null, cardNumber: string | null, permissions: { edit: boolean, archive: boolean, restore: boolean, assignChatGroups: boolean, recordConsent: boolean }, consents: Array<{ messageClass: MessageClass, given: boolean, source: ConsentSource, textVersion: string, givenOn: string }>, chatGroups: Array<{ chatGroup: { id: string, name: string, colour: ChatGroupColour, icon: ChatGroupIcon, hidden: boolean } }> } } };

export type RestoreContactMutationVariables = Exact<{
  id: string;
}>;


export type RestoreContactMutation = { restoreContact: { contact: { email: string | null, language: Language | null, notes: string, archivedAt: string | null, version: number, id: string, name: string, phone: string | null, birthDate: string | null, cardNumber: string | null, permissions: { edit: boolean, archive: boolean, restore: boolean, assignChatGroups: boolean, recordConsent: boolean }, consents: Array<{ messageClass: MessageClass, given: boolean, source: ConsentSource, textVersion: string, givenOn: string }>, chatGroups: Array<{ chatGroup: { id: string, name: string, colour: ChatGroupColour, icon: ChatGroupIcon, hidden: boolean } }> } } };

export type ChatGroupHistoryQueryVariables = Exact<{
  id: string;
  first: number;
  after?: string | null | undefined;
}>;


export type ChatGroupHistoryQuery = { chatGroupHistory: { edges: Array<{ node: { id: string, act: ChatGroupAct, at: string, members: number | null, by: { id: string, name: string }, changes: Array<{ field: string, before: string | null, after: string | null }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type RemoveChatGroupMembersMutationVariables = Exact<{
  chatGroupId: string;
  contactIds: Array<string> | string;
}>;


export type RemoveChatGroupMembersMutation = { removeChatGroupMembers: { count: number } };

export type RecordConsentMutationVariables = Exact<{
  input: RecordConsentInput;
}>;


export type RecordConsentMutation = { recordConsent: { contact: { email: string | null, language: Language | null, notes: string, archivedAt: string | null, version: number, id: string, name: string, phone: string | null, birthDate: string | null, cardNumber: string | null, permissions: { edit: boolean, archive: boolean, restore: boolean, assignChatGroups: boolean, recordConsent: boolean }, consents: Array<{ messageClass: MessageClass, given: boolean, source: ConsentSource, textVersion: string, givenOn: string }>, chatGroups: Array<{ chatGroup: { id: string, name: string, colour: ChatGroupColour, icon: ChatGroupIcon, hidden: boolean } }> } } };

export type ContactImportFieldsFragment = { id: string, fileName: string, format: string, state: ImportState, dryRun: boolean | null, rowCount: number, processed: number, created: number, updated: number, unchanged: number, duplicates: number, invalid: number, assigned: number, columns: Array<{ name: string, samples: Array<string>, suggested: ImportField | null }> };

export type ContactImportQueryVariables = Exact<{
  id: string;
}>;


export type ContactImportQuery = { contactImport: { id: string, fileName: string, format: string, state: ImportState, dryRun: boolean | null, rowCount: number, processed: number, created: number, updated: number, unchanged: number, duplicates: number, invalid: number, assigned: number, columns: Array<{ name: string, samples: Array<string>, suggested: ImportField | null }> } };

export type UnfinishedContactImportsQueryVariables = Exact<{ [key: string]: never; }>;


export type UnfinishedContactImportsQuery = { unfinishedContactImports: Array<{ id: string, fileName: string, format: string, state: ImportState, dryRun: boolean | null, rowCount: number, processed: number, created: number, updated: number, unchanged: number, duplicates: number, invalid: number, assigned: number, columns: Array<{ name: string, samples: Array<string>, suggested: ImportField | null }> }> };

export type ContactImportRowsQueryVariables = Exact<{
  id: string;
  fate?: RowFate | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type ContactImportRowsQuery = { contactImport: { id: string, rows: { edges: Array<{ node: { at: number, fate: RowFate, reason: RowProblem | null, assigned: number, cells: Array<string> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } };

export type ImportContactsMutationVariables = Exact<{
  input: ImportContactsInput;
}>;


export type ImportContactsMutation = { importContacts: { contactImport: { id: string, fileName: string, format: string, state: ImportState, dryRun: boolean | null, rowCount: number, processed: number, created: number, updated: number, unchanged: number, duplicates: number, invalid: number, assigned: number, columns: Array<{ name: string, samples: Array<string>, suggested: ImportField | null }> } } };

export type AssignChatGroupsMutationVariables = Exact<{
  contactIds: Array<string> | string;
  chatGroupIds: Array<string> | string;
}>;


export type AssignChatGroupsMutation = { assignChatGroups: { count: number } };

export type UnassignChatGroupMutationVariables = Exact<{
  contactId: string;
  chatGroupId: string;
}>;


export type UnassignChatGroupMutation = { unassignChatGroup: { count: number } };

export type DirectoryEventsSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type DirectoryEventsSubscription = { directoryEvents:
    | { __typename: 'DirectoryChanged', kind: DirectoryKind, id: string | null }
    | { __typename: 'DirectoryReady', at: string }
   };

export type OpenPatientRoomMutationVariables = Exact<{
  contactId: string;
}>;


export type OpenPatientRoomMutation = { openPatientRoom: { room: { id: string } } };

export type PersonFragment = { id: string, name: string, position: string, role: EmployeeRole, active: boolean };

export type SenderFragment = { id: string, name: string, kind: SenderKind, position: string, role: EmployeeRole | null, active: boolean };

export type MessageFieldsFragment = { id: string, roomId: string, seq: number, revision: number, writtenCount: number, kind: MessageKind, text: string, createdAt: string, editedAt: string | null, withdrawnAt: string | null, clientMessageId: string | null, replyToId: string | null, aboutSendId: string | null, mentionIds: Array<string>, pinnedAt: string | null, sender: { id: string, name: string, kind: SenderKind, position: string, role: EmployeeRole | null, active: boolean }, withdrawnBy: { id: string, name: string } | null, replyTo: { id: string, revision: number, text: string, withdrawnAt: string | null, sender: { id: string, name: string } } | null, forwardedFrom: { id: string, name: string } | null, attachments: Array<{ id: string, name: string, mimeType: string, size: number, kind: AttachmentKind, width: number | null, height: number | null, state: AttachmentState, url: string, thumbnailUrl: string | null }>, reactions: Array<{ emoji: string, personIds: Array<string> }>, pinnedBy: { id: string, name: string } | null, system: { event: SystemEvent, name: string | null, subject: { id: string, name: string } | null, note: { id: string, text: string } | null } | null };

export type RoomSummaryFragment = { id: string, kind: ChatRoomKind, name: string, direct: boolean, partnerId: string | null, createdAt: string, lastActivityAt: string, lastSeq: number, revision: number, memberVersion: number, writtenCount: number, unreadCount: number, readSeq: number, mentioned: boolean, markedUnread: boolean, muted: boolean, draft: string, unansweredSince: string | null, patient: { contactId: string, deliveredSeq: number, readSeq: number } | null, assignedTo: { id: string, name: string } | null, lastMessage: { id: string, roomId: string, seq: number, revision: number, writtenCount: number, kind: MessageKind, text: string, createdAt: string, editedAt: string | null, withdrawnAt: string | null, clientMessageId: string | null, replyToId: string | null, aboutSendId: string | null, mentionIds: Array<string>, pinnedAt: string | null, sender: { id: string, name: string, kind: SenderKind, position: string, role: EmployeeRole | null, active: boolean }, withdrawnBy: { id: string, name: string } | null, replyTo: { id: string, revision: number, text: string, withdrawnAt: string | null, sender: { id: string, name: string } } | null, forwardedFrom: { id: string, name: string } | null, attachments: Array<{ id: string, name: string, mimeType: string, size: number, kind: AttachmentKind, width: number | null, height: number | null, state: AttachmentState, url: string, thumbnailUrl: string | null }>, reactions: Array<{ emoji: string, personIds: Array<string> }>, pinnedBy: { id: string, name: string } | null, system: { event: SystemEvent, name: string | null, subject: { id: string, name: string } | null, note: { id: string, text: string } | null } | null } | null };

export type RoomDetailsFragment = { id: string, kind: ChatRoomKind, name: string, direct: boolean, partnerId: string | null, createdAt: string, lastActivityAt: string, lastSeq: number, revision: number, memberVersion: number, writtenCount: number, unreadCount: number, readSeq: number, mentioned: boolean, markedUnread: boolean, muted: boolean, draft: string, unansweredSince: string | null, createdBy: { id: string, name: string } | null, members: Array<{ joinedAt: string, joinedSeq: number, leftAt: string | null, leftSeq: number | null, deliveredSeq: number, readSeq: number, employee: { id: string, name: string, position: string, role: EmployeeRole, active: boolean } }>, permissions: { post: boolean, rename: boolean, addMembers: boolean, removeMembers: boolean, leave: boolean, assign: boolean }, patient: { contactId: string, deliveredSeq: number, readSeq: number } | null, assignedTo: { id: string, name: string } | null, lastMessage: { id: string, roomId: string, seq: number, revision: number, writtenCount: number, kind: MessageKind, text: string, createdAt: string, editedAt: string | null, withdrawnAt: string | null, clientMessageId: string | null, replyToId: string | null, aboutSendId: string | null, mentionIds: Array<string>, pinnedAt: string | null, sender: { id: string, name: string, kind: SenderKind, position: string, role: EmployeeRole | null, active: boolean }, withdrawnBy: { id: string, name: string } | null, replyTo: { id: string, revision: number, text: string, withdrawnAt: string | null, sender: { id: string, name: string } } | null, forwardedFrom: { id: string, name: string } | null, attachments: Array<{ id: string, name: string, mimeType: string, size: number, kind: AttachmentKind, width: number | null, height: number | null, state: AttachmentState, url: string, thumbnailUrl: string | null }>, reactions: Array<{ emoji: string, personIds: Array<string> }>, pinnedBy: { id: string, name: string } | null, system: { event: SystemEvent, name: string | null, subject: { id: string, name: string } | null, note: { id: string, text: string } | null } | null } | null };

export type MessagePageFragment = { edges: Array<{ cursor: string, node: { id: string, roomId: string, seq: number, revision: number, writtenCount: number, kind: MessageKind, text: string, createdAt: string, editedAt: string | null, withdrawnAt: string | null, clientMessageId: string | null, replyToId: string | null, aboutSendId: string | null, mentionIds: Array<string>, pinnedAt: string | null, sender: { id: string, name: string, kind: SenderKind, position: string, role: EmployeeRole | null, active: boolean }, withdrawnBy: { id: string, name: string } | null, replyTo: { id: string, revision: number, text: string, withdrawnAt: string | null, sender: { id: string, name: string } } | null, forwardedFrom: { id: string, name: string } | null, attachments: Array<{ id: string, name: string, mimeType: string, size: number, kind: AttachmentKind, width: number | null, height: number | null, state: AttachmentState, url: string, thumbnailUrl: string | null }>, reactions: Array<{ emoji: string, personIds: Array<string> }>, pinnedBy: { id: string, name: string } | null, system: { event: SystemEvent, name: string | null, subject: { id: string, name: string } | null, note: { id: string, text: string } | null } | null } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } };

export const ChatGroupsDocument = "query ChatGroups($search:String$includeHidden:Boolean!$sort:ChatGroupSort!$first:Int!$after:String){chatGroups(search:$search includeHidden:$includeHidden sort:$sort first:$first after:$after){edges{node{...ChatGroupFields}}pageInfo{hasNextPage endCursor}}}fragment ChatGroupFields on ChatGroup{id name description colour icon memberCount hidden version updatedAt permissions{edit hide unhide addMembers removeMembers delete}}" as OperationText<ChatGroupsQuery, ChatGroupsQueryVariables>;
export const ChatGroupDocument = "query ChatGroup($id:ID!){chatGroup(id:$id){...ChatGroupFields}}fragment ChatGroupFields on ChatGroup{id name description colour icon memberCount hidden version updatedAt permissions{edit hide unhide addMembers removeMembers delete}}" as OperationText<ChatGroupQuery, ChatGroupQueryVariables>;
export const ChatGroupNameTakenDocument = "query ChatGroupNameTaken($name:String!$exceptId:ID){chatGroupNameTaken(name:$name exceptId:$exceptId)}" as OperationText<ChatGroupNameTakenQuery, ChatGroupNameTakenQueryVariables>;
export const CreateChatGroupDocument = "mutation CreateChatGroup($input:CreateChatGroupInput!){createChatGroup(input:$input){chatGroup{...ChatGroupFields}}}fragment ChatGroupFields on ChatGroup{id name description colour icon memberCount hidden version updatedAt permissions{edit hide unhide addMembers removeMembers delete}}" as OperationText<CreateChatGroupMutation, CreateChatGroupMutationVariables>;
export const UpdateChatGroupDocument = "mutation UpdateChatGroup($input:UpdateChatGroupInput!){updateChatGroup(input:$input){chatGroup{...ChatGroupFields}}}fragment ChatGroupFields on ChatGroup{id name description colour icon memberCount hidden version updatedAt permissions{edit hide unhide addMembers removeMembers delete}}" as OperationText<UpdateChatGroupMutation, UpdateChatGroupMutationVariables>;
export const HideChatGroupDocument = "mutation HideChatGroup($id:ID!){hideChatGroup(id:$id){chatGroup{...ChatGroupFields}}}fragment ChatGroupFields on ChatGroup{id name description colour icon memberCount hidden version updatedAt permissions{edit hide unhide addMembers removeMembers delete}}" as OperationText<HideChatGroupMutation, HideChatGroupMutationVariables>;
export const UnhideChatGroupDocument = "mutation UnhideChatGroup($id:ID!){unhideChatGroup(id:$id){chatGroup{...ChatGroupFields}}}fragment ChatGroupFields on ChatGroup{id name description colour icon memberCount hidden version updatedAt permissions{edit hide unhide addMembers removeMembers delete}}" as OperationText<UnhideChatGroupMutation, UnhideChatGroupMutationVariables>;
export const DeleteChatGroupDocument = "mutation DeleteChatGroup($id:ID!){deleteChatGroup(id:$id){chatGroupId}}" as OperationText<DeleteChatGroupMutation, DeleteChatGroupMutationVariables>;
export const ContactsDocument = "query Contacts($search:String$chatGroupId:ID$archived:Boolean!$sort:ContactSort!$first:Int!$after:String){contacts(search:$search chatGroupId:$chatGroupId archived:$archived sort:$sort first:$first after:$after){similar edges{node{...ContactRowFields}}pageInfo{hasNextPage endCursor}}}fragment ContactRowFields on Contact{id name phone birthDate cardNumber chatGroups{chatGroup{id name colour icon hidden}}}" as OperationText<ContactsQuery, ContactsQueryVariables>;
export const ContactDocument = "query Contact($id:ID!){contact(id:$id){...ContactCardFields}}fragment ContactCardFields on Contact{...ContactRowFields email language notes archivedAt version permissions{edit archive restore assignChatGroups recordConsent}consents{messageClass given source textVersion givenOn}}fragment ContactRowFields on Contact{id name phone birthDate cardNumber chatGroups{chatGroup{id name colour icon hidden}}}" as OperationText<ContactQuery, ContactQueryVariables>;
export const ContactDuplicatesDocument = "query ContactDuplicates($phone:String$birthDate:String$name:String$exceptId:ID){contactDuplicates(phone:$phone birthDate:$birthDate name:$name exceptId:$exceptId){id name birthDate phone}}" as OperationText<ContactDuplicatesQuery, ContactDuplicatesQueryVariables>;
export const ContactHistoryDocument = "query ContactHistory($id:ID!$first:Int!$after:String){contactHistory(contactId:$id first:$first after:$after){edges{node{id act at by{id name}changes{field before after}}}pageInfo{hasNextPage endCursor}}}" as OperationText<ContactHistoryQuery, ContactHistoryQueryVariables>;
export const CreateContactDocument = "mutation CreateContact($input:CreateContactInput!){createContact(input:$input){contact{...ContactCardFields}}}fragment ContactCardFields on Contact{...ContactRowFields email language notes archivedAt version permissions{edit archive restore assignChatGroups recordConsent}consents{messageClass given source textVersion givenOn}}fragment ContactRowFields on Contact{id name phone birthDate cardNumber chatGroups{chatGroup{id name colour icon hidden}}}" as OperationText<CreateContactMutation, CreateContactMutationVariables>;
export const UpdateContactDocument = "mutation UpdateContact($input:UpdateContactInput!){updateContact(input:$input){contact{...ContactCardFields}}}fragment ContactCardFields on Contact{...ContactRowFields email language notes archivedAt version permissions{edit archive restore assignChatGroups recordConsent}consents{messageClass given source textVersion givenOn}}fragment ContactRowFields on Contact{id name phone birthDate cardNumber chatGroups{chatGroup{id name colour icon hidden}}}" as OperationText<UpdateContactMutation, UpdateContactMutationVariables>;
export const ArchiveContactDocument = "mutation ArchiveContact($id:ID!){archiveContact(id:$id){contact{...ContactCardFields}}}fragment ContactCardFields on Contact{...ContactRowFields email language notes archivedAt version permissions{edit archive restore assignChatGroups recordConsent}consents{messageClass given source textVersion givenOn}}fragment ContactRowFields on Contact{id name phone birthDate cardNumber chatGroups{chatGroup{id name colour icon hidden}}}" as OperationText<ArchiveContactMutation, ArchiveContactMutationVariables>;
export const RestoreContactDocument = "mutation RestoreContact($id:ID!){restoreContact(id:$id){contact{...ContactCardFields}}}fragment ContactCardFields on Contact{...ContactRowFields email language notes archivedAt version permissions{edit archive restore assignChatGroups recordConsent}consents{messageClass given source textVersion givenOn}}fragment ContactRowFields on Contact{id name phone birthDate cardNumber chatGroups{chatGroup{id name colour icon hidden}}}" as OperationText<RestoreContactMutation, RestoreContactMutationVariables>;
export const ChatGroupHistoryDocument = "query ChatGroupHistory($id:ID!$first:Int!$after:String){chatGroupHistory(chatGroupId:$id first:$first after:$after){edges{node{id act at members by{id name}changes{field before after}}}pageInfo{hasNextPage endCursor}}}" as OperationText<ChatGroupHistoryQuery, ChatGroupHistoryQueryVariables>;
export const RemoveChatGroupMembersDocument = "mutation RemoveChatGroupMembers($chatGroupId:ID!$contactIds:[ID!]!){removeChatGroupMembers(chatGroupId:$chatGroupId contactIds:$contactIds){count}}" as OperationText<RemoveChatGroupMembersMutation, RemoveChatGroupMembersMutationVariables>;
export const RecordConsentDocument = "mutation RecordConsent($input:RecordConsentInput!){recordConsent(input:$input){contact{...ContactCardFields}}}fragment ContactCardFields on Contact{...ContactRowFields email language notes archivedAt version permissions{edit archive restore assignChatGroups recordConsent}consents{messageClass given source textVersion givenOn}}fragment ContactRowFields on Contact{id name phone birthDate cardNumber chatGroups{chatGroup{id name colour icon hidden}}}" as OperationText<RecordConsentMutation, RecordConsentMutationVariables>;
export const ContactImportDocument = "query ContactImport($id:ID!){contactImport(id:$id){...ContactImportFields}}fragment ContactImportFields on ContactImport{id fileName format state dryRun columns{name samples suggested}rowCount processed created updated unchanged duplicates invalid assigned}" as OperationText<ContactImportQuery, ContactImportQueryVariables>;
export const UnfinishedContactImportsDocument = "query UnfinishedContactImports{unfinishedContactImports{...ContactImportFields}}fragment ContactImportFields on ContactImport{id fileName format state dryRun columns{name samples suggested}rowCount processed created updated unchanged duplicates invalid assigned}" as OperationText<UnfinishedContactImportsQuery, UnfinishedContactImportsQueryVariables>;
export const ContactImportRowsDocument = "query ContactImportRows($id:ID!$fate:RowFate$first:Int!$after:String){contactImport(id:$id){id rows(fate:$fate first:$first after:$after){edges{node{at fate reason assigned cells}}pageInfo{hasNextPage endCursor}}}}" as OperationText<ContactImportRowsQuery, ContactImportRowsQueryVariables>;
export const ImportContactsDocument = "mutation ImportContacts($input:ImportContactsInput!){importContacts(input:$input){contactImport{...ContactImportFields}}}fragment ContactImportFields on ContactImport{id fileName format state dryRun columns{name samples suggested}rowCount processed created updated unchanged duplicates invalid assigned}" as OperationText<ImportContactsMutation, ImportContactsMutationVariables>;
export const AssignChatGroupsDocument = "mutation AssignChatGroups($contactIds:[ID!]!$chatGroupIds:[ID!]!){assignChatGroups(contactIds:$contactIds chatGroupIds:$chatGroupIds){count}}" as OperationText<AssignChatGroupsMutation, AssignChatGroupsMutationVariables>;
export const UnassignChatGroupDocument = "mutation UnassignChatGroup($contactId:ID!$chatGroupId:ID!){unassignChatGroup(contactId:$contactId chatGroupId:$chatGroupId){count}}" as OperationText<UnassignChatGroupMutation, UnassignChatGroupMutationVariables>;
export const DirectoryEventsDocument = "subscription DirectoryEvents{directoryEvents{__typename ...on DirectoryReady{at}...on DirectoryChanged{kind id}}}" as OperationText<DirectoryEventsSubscription, DirectoryEventsSubscriptionVariables>;
export const OpenPatientRoomDocument = "mutation OpenPatientRoom($contactId:ID!){openPatientRoom(contactId:$contactId){room{id}}}" as OperationText<OpenPatientRoomMutation, OpenPatientRoomMutationVariables>;