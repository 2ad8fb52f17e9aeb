import { DOCUMENT, DestroyRef, Injectable, computed, effect, inject, signal, untracked } from '@angular/core';
import { toGraphqlFailure } from '@client/graphql';
import { RealtimeSocket } from '@client/graphql/realtime';
import { Session } from '@client/session';
import { injectTexts } from '@client/ui';
import { Subject } from 'rxjs';
import { UploadDesk } from '../attachments/upload-desk';
import { uploadReasons } from '../attachments/upload-reasons';
import { fileStorageOf } from '../attachments/upload-storage';
import { ChatApi } from './chat-api';
import type { Message, RoomDetails } from './chat-types';
import { DeliveredMarks } from './delivered-marks';
import { Drafts } from './drafts';
import { HeldRooms } from './held-rooms';
import { LiveFeed } from './live-feed';
import { Outbox } from './outbox';
import { outboxStorageOf } from './outbox-storage';
import { Quotes } from './quotes';
import { Replies } from './replies';
import { RoomList } from './room-list';
import { TypingSigns } from './typing-signs';

/** What the person is told about the connection; null while there is nothing to tell. */
export type ConnectionNote = 'offline' | 'reconnecting' | 'connected' | null;

const CONNECTED_SHOWN_MS = 2_500;
/** A first connection that takes longer is worth a word. */
const SLOW_START_MS = 4_000;
const LAST_WORDS_MS = 1_000;

/** Puts the stores of the chat together for the signed-in person: who hears what, and what happens when. */
@Injectable({ providedIn: 'root' })
export class ChatDesk {
  private readonly api = inject(ChatApi);
  private readonly socket = inject(RealtimeSocket);
  private readonly session = inject(Session);
  private readonly window = inject(DOCUMENT).defaultView;
  private readonly arrivals = new Subject<Message>();
  private readonly ended = new Subject<string>();
  private readonly descriptions = new Subject<RoomDetails>();
  private readonly online = signal(this.window?.navigator.onLine ?? true);
  private readonly justConnected = signal(false);
  private readonly wasLost = signal(false);
  private readonly fetching = new Set<string>();

  readonly myId = this.session.me()?.employee.id ?? '';
  readonly rooms = new RoomList();
  readonly held = new HeldRooms(this.api, (messages) => this.shown(messages));
  readonly drafts = new Drafts(this.myId, {
    save: (roomId, text) => this.api.saveDraft(roomId, text),
    storage: this.window?.sessionStorage ?? new Storage(),
  });
  /** Who is writing where. */
  readonly typing = new TypingSigns(
    (roomId) => this.api.setTyping(roomId),
    () => Date.now(),
  );
  readonly replies = new Replies();
  readonly quotes = new Quotes((id) => this.api.message(id));
  readonly outbox: Outbox = new Outbox({
    send: (entry, signal) => this.api.send(entry, signal),
    acknowledged: (message) => this.acknowledge(message),
    storage: outboxStorageOf(this.myId),
    upload: (entry) => void this.uploads.upload(entry),
    forgetFiles: (files) => this.uploads.forget(files),
  });
  /** Files on their way. */
  readonly uploads: UploadDesk = new UploadDesk({
    limits: () => this.api.uploadLimits(),
    discard: (attachmentId) => this.api.removeUpload(attachmentId),
    uploaded: (key, attachmentId) => this.outbox.fileUploaded(key, attachmentId),
    failed: (key, reason) => this.outbox.fileFailed(key, reason),
    sessionEnded: () => this.session.ended(),
    say: uploadReasons(injectTexts()),
    storage: fileStorageOf(this.myId),
  });
  private readonly delivered = new DeliveredMarks((roomId, seq) => this.api.markDelivered(roomId, seq));
  private readonly feed = new LiveFeed((reader) => this.api.feed(reader), {
    catchUp: (anew) => this.catchUp(anew),
    message: (message) => this.receive(message),
    receipts: (roomId, receipts) => this.held.find(roomId)?.receipts(receipts),
    unread: (mark) => this.rooms.read(mark.roomId, mark),
    accessEnded: (roomId) => this.endAccess(roomId),
    preferences: (preferences) => {
      this.rooms.prefer(preferences);
      this.drafts.adopt(preferences.roomId, preferences.draft);
    },
    typing: (sign) => this.typing.heard(sign),
  });

