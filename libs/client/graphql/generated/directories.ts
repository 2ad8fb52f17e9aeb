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

export type ChatGroupFieldsFragment = { id: string, name: string, description: string, colour: ChatGroupColour, icon: ChatGroupIcon, memberCount: number, hidden: boolean, version: number, updatedAt: string, permissions: { edit: boolean, hide: boolean, unhide: boolean, addMembers: boolean, delete: boolean } };

export type ContactRowFieldsFragment = { id: string, name: string, phone: string | null, birthDate: string | null, cardNumber: string | null, chatGroups: Array<{ chatGroup: { id: string, name: string, colour: ChatGroupColour, icon: ChatGroupIcon, hidden: boolean } }> };

export type ContactCardFieldsFragment = { email: string | null, language: Language | null, notes: string, archivedAt: string | null, version: number, id: string, name: string, phone: string | null, birthDate: string | null, cardNumber: string | null, permissions: { edit: boolean, archive: boolean, restore: boolean, assignChatGroups: boolean, recordConsent: boolean }, consents: Array<{ messageClass: MessageClass, given: boolean, source: ConsentSource, textVersion: string, givenOn: string }>, chatGroups: Array<{ chatGroup: { id: string, name: string, colour: ChatGroupColour, icon: ChatGroupIcon, hidden: boolean } }> };

export type ChatGroupsQueryVariables = Exact<{
  search?: string | null | undefined;
  includeHidden: boolean;
  sort: ChatGroupSort;
  first: number;
  after?: string | null | undefined;
}>;


