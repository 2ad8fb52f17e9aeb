import { randomUUID } from 'node:crypto';
import { type Answer, type Credentials, credentialHeaders, type ErrorAnswer, post } from './http';
import { LiveClient } from './live-client';
import * as operations from './operations';
import type { Message, MessagesArgs, Operation, Page, Room, RoomsArgs, Sent } from './operations';

export interface Person {
  readonly clinicId: string;
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly sessionId: string;
  readonly token: string;
}

/** An answer that was a refusal, although the test wanted it done. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly errors: readonly ErrorAnswer[],
  ) {
    super(`${status}: ${JSON.stringify(errors)}`);
  }
}

/** A person of a clinic who uses the API of one process. */
export class Actor {
  constructor(
    readonly person: Person,
    readonly url: string,
    private readonly endings: (() => Promise<unknown>)[] = [],
  ) {}

  get id(): string {
    return this.person.id;
  }

  get name(): string {
    return this.person.name;
  }

  get credentials(): Credentials {
    return { token: this.person.token };
  }

  /** The same person at another process, or with another session; `leave` ends what all of them do. */
  with(change: { readonly url?: string; readonly session?: Pick<Person, 'sessionId' | 'token'> }): Actor {
    return new Actor({ ...this.person, ...change.session }, change.url ?? this.url, this.endings);
  }

  ask<Data, Variables>(operation: Operation<Data, Variables>, variables: Variables): Promise<Answer<Data>> {
    return post<Data>(this.url, { query: operation.text, variables }, credentialHeaders(this.credentials));
  }

  /** @throws Refused */
  async run<Data, Variables>(operation: Operation<Data, Variables>, variables: Variables): Promise<Data> {
    const { status, data, errors } = await this.ask(operation, variables);
    if (errors || !data) throw new Refused(status, errors ?? []);
    return data;
  }

  /** The one error of a request that must be refused. @throws when it was not */
  async refusal<Data, Variables>(operation: Operation<Data, Variables>, variables: Variables): Promise<ErrorAnswer> {
    const { data, errors } = await this.ask(operation, variables);
    const [error] = errors ?? [];
    if (!error || errors?.length !== 1)
      throw new Error(`one refusal was expected: ${JSON.stringify({ data, errors })}`);
    return error;
  }

  /** Opens a live socket and waits for FeedReady. Closed by `leave`. */
  async socket(): Promise<LiveClient> {
    const live = await LiveClient.open(this.url, this.credentials);
    this.onLeave(() => live.close());
    return live;
  }

  /** What goes on until somebody ends it is ended here at the latest: a test that fails must not keep running. */
  onLeave(end: () => Promise<unknown>): void {
    this.endings.push(end);
  }

  async leave(): Promise<void> {
    await Promise.all(
      this.endings
        .splice(0)
        .reverse()
        .map((end) => end()),
    );
  }

  async chatWith(other: Actor): Promise<Room> {
    return (await this.run(operations.createChatRoom, { input: { memberIds: [other.id] } })).createChatRoom.room;
  }

  async createRoom(name: string, others: readonly Actor[]): Promise<Room> {
    const input = { name, memberIds: others.map(({ id }) => id) };
    return (await this.run(operations.createChatRoom, { input })).createChatRoom.room;
  }

  async room(id: string): Promise<Room> {
    return (await this.run(operations.chatRoom, { id })).chatRoom;
  }

  async rooms(args: RoomsArgs = {}): Promise<Page<Room>> {
    return (await this.run(operations.chatRooms, args)).chatRooms;
  }

  async add(room: { id: string }, others: readonly Actor[], history?: operations.HistoryAccess): Promise<Room> {
    const input = { roomId: room.id, memberIds: others.map(({ id }) => id), ...(history && { history }) };
    return (await this.run(operations.addChatRoomMembers, { input })).addChatRoomMembers.room;
  }

  async remove(room: { id: string }, member: Actor): Promise<Room> {
    const input = { roomId: room.id, memberId: member.id };
    return (await this.run(operations.removeChatRoomMember, { input })).removeChatRoomMember.room;
  }

  async deliver(
    room: { id: string },
    text: string,
    more: {
      readonly clientMessageId?: string;
      readonly replyToId?: string;
      readonly attachmentIds?: readonly string[];
    } = {},
  ): Promise<Sent> {
    const input = { roomId: room.id, clientMessageId: randomUUID(), text, ...more };
    return (await this.run(operations.sendMessage, { input })).sendMessage;
  }

  async send(...args: Parameters<Actor['deliver']>): Promise<Message> {
    return (await this.deliver(...args)).message;
  }

  async history(room: { id: string }, args: MessagesArgs = {}): Promise<Page<Message>> {
    return (await this.run(operations.messages, { id: room.id, ...args })).chatRoom.messages;
  }

  /** Everything of a room that changed after a revision, however many pages that is. */
  async changes(room: { id: string }, afterRevision: number): Promise<operations.LiveMessage[]> {
    const found: operations.LiveMessage[] = [];
    for (let revision = afterRevision; ;) {
      const page = (await this.run(operations.changes, { id: room.id, afterRevision: revision })).chatRoom.changes;
      found.push(...page.messages);
      if (!page.hasMore) return found;
      revision = page.revision;
    }
  }

  async message(id: string): Promise<Message> {
    return (await this.run(operations.message, { id })).message;
  }

  async markRead(room: { id: string }, seq: number): Promise<{ readSeq: number; unreadCount: number }> {
    return (await this.run(operations.markRead, { roomId: room.id, seq })).markRead;
  }

  async markDelivered(room: { id: string }, seq: number): Promise<number> {
    return (await this.run(operations.markDelivered, { roomId: room.id, seq })).markDelivered.deliveredSeq;
  }
}