  /** Messages of others that have just arrived by the feed. */
  readonly arrived = this.arrivals.asObservable();
  /** Rooms as the server has just described them: after a change of members or name, by whomever. */
  readonly described = this.descriptions.asObservable();
  /** Rooms that may no longer be read. */
  readonly accessEnded = this.ended.asObservable();
  readonly isOffline = computed(() => !this.online());
  readonly connectionNote = computed((): ConnectionNote => {
    if (!this.online()) return 'offline';
    const state = this.feed.state();
    if (state === 'lost' || (state !== 'live' && this.wasLost())) return 'reconnecting';
    return this.justConnected() ? 'connected' : null;
  });

  constructor() {
    this.watchNetwork();
    this.socket.sessionEnded.subscribe(() => this.session.ended());
    this.session.onLogOut(async () => {
      // The last words are saved when that is quick; nobody is kept from signing out.
      await Promise.race([this.drafts.flush(), new Promise((done) => setTimeout(done, LAST_WORDS_MS))]);
      this.hangUp();
      this.drafts.clear();
      await Promise.all([this.outbox.clear(), this.uploads.clear()]);
    });
    effect(() => {
      const connected = this.socket.state() === 'connected';
      untracked(() => {
        this.outbox.setConnected(connected);
        this.drafts.setConnected(connected);
        this.uploads.setConnected(connected);
        if (!connected) this.feed.lost();
      });
    });
    effect(() => {
      const state = this.feed.state();
      untracked(() => this.noteState(state));
    });
    effect(() => {
      if (this.session.state() === 'signed-in') untracked(() => this.feed.start());
      else untracked(() => this.hangUp());
    });
    setTimeout(() => {
      if (this.feed.state() === 'starting') this.wasLost.set(true);
    }, SLOW_START_MS);
    void this.outbox.restore();
    void this.loadRooms();
  }

  async loadRooms(): Promise<void> {
    this.rooms.loading();
    try {
      await this.refreshRooms();
    } catch {
      this.rooms.failed();
    }
  }

  async loadMoreRooms(): Promise<void> {
    const after = this.rooms.nextPage();
    if (!after) return;
    const asked = this.drafts.now();
    const page = await this.api.rooms(null, after);
    this.rooms.extend(page);
    for (const { id, draft } of page.rooms) this.drafts.adopt(id, draft, asked);
  }

  /** With the files that were chosen for it. */
  send(roomId: string, text: string, mentionIds: readonly string[] = []): void {
    const replyToId = this.replies.of(roomId)?.id ?? null;
    this.outbox.add(roomId, text, replyToId, new Date(), { mentionIds, files: this.uploads.take(roomId) });
    this.replies.stop(roomId);
  }

  /** Rejects with a `GraphqlFailure`. */
  async edit(message: Message, text: string): Promise<void> {
    this.receive(await this.api.edit(message.id, text));
  }

  async withdraw(message: Message): Promise<void> {
    this.receive(await this.api.withdraw(message.id));
  }

  /** Puts an emoji under a message or takes it away. Rejects with a `GraphqlFailure`. */
  async react(message: Message, emoji: string, reacted: boolean): Promise<void> {
    this.receive(await this.api.react(message.id, emoji, reacted));
  }

  /** For coming back to it: the room shows as unread, and a separator stands above the message. */
  async markUnread(message: Message): Promise<void> {
    this.rooms.prefer(await this.api.markUnread(message.roomId, true));
    this.held.find(message.roomId)?.unreadFrom(message.seq);
  }

  /** The person came back to a room that they had marked. */
  async unmarkUnread(roomId: string): Promise<void> {
    if (this.rooms.find(roomId)?.markedUnread) this.rooms.prefer(await this.api.markUnread(roomId, false));
  }

  async markRead(roomId: string, seq: number): Promise<void> {
    await this.api.markRead(roomId, seq);
  }

  /** Takes a room as the server just described it. */
  describe(room: RoomDetails): void {
    this.rooms.put(this.api.summaryOf(room));
    this.held.find(room.id)?.describe(room);
    this.descriptions.next(room);
  }

  /** The person left: nothing of the room stays. */
  forget(roomId: string): void {
    this.held.end(roomId);
    this.rooms.remove(roomId);
    this.outbox.dropRoom(roomId);
    this.drafts.drop(roomId);
    this.replies.stop(roomId);
    this.quotes.dropRoom(roomId);
    this.uploads.dropRoom(roomId);
  }

