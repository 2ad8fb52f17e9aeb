import type { Actor } from './actor';
import type { Operation, Page } from './operations';

export interface Contact {
  readonly id: string;
  readonly name: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly birthDate: string | null;
  readonly cardNumber: string | null;
  readonly language: 'EN' | 'RU' | null;
  readonly notes: string;
  readonly archivedAt: string | null;
  readonly version: number;
  readonly permissions: Readonly<
    Record<'edit' | 'archive' | 'restore' | 'assignChatGroups' | 'recordConsent', boolean>
  >;
  readonly consents: readonly { messageClass: string; given: boolean; source: string; givenOn: string }[];
  readonly chatGroups: readonly {
    chatGroup: { id: string; name: string; hidden: boolean };
    assignedBy: { name: string };
  }[];
}

export interface ChatGroup {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly colour: string;
  readonly icon: string;
  readonly memberCount: number;
  readonly hidden: boolean;
  readonly version: number;
  readonly permissions: Readonly<
    Record<'edit' | 'hide' | 'unhide' | 'addMembers' | 'removeMembers' | 'delete', boolean>
  >;
}

const CONTACT = `id name phone email birthDate cardNumber language notes archivedAt version
  permissions { edit archive restore assignChatGroups recordConsent }
  consents { messageClass given source givenOn }
  chatGroups { chatGroup { id name hidden } assignedBy { name } }`;
const GROUP = `id name description colour icon memberCount hidden version
  permissions { edit hide unhide addMembers removeMembers delete }`;
const page = (node: string) => `edges { cursor node { ${node} } } pageInfo { hasNextPage endCursor }`;

type ById<Key extends string, Data> = Operation<Readonly<Record<Key, Data>>, { id: string }>;
type ByInput<Key extends string, Data> = Operation<Readonly<Record<Key, Data>>, { input: object }>;

export const contact: ById<'contact', Contact> = { text: `query ($id: ID!) { contact(id: $id) { ${CONTACT} } }` };
export const createContact: ByInput<'createContact', { contact: Contact }> = {
  text: `mutation ($input: CreateContactInput!) { createContact(input: $input) { contact { ${CONTACT} } } }`,
};
export const updateContact: ByInput<'updateContact', { contact: Contact }> = {
  text: `mutation ($input: UpdateContactInput!) { updateContact(input: $input) { contact { ${CONTACT} } } }`,
};
export const archiveContact: ById<'archiveContact', { contact: Contact }> = {
  text: `mutation ($id: ID!) { archiveContact(id: $id) { contact { ${CONTACT} } } }`,
};
export const restoreContact: ById<'restoreContact', { contact: Contact }> = {
  text: `mutation ($id: ID!) { restoreContact(id: $id) { contact { ${CONTACT} } } }`,
};
export const recordConsent: ByInput<'recordConsent', { contact: Contact }> = {
  text: `mutation ($input: RecordConsentInput!) { recordConsent(input: $input) { contact { ${CONTACT} } } }`,
};
export interface ContactsVariables {
  readonly search?: string;
  readonly chatGroupId?: string;
  readonly archived?: boolean;
  readonly sort?: string;
  readonly first?: number;
  readonly after?: string | null;
}
export const contacts: Operation<{ contacts: Page<Contact> & { similar: boolean } }, ContactsVariables> = {
  text: `query ($search: String, $chatGroupId: ID, $archived: Boolean! = false, $sort: ContactSort! = NAME,
      $first: Int! = 50, $after: String) {
    contacts(search: $search, chatGroupId: $chatGroupId, archived: $archived, sort: $sort, first: $first, after: $after) {
      similar ${page('id name')} } }`,
};
export const contactDuplicates: Operation<
  { contactDuplicates: readonly { id: string; name: string }[] },
  { phone?: string; birthDate?: string; name?: string; exceptId?: string }
