import {
  Component,
  DestroyRef,
  ElementRef,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { Title } from '@angular/platform-browser';
import { RouterLink } from '@angular/router';
import { Button, Icon, injectTexts } from '@client/ui';
import { Avatar, IconButton, Skeleton } from '@client/ui/overlay';
import { UploadDropZone } from '../attachments/upload-drop-zone';
import { Presence } from '../presence/presence';
import { RoomSearchBar } from '../search/room-search-bar';
import { ChatDesk } from '../state/chat-desk';
import type { Message } from '../state/chat-types';
import { RoomDialogs } from '../room-dialogs/room-dialogs';
import { Composer } from '../composer/composer';
import { ReplyBar } from '../composer/reply-bar';
import { TypingLine } from '../composer/typing-line';
import { ConnectionLine } from './connection-line';
import { MessageList } from './message-list';
import { PinnedBar } from './pinned-bar';

const PLACE = 'thread';

/** The main panel: the open room's header, messages and message box, or why there are none. */
@Component({
  selector: 'chat-thread',
  imports: [
    Avatar,
    Button,
    Composer,
    ConnectionLine,
    Icon,
    IconButton,
    MessageList,
    PinnedBar,
    ReplyBar,
    RoomSearchBar,
    RouterLink,
    Skeleton,
    TypingLine,
    UploadDropZone,
  ],
  templateUrl: './thread.html',
  styleUrl: './thread.css',
})
export class Thread {
  private readonly dialogs = inject(RoomDialogs);
  private readonly title = inject(Title);
  private readonly presence = inject(Presence);
  protected readonly desk = inject(ChatDesk);
  protected readonly t = injectTexts();

  /** From the address. */
  readonly roomId = input.required<string>();
  /** A message to go to, from the address. */
  readonly m = input<string>();

  protected readonly editing = signal<Message | null>(null);
  private readonly endedRoom = signal<string | null>(null);
  private readonly list = viewChild(MessageList);
  private readonly composer = viewChild(Composer);

  protected readonly room = computed(() => {
    const id = this.roomId();
    return untracked(() => this.desk.held.open(id, this.m()));
  });
  protected readonly summary = computed(() => this.room().details() ?? this.desk.rooms.find(this.roomId()) ?? null);
  protected readonly memberCount = computed(
    () =>
      this.room()
        .members()
        .filter(({ leftSeq }) => leftSeq === null).length,
  );
  protected readonly ended = computed(() => this.endedRoom() === this.roomId() || this.room().state() === 'ended');
  /** Not there and not mine look the same; both come at once, while a lost connection may pass. */
  protected readonly denied = computed(() => ['NOT_FOUND', 'FORBIDDEN'].includes(this.room().failure()?.code ?? ''));
  protected readonly canPost = computed(() => this.room().details()?.permissions.post ?? true);
  protected readonly subtitle = computed(() => {
    const room = this.room().details();
    if (!room) return '';
    if (room.patient) {
      const { assignedTo } = room;
      return assignedTo ? this.t('thread.patientOf', { name: assignedTo.name }) : this.t('thread.patient');
    }
    if (!room.direct) return this.t('thread.members', { count: this.memberCount() });
    const position = room.members.find(({ employee }) => employee.id !== this.desk.myId)?.employee.position ?? '';
    const online = this.presence.isOnline(room.partnerId) ? this.t('presence.online') : '';
    return [position, online].filter(Boolean).join(' · ');
  });
  /** The search in this room is open. */
  protected readonly finding = linkedSignal({ source: this.roomId, computation: () => false });
  private readonly finder = viewChild<string, ElementRef<HTMLElement>>('finder', { read: ElementRef });

  constructor() {
    const ends = this.desk.accessEnded.subscribe((roomId) => {
      if (roomId === this.roomId()) this.endedRoom.set(roomId);
    });
    inject(DestroyRef).onDestroy(() => {
      ends.unsubscribe();
      this.presence.show(PLACE, []);
    });
    effect(() => {
      const partner = this.room().details()?.partnerId;
      this.presence.show(PLACE, partner ? [partner] : []);
    });
    effect(() => {
      this.roomId();
      untracked(() => this.editing.set(null));
    });
    effect(() => {
      const name = this.ended() ? null : this.summary()?.name;
      this.title.setTitle(name ? `${name} · Clinic Chat` : this.t('app.chatTitle'));
    });
  }

  protected openSettings(): void {
    void this.dialogs.settings(this.roomId());
  }

  protected writeNote(): void {
    void this.dialogs.note(this.roomId());
  }

  protected goTo(messageId: string): void {
    this.list()?.goTo(messageId);
  }

  protected endFinding(): void {
    this.finding.set(false);
    this.finder()?.nativeElement.focus();
  }

  protected focusComposer(): void {
    this.composer()?.focus();
  }

  protected cancelReply(): void {
    this.desk.replies.stop(this.roomId());
    this.focusComposer();
  }

  /** What nobody closer took: first the reply goes, then one comes to the latest message. */
  protected escape(event: Event): void {
    if (event.defaultPrevented) return;
    event.preventDefault();
    if (this.desk.replies.of(this.roomId())) this.desk.replies.stop(this.roomId());
    else void this.list()?.jumpToLatest();
  }

  protected reply(message: Message): void {
    this.editing.set(null);
    this.desk.replies.start(message);
    this.composer()?.focus();
  }

  protected edit(message: Message): void {
    this.desk.replies.stop(message.roomId);
    this.editing.set(message);
  }

  protected editLast(): void {
    const message = this.list()?.lastEditable();
    if (message) this.edit(message);
  }

  protected attach(files: readonly File[]): void {
    this.composer()?.attach(files);
  }

  protected putBack(text: string): void {
    const draft = this.desk.drafts.of(this.roomId());
    this.desk.drafts.keep(this.roomId(), draft ? `${text}\n${draft}` : text);
    this.composer()?.focus();
  }
}
