import { Injectable, inject } from '@angular/core';
import { GraphqlHttp } from '@client/graphql';
import {
  ForwardMessageDocument,
  type ForwardMessageInput,
  MessageReceiptsDocument,
  type MessageReceiptsQuery,
  MessageVersionsDocument,
  type MessageVersionsQuery,
  PinMessageDocument,
} from '@client/graphql/realtime';
import type { Message } from '../../state/chat-types';

export type MessageReceipt = MessageReceiptsQuery['messageReceipts'][number];
export type MessageVersion = MessageVersionsQuery['messageVersions'][number];

/** What the menu and the dialogs of a message ask of the server. Every method rejects with a `GraphqlFailure`. */
@Injectable({ providedIn: 'root' })
export class MessageQuestions {
  private readonly graphql = inject(GraphqlHttp);

  async receipts(messageId: string): Promise<readonly MessageReceipt[]> {
    return (await this.graphql.run(MessageReceiptsDocument, { messageId })).messageReceipts;
  }

  async versions(messageId: string): Promise<readonly MessageVersion[]> {
    return (await this.graphql.run(MessageVersionsDocument, { messageId })).messageVersions;
  }

  async forward(input: ForwardMessageInput): Promise<Message> {
    return (await this.graphql.run(ForwardMessageDocument, { input })).forwardMessage.message;
  }

  async pin(id: string, pinned: boolean): Promise<Message> {
    return (await this.graphql.run(PinMessageDocument, { id, pinned })).pinMessage.message;
  }
}