> = {
  text: `query ($phone: String, $birthDate: String, $name: String, $exceptId: ID) {
    contactDuplicates(phone: $phone, birthDate: $birthDate, name: $name, exceptId: $exceptId) { id name } }`,
};
interface HistoryEntry {
  readonly act: string;
  readonly by: { name: string };
  readonly members?: number | null;
  readonly changes: readonly { field: string; before: string | null; after: string | null }[];
}
export const contactHistory: ById<'contactHistory', Page<HistoryEntry>> = {
  text: `query ($id: ID!) { contactHistory(contactId: $id) { ${page('act by { name } changes { field before after }')} } }`,
};

export const chatGroup: ById<'chatGroup', ChatGroup> = { text: `query ($id: ID!) { chatGroup(id: $id) { ${GROUP} } }` };
export const chatGroups: Operation<
  { chatGroups: Page<ChatGroup> },
  { search?: string; includeHidden?: boolean; sort?: string; first?: number; after?: string | null }
> = {
  text: `query ($search: String, $includeHidden: Boolean! = false, $sort: ChatGroupSort! = NAME, $first: Int! = 50, $after: String) {
    chatGroups(search: $search, includeHidden: $includeHidden, sort: $sort, first: $first, after: $after) { ${page(GROUP)} } }`,
};
export const createChatGroup: ByInput<'createChatGroup', { chatGroup: ChatGroup }> = {
  text: `mutation ($input: CreateChatGroupInput!) { createChatGroup(input: $input) { chatGroup { ${GROUP} } } }`,
};
export const updateChatGroup: ByInput<'updateChatGroup', { chatGroup: ChatGroup }> = {
  text: `mutation ($input: UpdateChatGroupInput!) { updateChatGroup(input: $input) { chatGroup { ${GROUP} } } }`,
};
export const hideChatGroup: ById<'hideChatGroup', { chatGroup: ChatGroup }> = {
  text: `mutation ($id: ID!) { hideChatGroup(id: $id) { chatGroup { ${GROUP} } } }`,
};
export const unhideChatGroup: ById<'unhideChatGroup', { chatGroup: ChatGroup }> = {
  text: `mutation ($id: ID!) { unhideChatGroup(id: $id) { chatGroup { ${GROUP} } } }`,
};
export const deleteChatGroup: ById<'deleteChatGroup', { chatGroupId: string }> = {
  text: `mutation ($id: ID!) { deleteChatGroup(id: $id) { chatGroupId } }`,
};
export const chatGroupHistory: ById<'chatGroupHistory', Page<HistoryEntry>> = {
  text: `query ($id: ID!) { chatGroupHistory(chatGroupId: $id) {
    ${page('act members by { name } changes { field before after }')} } }`,
};
interface Assignment {
  readonly count: number;
  readonly chatGroups: readonly ChatGroup[];
}
export const assignChatGroups: Operation<
  { assignChatGroups: Assignment },
  { contactIds: readonly string[]; chatGroupIds: readonly string[] }
> = {
  text: `mutation ($contactIds: [ID!]!, $chatGroupIds: [ID!]!) {
    assignChatGroups(contactIds: $contactIds, chatGroupIds: $chatGroupIds) { count chatGroups { ${GROUP} } } }`,
};
export const unassignChatGroup: Operation<
  { unassignChatGroup: Assignment },
  { contactId: string; chatGroupId: string }
> = {
  text: `mutation ($contactId: ID!, $chatGroupId: ID!) {
    unassignChatGroup(contactId: $contactId, chatGroupId: $chatGroupId) { count chatGroups { ${GROUP} } } }`,
};
export const removeChatGroupMembers: Operation<
  { removeChatGroupMembers: Assignment },
  { chatGroupId: string; contactIds: readonly string[] }
> = {
  text: `mutation ($chatGroupId: ID!, $contactIds: [ID!]!) {
    removeChatGroupMembers(chatGroupId: $chatGroupId, contactIds: $contactIds) { count chatGroups { ${GROUP} } } }`,
};

export async function aContact(actor: Actor, input: object): Promise<Contact> {
  return (await actor.run(createContact, { input })).createContact.contact;
}

export async function aChatGroup(actor: Actor, name: string, more: object = {}): Promise<ChatGroup> {
  return (await actor.run(createChatGroup, { input: { name, ...more } })).createChatGroup.chatGroup;
}
