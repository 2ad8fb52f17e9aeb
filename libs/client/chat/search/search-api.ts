import { Injectable, inject } from '@angular/core';
import { GraphqlHttp } from '@client/graphql';
import { FindPeopleDocument, SearchMessagesDocument } from '@client/graphql/realtime';
import type { Person, RoomSummary } from '../state/chat-types';
import { ChatApi } from '../state/chat-api';
import { ChatDesk } from '../state/chat-desk';
import { ChatSearch, type HitsPage } from './chat-search';

const PEOPLE_SHOWN = 10;
const HITS_PER_PAGE = 20;

/** Searches of the server. Every method rejects with a `GraphqlFailure`. */
@Injectable({ providedIn: 'root' })
export class SearchApi {
  private readonly graphql = inject(GraphqlHttp);
  private readonly chat = inject(ChatApi);
  private readonly desk = inject(ChatDesk);

  async chats(query: string): Promise<readonly RoomSummary[]> {
    return (await this.chat.rooms(query, null)).rooms;
  }

  async people(query: string): Promise<readonly Person[]> {
    const { edges } = (await this.graphql.run(FindPeopleDocument, { search: query, first: PEOPLE_SHOWN })).employees;
    return edges.map(({ node }) => node);
  }

  /** Messages of one room, or of all. */
  async messages(query: string, after: string | null, roomId: string | null = null): Promise<HitsPage> {
    const variables = { query, after, first: HITS_PER_PAGE, ...(roomId !== null && { roomId }) };
    const { edges, pageInfo } = (await this.graphql.run(SearchMessagesDocument, variables)).searchMessages;
    return { hits: edges.map(({ node }) => node), endCursor: pageInfo.hasNextPage ? pageInfo.endCursor : null };
  }

  /** A search over everything the person may find. */
  everything(): ChatSearch {
    return new ChatSearch({
      chats: (query) => this.chats(query),
      people: (query) => this.people(query),
      messages: (query, after) => this.messages(query, after),
      known: () => this.known(),
    });
  }

  /** Where to go: chats and people, no messages. */
  places(): ChatSearch {
    return new ChatSearch({
      chats: (query) => this.chats(query),
      people: (query) => this.people(query),
      messages: () => Promise.resolve({ hits: [], endCursor: null }),
      known: () => this.known(),
    });
  }

  /** The messages of one room. */
  inRoom(roomId: string): ChatSearch {
    return new ChatSearch({
      chats: () => Promise.resolve([]),
      people: () => Promise.resolve([]),
      messages: (query, after) => this.messages(query, after, roomId),
      known: () => new Set(),
    });
  }

  private known(): ReadonlySet<string> {
    const partners = this.desk.rooms.rooms().flatMap(({ partnerId }) => partnerId ?? []);
    return new Set([this.desk.myId, ...partners]);
  }
}