export type ChatGroupsQuery = { chatGroups: { edges: Array<{ node: { id: string, name: string, description: string, colour: ChatGroupColour, icon: ChatGroupIcon, memberCount: number, hidden: boolean, version: number, updatedAt: string, permissions: { edit: boolean, hide: boolean, unhide: boolean, addMembers: boolean, delete: boolean } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ChatGroupNameTakenQueryVariables = Exact<{
  name: string;
  exceptId?: string | null | undefined;
}>;


export type ChatGroupNameTakenQuery = { chatGroupNameTaken: boolean };

export type CreateChatGroupMutationVariables = Exact<{
  input: CreateChatGroupInput;
}>;


export type CreateChatGroupMutation = { createChatGroup: { chatGroup: { id: string, name: string, description: string, colour: ChatGroupColour, icon: ChatGroupIcon, memberCount: number, hidden: boolean, version: number, updatedAt: string, permissions: { edit: boolean, hide: boolean, unhide: boolean, addMembers: boolean, delete: boolean } } } };

export type UpdateChatGroupMutationVariables = Exact<{
  input: UpdateChatGroupInput;
}>;


export type UpdateChatGroupMutation = { updateChatGroup: { chatGroup: { id: string, name: string, description: string, colour: ChatGroupColour, icon: ChatGroupIcon, memberCount: number, hidden: boolean, version: number, updatedAt: string, permissions: { edit: boolean, hide: boolean, unhide: boolean, addMembers: boolean, delete: boolean } } } };

export type HideChatGroupMutationVariables = Exact<{
  id: string;
}>;


export type HideChatGroupMutation = { hideChatGroup: { chatGroup: { id: string, name: string, description: string, colour: ChatGroupColour, icon: ChatGroupIcon, memberCount: number, hidden: boolean, version: number, updatedAt: string, permissions: { edit: boolean, hide: boolean, unhide: boolean, addMembers: boolean, delete: boolean } } } };

export type UnhideChatGroupMutationVariables = Exact<{
  id: string;
}>;


export type UnhideChatGroupMutation = { unhideChatGroup: { chatGroup: { id: string, name: string, description: string, colour: ChatGroupColour, icon: ChatGroupIcon, memberCount: number, hidden: boolean, version: number, updatedAt: string, permissions: { edit: boolean, hide: boolean, unhide: boolean, addMembers: boolean, delete: boolean } } } };

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

export type PersonFragment = { id: string, name: string, position: string, role: EmployeeRole, active: boolean };

export type SenderFragment = { id: string, name: string, kind: SenderKind, position: string, role: EmployeeRole | null, active: boolean };

export type MessageFieldsFragment = { id: string, roomId: string, seq: number, revision: number, writtenCount: number, kind: MessageKind, text: string, createdAt: string, editedAt: string | null, withdrawnAt: string | null, clientMessageId: string | null, replyToId: string | null, aboutSendId: string | null, mentionIds: Array<string>, pinnedAt: string | null, sender: { id: string, name: string, kind: SenderKind, position: string, role: EmployeeRole | null, active: boolean }, withdrawnBy: { id: string, name: string } | null, replyTo: { id: string, revision: number, text: string, withdrawnAt: string | null, sender: { id: string, name: string } } | null, forwardedFrom: { id: string, name: string } | null, attachments: Array<{ id: string, name: string, mimeType: string, size: number, kind: AttachmentKind, width: number | null, height: number | null, state: AttachmentState, url: string, thumbnailUrl: string | null }>, reactions: Array<{ emoji: string, personIds: Array<string> }>, pinnedBy: { id: string, name: string } | null, system: { event: SystemEvent, name: string | null, subject: { id: string, name: string } | null, note: { id: string, text: string } | null } | null };

export type RoomSummaryFragment = { id: string, kind: ChatRoomKind, name: string, direct: boolean, partnerId: string | null, createdAt: string, lastActivityAt: string, lastSeq: number, revision: number, memberVersion: number, writtenCount: number, unreadCount: number, readSeq: number, mentioned: boolean, markedUnread: boolean, muted: boolean, draft: string, unansweredSince: string | null, patient: { contactId: string, deliveredSeq: number, readSeq: number } | null, assignedTo: { id: string, name: string } | null, lastMessage: { id: string, roomId: string, seq: number, revision: number, writtenCount: number, kind: MessageKind, text: string, createdAt: string, editedAt: string | null, withdrawnAt: string | null, clientMessageId: string | null, replyToId: string | null, aboutSendId: string | null, mentionIds: Array<string>, pinnedAt: string | null, sender: { id: string, name: string, kind: SenderKind, position: string, role: EmployeeRole | null, active: boolean }, withdrawnBy: { id: string, name: string } | null, replyTo: { id: string, revision: number, text: string, withdrawnAt: string | null, sender: { id: string, name: string } } | null, forwardedFrom: { id: string, name: string } | null, attachments: Array<{ id: string, name: string, mimeType: string, size: number, kind: AttachmentKind, width: number | null, height: number | null, state: AttachmentState, url: string, thumbnailUrl: string | null }>, reactions: Array<{ emoji: string, personIds: Array<string> }>, pinnedBy: { id: string, name: string } | null, system: { event: SystemEvent, name: string | null, subject: { id: string, name: string } | null, note: { id: string, text: string } | null } | null } | null };

export type RoomDetailsFragment = { id: string, kind: ChatRoomKind, name: string, direct: boolean, partnerId: string | null, createdAt: string, lastActivityAt: string, lastSeq: number, revision: number, memberVersion: number, writtenCount: number, unreadCount: number, readSeq: number, mentioned: boolean, markedUnread: boolean, muted: boolean, draft: string, unansweredSince: string | null, createdBy: { id: string, name: string } | null, members: Array<{ joinedAt: string, joinedSeq: number, leftAt: string | null, leftSeq: number | null, deliveredSeq: number, readSeq: number, employee: { id: string, name: string, position: string, role: EmployeeRole, active: boolean } }>, permissions: { post: boolean, rename: boolean, addMembers: boolean, removeMembers: boolean, leave: boolean, assign: boolean }, patient: { contactId: string, deliveredSeq: number, readSeq: number } | null, assignedTo: { id: string, name: string } | null, lastMessage: { id: string, roomId: string, seq: number, revision: number, writtenCount: number, kind: MessageKind, text: string, createdAt: string, editedAt: string | null, withdrawnAt: string | null, clientMessageId: string | null, replyToId: string | null, aboutSendId: string | null, mentionIds: Array<string>, pinnedAt: string | null, sender: { id: string, name: string, kind: SenderKind, position: string, role: EmployeeRole | null, active: boolean }, withdrawnBy: { id: string, name: string } | null, replyTo: { id: string, revision: number, text: string, withdrawnAt: string | null, sender: { id: string, name: string } } | null, forwardedFrom: { id: string, name: string } | null, attachments: Array<{ id: string, name: string, mimeType: string, size: number, kind: AttachmentKind, width: number | null, height: number | null, state: AttachmentState, url: string, thumbnailUrl: string | null }>, reactions: Array<{ emoji: string, personIds: Array<string> }>, pinnedBy: { id: string, name: string } | null, system: { event: SystemEvent, name: string | null, subject: { id: string, name: string } | null, note: { id: string, text: string } | null } | null } | null };

export type MessagePageFragment = { edges: Array<{ cursor: string, node: { id: string, roomId: string, seq: number, revision: number, writtenCount: number, kind: MessageKind, text: string, createdAt: string, editedAt: string | null, withdrawnAt: string | null, clientMessageId: string | null, replyToId: string | null, aboutSendId: string | null, mentionIds: Array<string>, pinnedAt: string | null, sender: { id: string, name: string, kind: SenderKind, position: string, role: EmployeeRole | null, active: boolean }, withdrawnBy: { id: string, name: string } | null, replyTo: { id: string, revision: number, text: string, withdrawnAt: string | null, sender: { id: string, name: string } } | null, forwardedFrom: { id: string, name: string } | null, attachments: Array<{ id: string, name: string, mimeType: string, size: number, kind: AttachmentKind, width: number | null, height: number | null, state: AttachmentState, url: string, thumbnailUrl: string | null }>, reactions: Array<{ emoji: string, personIds: Array<string> }>, pinnedBy: { id: string, name: string } | null, system: { event: SystemEvent, name: string | null, subject: { id: string, name: string } | null, note: { id: string, text: string } | null } | null } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } };

export const ChatGroupsDocument = "query ChatGroups($search:String$includeHidden:Boolean!$sort:ChatGroupSort!$first:Int!$after:String){chatGroups(search:$search includeHidden:$includeHidden sort:$sort first:$first after:$after){edges{node{...ChatGroupFields}}pageInfo{hasNextPage endCursor}}}fragment ChatGroupFields on ChatGroup{id name description colour icon memberCount hidden version updatedAt permissions{edit hide unhide addMembers delete}}" as OperationText<ChatGroupsQuery, ChatGroupsQueryVariables>;
export const ChatGroupNameTakenDocument = "query ChatGroupNameTaken($name:String!$exceptId:ID){chatGroupNameTaken(name:$name exceptId:$exceptId)}" as OperationText<ChatGroupNameTakenQuery, ChatGroupNameTakenQueryVariables>;
export const CreateChatGroupDocument = "mutation CreateChatGroup($input:CreateChatGroupInput!){createChatGroup(input:$input){chatGroup{...ChatGroupFields}}}fragment ChatGroupFields on ChatGroup{id name description colour icon memberCount hidden version updatedAt permissions{edit hide unhide addMembers delete}}" as OperationText<CreateChatGroupMutation, CreateChatGroupMutationVariables>;
export const UpdateChatGroupDocument = "mutation UpdateChatGroup($input:UpdateChatGroupInput!){updateChatGroup(input:$input){chatGroup{...ChatGroupFields}}}fragment ChatGroupFields on ChatGroup{id name description colour icon memberCount hidden version updatedAt permissions{edit hide unhide addMembers delete}}" as OperationText<UpdateChatGroupMutation, UpdateChatGroupMutationVariables>;
export const HideChatGroupDocument = "mutation HideChatGroup($id:ID!){hideChatGroup(id:$id){chatGroup{...ChatGroupFields}}}fragment ChatGroupFields on ChatGroup{id name description colour icon memberCount hidden version updatedAt permissions{edit hide unhide addMembers delete}}" as OperationText<HideChatGroupMutation, HideChatGroupMutationVariables>;
export const UnhideChatGroupDocument = "mutation UnhideChatGroup($id:ID!){unhideChatGroup(id:$id){chatGroup{...ChatGroupFields}}}fragment ChatGroupFields on ChatGroup{id name description colour icon memberCount hidden version updatedAt permissions{edit hide unhide addMembers delete}}" as OperationText<UnhideChatGroupMutation, UnhideChatGroupMutationVariables>;
export const DeleteChatGroupDocument = "mutation DeleteChatGroup($id:ID!){deleteChatGroup(id:$id){chatGroupId}}" as OperationText<DeleteChatGroupMutation, DeleteChatGroupMutationVariables>;
export const ContactsDocument = "query Contacts($search:String$chatGroupId:ID$archived:Boolean!$sort:ContactSort!$first:Int!$after:String){contacts(search:$search chatGroupId:$chatGroupId archived:$archived sort:$sort first:$first after:$after){similar edges{node{...ContactRowFields}}pageInfo{hasNextPage endCursor}}}fragment ContactRowFields on Contact{id name phone birthDate cardNumber chatGroups{chatGroup{id name colour icon hidden}}}" as OperationText<ContactsQuery, ContactsQueryVariables>;
export const ContactDocument = "query Contact($id:ID!){contact(id:$id){...ContactCardFields}}fragment ContactCardFields on Contact{...ContactRowFields email language notes archivedAt version permissions{edit archive restore assignChatGroups recordConsent}consents{messageClass given source textVersion givenOn}}fragment ContactRowFields on Contact{id name phone birthDate cardNumber chatGroups{chatGroup{id name colour icon hidden}}}" as OperationText<ContactQuery, ContactQueryVariables>;
export const ContactDuplicatesDocument = "query ContactDuplicates($phone:String$birthDate:String$name:String$exceptId:ID){contactDuplicates(phone:$phone birthDate:$birthDate name:$name exceptId:$exceptId){id name birthDate phone}}" as OperationText<ContactDuplicatesQuery, ContactDuplicatesQueryVariables>;
export const ContactHistoryDocument = "query ContactHistory($id:ID!$first:Int!$after:String){contactHistory(contactId:$id first:$first after:$after){edges{node{id act at by{id name}changes{field before after}}}pageInfo{hasNextPage endCursor}}}" as OperationText<ContactHistoryQuery, ContactHistoryQueryVariables>;
export const CreateContactDocument = "mutation CreateContact($input:CreateContactInput!){createContact(input:$input){contact{...ContactCardFields}}}fragment ContactCardFields on Contact{...ContactRowFields email language notes archivedAt version permissions{edit archive restore assignChatGroups recordConsent}consents{messageClass given source textVersion givenOn}}fragment ContactRowFields on Contact{id name phone birthDate cardNumber chatGroups{chatGroup{id name colour icon hidden}}}" as OperationText<CreateContactMutation, CreateContactMutationVariables>;
export const UpdateContactDocument = "mutation UpdateContact($input:UpdateContactInput!){updateContact(input:$input){contact{...ContactCardFields}}}fragment ContactCardFields on Contact{...ContactRowFields email language notes archivedAt version permissions{edit archive restore assignChatGroups recordConsent}consents{messageClass given source textVersion givenOn}}fragment ContactRowFields on Contact{id name phone birthDate cardNumber chatGroups{chatGroup{id name colour icon hidden}}}" as OperationText<UpdateContactMutation, UpdateContactMutationVariables>;
export const ArchiveContactDocument = "mutation ArchiveContact($id:ID!){archiveContact(id:$id){contact{...ContactCardFields}}}fragment ContactCardFields on Contact{...ContactRowFields email language notes archivedAt version permissions{edit archive restore assignChatGroups recordConsent}consents{messageClass given source textVersion givenOn}}fragment ContactRowFields on Contact{id name phone birthDate cardNumber chatGroups{chatGroup{id name colour icon hidden}}}" as OperationText<ArchiveContactMutation, ArchiveContactMutationVariables>;
export const RestoreContactDocument = "mutation RestoreContact($id:ID!){restoreContact(id:$id){contact{...ContactCardFields}}}fragment ContactCardFields on Contact{...ContactRowFields email language notes archivedAt version permissions{edit archive restore assignChatGroups recordConsent}consents{messageClass given source textVersion givenOn}}fragment ContactRowFields on Contact{id name phone birthDate cardNumber chatGroups{chatGroup{id name colour icon hidden}}}" as OperationText<RestoreContactMutation, RestoreContactMutationVariables>;
export const AssignChatGroupsDocument = "mutation AssignChatGroups($contactIds:[ID!]!$chatGroupIds:[ID!]!){assignChatGroups(contactIds:$contactIds chatGroupIds:$chatGroupIds){count}}" as OperationText<AssignChatGroupsMutation, AssignChatGroupsMutationVariables>;
export const UnassignChatGroupDocument = "mutation UnassignChatGroup($contactId:ID!$chatGroupId:ID!){unassignChatGroup(contactId:$contactId chatGroupId:$chatGroupId){count}}" as OperationText<UnassignChatGroupMutation, UnassignChatGroupMutationVariables>;