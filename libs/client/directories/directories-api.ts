import { Injectable, inject } from '@angular/core';
import { GraphqlHttp } from '@client/graphql';
import {
  ArchiveContactDocument,
  AssignChatGroupsDocument,
  ChatGroupDocument,
  ChatGroupHistoryDocument,
  type ChatGroupHistoryQuery,
  type ChatGroupFieldsFragment,
  ChatGroupNameTakenDocument,
  ChatGroupsDocument,
  type ChatGroupSort,
  ContactDocument,
  type ContactCardFieldsFragment,
  ContactDuplicatesDocument,
  type ContactDuplicatesQuery,
  ContactHistoryDocument,
  type ContactHistoryQuery,
  type ContactRowFieldsFragment,
  ContactsDocument,
  type ContactSort,
  CreateChatGroupDocument,
  type CreateChatGroupInput,
  CreateContactDocument,
  type CreateContactInput,
  DeleteChatGroupDocument,
  HideChatGroupDocument,
  RecordConsentDocument,
  type RecordConsentInput,
  RemoveChatGroupMembersDocument,
  RestoreContactDocument,
  UnassignChatGroupDocument,
  UnhideChatGroupDocument,
  UpdateChatGroupDocument,
  type UpdateChatGroupInput,
  UpdateContactDocument,
  type UpdateContactInput,
} from '@client/graphql/directories';
import type { ListPage } from './paged-list';

export type ChatGroup = ChatGroupFieldsFragment;
export type ContactRow = ContactRowFieldsFragment;
export type ContactCard = ContactCardFieldsFragment;
export type Duplicate = ContactDuplicatesQuery['contactDuplicates'][number];
export type HistoryEntry = ContactHistoryQuery['contactHistory']['edges'][number]['node'];

export type GroupHistoryEntry = ChatGroupHistoryQuery['chatGroupHistory']['edges'][number]['node'];

const PAGE = 50;

/** What the directories ask of the server. Every method rejects with a `GraphqlFailure`. */
@Injectable({ providedIn: 'root' })
export class DirectoriesApi {
  private readonly http = inject(GraphqlHttp);

  async groups(
    search: string,
    includeHidden: boolean,
    sort: ChatGroupSort,
    after: string | null,
  ): Promise<ListPage<ChatGroup>> {
    const variables = { search: search || null, includeHidden, sort, first: PAGE, after };
    return (await this.http.run(ChatGroupsDocument, variables)).chatGroups;
  }

  async group(id: string): Promise<ChatGroup> {
    return (await this.http.run(ChatGroupDocument, { id })).chatGroup;
  }

  async nameTaken(name: string, exceptId: string | null): Promise<boolean> {
    return (await this.http.run(ChatGroupNameTakenDocument, { name, exceptId })).chatGroupNameTaken;
  }

  async createGroup(input: CreateChatGroupInput): Promise<ChatGroup> {
    return (await this.http.run(CreateChatGroupDocument, { input })).createChatGroup.chatGroup;
  }

  async updateGroup(input: UpdateChatGroupInput): Promise<ChatGroup> {
    return (await this.http.run(UpdateChatGroupDocument, { input })).updateChatGroup.chatGroup;
  }

  async hideGroup(id: string): Promise<ChatGroup> {
    return (await this.http.run(HideChatGroupDocument, { id })).hideChatGroup.chatGroup;
  }

  async unhideGroup(id: string): Promise<ChatGroup> {
    return (await this.http.run(UnhideChatGroupDocument, { id })).unhideChatGroup.chatGroup;
  }

  async deleteGroup(id: string): Promise<void> {
    await this.http.run(DeleteChatGroupDocument, { id });
  }

  async contacts(
    search: string,
    chatGroupId: string | null,
    sort: ContactSort,
    after: string | null,
  ): Promise<ListPage<ContactRow> & { readonly similar: boolean }> {
    const variables = { search: search || null, chatGroupId, archived: false, sort, first: PAGE, after };
    return (await this.http.run(ContactsDocument, variables)).contacts;
  }

  async contact(id: string): Promise<ContactCard> {
    return (await this.http.run(ContactDocument, { id })).contact;
  }

  async duplicates(phone: string, birthDate: string, name: string, exceptId: string | null): Promise<Duplicate[]> {
    const variables = { phone: phone || null, birthDate: birthDate || null, name: name || null, exceptId };
    return (await this.http.run(ContactDuplicatesDocument, variables)).contactDuplicates;
  }

  async history(id: string, after: string | null): Promise<ListPage<HistoryEntry>> {
    return (await this.http.run(ContactHistoryDocument, { id, first: PAGE, after })).contactHistory;
  }

  async createContact(input: CreateContactInput): Promise<ContactCard> {
    return (await this.http.run(CreateContactDocument, { input })).createContact.contact;
  }

  async updateContact(input: UpdateContactInput): Promise<ContactCard> {
    return (await this.http.run(UpdateContactDocument, { input })).updateContact.contact;
  }

  async archiveContact(id: string): Promise<ContactCard> {
    return (await this.http.run(ArchiveContactDocument, { id })).archiveContact.contact;
  }

  async restoreContact(id: string): Promise<ContactCard> {
    return (await this.http.run(RestoreContactDocument, { id })).restoreContact.contact;
  }

  async groupHistory(id: string, after: string | null): Promise<ListPage<GroupHistoryEntry>> {
    return (await this.http.run(ChatGroupHistoryDocument, { id, first: 20, after })).chatGroupHistory;
  }

  async recordConsent(input: RecordConsentInput): Promise<ContactCard> {
    return (await this.http.run(RecordConsentDocument, { input })).recordConsent.contact;
  }

  /** How many memberships are new. */
  async assign(contactIds: string[], chatGroupIds: string[]): Promise<number> {
    return (await this.http.run(AssignChatGroupsDocument, { contactIds, chatGroupIds })).assignChatGroups.count;
  }

  /** How many have ended. */
  async removeMembers(chatGroupId: string, contactIds: string[]): Promise<number> {
    const answer = await this.http.run(RemoveChatGroupMembersDocument, { chatGroupId, contactIds });
    return answer.removeChatGroupMembers.count;
  }

  async unassign(contactId: string, chatGroupId: string): Promise<void> {
    await this.http.run(UnassignChatGroupDocument, { contactId, chatGroupId });
  }
}