  private endAccess(roomId: string): void {
    this.forget(roomId);
    this.ended.next(roomId);
  }

  private acknowledge(message: Message): void {
    const room = this.held.find(message.roomId);
    this.receive(message);
    // Where the room is not held nothing will show the message, so nothing else confirms it.
    if (!room && message.clientMessageId) this.outbox.confirm(message.clientMessageId);
  }

  /** A message in its current state, by an event or as the answer to something done with it. */
  receive(message: Message): void {
    const isNew = message.seq > (this.rooms.find(message.roomId)?.lastSeq ?? 0);
    const known = this.rooms.receive(message, this.myId);
    if (!known || (isNew && message.kind === 'SYSTEM')) void this.fetchRoom(message.roomId);
    this.hear([message]);
    this.held.find(message.roomId)?.receive(message);
    if (message.sender.id === this.myId || !isNew) return;
    this.delivered.arrived(message.roomId, message.seq);
    this.typing.stopped(message.roomId, message.sender.id);
    if (message.kind === 'TEXT') this.arrivals.next(message);
  }

  /** Messages that are now on show, by whichever way they came: those of the outbox among them are out. */
  private shown(messages: readonly Message[]): void {
    this.hear(messages);
    for (const message of messages) {
      if (message.sender.id === this.myId && message.clientMessageId) this.outbox.confirm(message.clientMessageId);
      this.rooms.receive(message, this.myId);
    }
  }

  private hear(messages: readonly Message[]): void {
    this.quotes.hear(messages);
    this.replies.hear(messages);
  }

  private async catchUp(anew: boolean): Promise<void> {
    const held = this.held.all();
    await Promise.all([this.refreshRooms(), ...held.map((room) => (anew ? room.load() : room.catchUp()))]);
  }

  private async refreshRooms(): Promise<void> {
    const [asked, heard] = [this.drafts.now(), this.rooms.now()];
    const page = await this.api.rooms(null, null);
    this.rooms.replace(page, heard);
    for (const { id, draft } of page.rooms) this.drafts.adopt(id, draft, asked);
    for (const { id, unreadCount, lastSeq } of this.rooms.rooms()) {
      if (unreadCount > 0) this.delivered.arrived(id, lastSeq);
    }
  }

  /** A room that appeared, or whose members or name changed. */
  private async fetchRoom(roomId: string): Promise<void> {
    if (this.fetching.has(roomId)) return;
    this.fetching.add(roomId);
    try {
      this.describe(await this.api.room(roomId));
    } catch (error) {
      if (toGraphqlFailure(error).code === 'NOT_FOUND') this.endAccess(roomId);
    } finally {
      this.fetching.delete(roomId);
    }
  }

  /** The next socket is opened with the cookies of its own time. */
  private hangUp(): void {
    this.feed.stop();
    this.socket.close();
  }

  private noteState(state: ReturnType<LiveFeed['state']>): void {
    if (state === 'lost') {
      this.wasLost.set(true);
      this.justConnected.set(false);
    } else if (state === 'live' && this.wasLost()) {
      this.wasLost.set(false);
      this.justConnected.set(true);
      setTimeout(() => this.justConnected.set(false), CONNECTED_SHOWN_MS);
    }
  }

  private watchNetwork(): void {
    const leave = () => {
      if (this.window?.document.visibilityState === 'hidden') void this.drafts.flush();
    };
    const look = () => this.online.set(this.window?.navigator.onLine ?? true);
    const warn = (event: BeforeUnloadEvent) => {
      if (this.outbox.entries().length > 0 || this.uploads.holdsUnsent()) event.preventDefault();
    };
    this.window?.addEventListener('online', look);
    this.window?.addEventListener('offline', look);
    this.window?.addEventListener('beforeunload', warn);
    this.window?.document.addEventListener('visibilitychange', leave);
    inject(DestroyRef).onDestroy(() => {
      this.window?.removeEventListener('online', look);
      this.window?.removeEventListener('offline', look);
      this.window?.removeEventListener('beforeunload', warn);
      this.window?.document.removeEventListener('visibilitychange', leave);
      this.feed.stop();
    });
  }
}
