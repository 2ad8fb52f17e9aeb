import { Injectable, computed, effect, inject, signal, untracked } from '@angular/core';
import { GraphqlHttp, toGraphqlFailure } from '@client/graphql';
import {
  MarkPortalDeliveredDocument,
  MarkPortalReadDocument,
  type PortalConversationFieldsFragment,
  PortalConversationsDocument,
  PortalEventsDocument,
  type PortalEventsSubscription,
  type PortalItemFieldsFragment,
  SendPortalMessageDocument,
} from '@client/graphql/portal';
import { RealtimeSocket } from '@client/graphql/realtime';
import { OpenConversation } from './open-conversation';
import type { OutboxLetter } from './outbox';
import { PortalSession } from './portal-session';

export type Conversation = PortalConversationFieldsFragment;
export type Item = PortalItemFieldsFragment;

/** The patient's conversations, live. What may not be read any more is forgotten at once. */
@Injectable({ providedIn: 'root' })
export class PortalInbox {
  private readonly graphql = inject(GraphqlHttp);
  private readonly socket = inject(RealtimeSocket);
  private readonly session = inject(PortalSession);
  private readonly list = signal<readonly Conversation[] | null>(null);
  private readonly failure = signal<string | null>(null);
  private stop: (() => void) | null = null;
  private loading: Promise<void> | null = null;
  private asked = 0;

  /** Null until they were loaded. */
  readonly conversations = this.list.asReadonly();
  readonly failed = this.failure.asReadonly();
  readonly open = signal<OpenConversation | null>(null);
  /** The announcement that the patient is answering. */
  readonly answering = signal<{ readonly id: string; readonly text: string } | null>(null);
  readonly connected = computed(() => this.socket.state() === 'connected');
  readonly offline = computed(() => this.socket.state() === 'connecting');

  constructor() {
    this.socket.sessionEnded.subscribe(() => this.session.end());
    effect(() => {
      const state = this.session.state();
      untracked(() => (state === 'signed-in' ? this.start() : this.forget()));
    });
  }

  /** Called while it loads, it loads once more. */
  load(): Promise<void> {
    this.asked++;
    this.loading ??= this.loadUntilQuiet().finally(() => (this.loading = null));
    return this.loading;
  }

  private async loadUntilQuiet(): Promise<void> {
    for (let answered = -1; answered !== this.asked;) {
      answered = this.asked;
      await this.loadOnce();
    }
  }

  private async loadOnce(): Promise<void> {
    try {
      const { portalConversations } = await this.graphql.run(PortalConversationsDocument, {});
      if (this.session.state() !== 'signed-in') return;
      this.list.set(portalConversations);
      this.failure.set(null);
      for (const { last } of portalConversations) if (last && !last.mine) void this.markDelivered([last]);
    } catch (error) {
      this.failure.set(toGraphqlFailure(error).code);
    }
  }

  /** Shows a conversation; the one before is forgotten. */
  show(id: string): OpenConversation {
    const conversation = new OpenConversation(id, this.graphql);
    this.open.set(conversation);
    void conversation.load();
    return conversation;
  }

  close(): void {
    this.open.set(null);
  }

  /** Rejects with a `GraphqlFailure`. The same id again is stored once. */
  async send({ id, text, about, files }: OutboxLetter): Promise<void> {
    const attachmentIds = files.map((file) => file.id);
    const input = { clientMessageId: id, text, aboutId: about?.id ?? null, attachmentIds };
    const { item, optedOut } = (await this.graphql.run(SendPortalMessageDocument, { input })).sendPortalMessage;
    this.open()?.take(item);
    if (optedOut) await this.open()?.load();
    void this.load();
  }

  /** What was on screen. */
  async markRead(conversationId: string, items: readonly Item[]): Promise<void> {
    const itemIds = items.filter(({ mine }) => !mine).map(({ id }) => id);
    if (itemIds.length === 0) return;
    const input = { conversationId, itemIds: itemIds.slice(-100) };
    const answer = await this.graphql.run(MarkPortalReadDocument, { input }).catch(() => null);
    if (answer) this.replace(answer.markPortalRead.conversation);
  }

  private start(): void {
    if (this.stop) return;
    this.stop = this.socket.subscribe(PortalEventsDocument, {
      next: ({ portalEvents }) => this.take(portalEvents),
      ended: () => undefined,
    });
    void this.load();
  }

  private forget(): void {
    this.stop?.();
    this.stop = null;
    this.socket.close();
    this.list.set(null);
    this.open()?.forget();
    this.open.set(null);
    this.answering.set(null);
  }

  private take(event: PortalEventsSubscription['portalEvents']): void {
    switch (event.__typename) {
      case 'PortalReady':
        void this.load();
        void this.open()?.load();
        break;
      case 'PortalConversationsChanged':
        void this.load();
        void this.open()?.load();
        break;
      case 'PortalItemChanged':
        if (!event.item.mine) void this.markDelivered([event.item]);
        this.open()?.take(event.item);
        void this.load();
        break;
      case 'PortalConversationEnded':
        this.list.update((list) => list?.filter(({ id }) => id !== event.conversationId) ?? null);
        if (this.open()?.id === event.conversationId) this.open()?.forget();
        break;
    }
  }

  private async markDelivered(items: readonly Item[]): Promise<void> {
    for (const { id, conversationId } of items) {
      const input = { conversationId, itemIds: [id] };
      await this.graphql.run(MarkPortalDeliveredDocument, { input }).catch(() => undefined);
    }
  }

  private replace(conversation: Conversation): void {
    this.list.update((list) => list?.map((one) => (one.id === conversation.id ? conversation : one)) ?? null);
  }
}
