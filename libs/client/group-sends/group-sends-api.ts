import { Injectable, inject } from '@angular/core';
import { GraphqlHttp } from '@client/graphql';
import {
  CorrectGroupSendDocument,
  GroupSendDocument,
  GroupSendEventsDocument,
  type GroupSendEventsSubscription,
  type GroupSendFieldsFragment,
  GroupSendPreflightDocument,
  type GroupSendPreflightQuery,
  GroupSendRecipientsDocument,
  type GroupSendRecipientsQuery,
  type GroupSendRecipientStatus,
  GroupSendsDocument,
  GroupsToSendToDocument,
  type GroupsToSendToQuery,
  type MessageClass,
  ResendToUnreadDocument,
  ResumeGroupSendDocument,
  SendToGroupsDocument,
  type SendToGroupsInput,
  UndoGroupSendDocument,
  WithdrawGroupSendDocument,
} from '@client/graphql/group-sends';
import { RealtimeSocket } from '@client/graphql/realtime';

export type GroupSend = GroupSendFieldsFragment;
export type Preflight = GroupSendPreflightQuery['groupSendPreflight'];
export type GroupChoice = GroupsToSendToQuery['chatGroups']['edges'][number]['node'];
export type RecipientPage = GroupSendRecipientsQuery['groupSend']['recipients'];
export type Recipient = RecipientPage['edges'][number]['node'];
export type Progress = GroupSendEventsSubscription['groupSendEvents'];

const PAGE = 50;
const GROUPS = 100;

/** What the screens of sends to groups ask of the server. Every method rejects with a `GraphqlFailure`. */
@Injectable({ providedIn: 'root' })
export class GroupSendsApi {
  private readonly http = inject(GraphqlHttp);
  private readonly socket = inject(RealtimeSocket);

  async groups(search: string): Promise<readonly GroupChoice[]> {
    const { chatGroups } = await this.http.run(GroupsToSendToDocument, { search: search || null, first: GROUPS });
    return chatGroups.edges.map(({ node }) => node);
  }

  async preflight(chatGroupIds: readonly string[], messageClass: MessageClass): Promise<Preflight> {
    const variables = { chatGroupIds: [...chatGroupIds], messageClass };
    return (await this.http.run(GroupSendPreflightDocument, variables)).groupSendPreflight;
  }

  async sends(after: string | null) {
    return (await this.http.run(GroupSendsDocument, { first: PAGE, after })).groupSends;
  }

  async send(id: string): Promise<GroupSend> {
    return (await this.http.run(GroupSendDocument, { id })).groupSend;
  }

  async recipients(
    id: string,
    status: GroupSendRecipientStatus | null,
    search: string,
    after: string | null,
  ): Promise<RecipientPage> {
    const variables = { id, status, search: search || null, first: PAGE, after };
    return (await this.http.run(GroupSendRecipientsDocument, variables)).groupSend.recipients;
  }

  async sendToGroups(input: SendToGroupsInput): Promise<GroupSend> {
    return (await this.http.run(SendToGroupsDocument, { input })).sendToGroups.groupSend;
  }

  async undo(id: string): Promise<GroupSend> {
    return (await this.http.run(UndoGroupSendDocument, { id })).undoGroupSend.groupSend;
  }

  async resume(id: string): Promise<GroupSend> {
    return (await this.http.run(ResumeGroupSendDocument, { id })).resumeGroupSend.groupSend;
  }

  async withdraw(id: string): Promise<GroupSend> {
    return (await this.http.run(WithdrawGroupSendDocument, { id })).withdrawGroupSend.groupSend;
  }

  async correct(id: string, requestId: string, text: string): Promise<GroupSend> {
    return (await this.http.run(CorrectGroupSendDocument, { input: { id, requestId, text } })).correctGroupSend
      .groupSend;
  }

  async resend(id: string, requestId: string): Promise<GroupSend> {
    return (await this.http.run(ResendToUnreadDocument, { id, requestId })).resendToUnread.groupSend;
  }

  /** Tells how far a send is, now and whenever that changes. Returns how to stop. */
  follow(id: string, told: (progress: Progress) => void): () => void {
    return this.socket.subscribe(
      GroupSendEventsDocument,
      { next: ({ groupSendEvents }) => told(groupSendEvents), ended: () => undefined },
      { id },
    );
  }
}
