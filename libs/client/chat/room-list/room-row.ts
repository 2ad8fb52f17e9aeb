import { CdkContextMenuTrigger, CdkMenuTrigger } from '@angular/cdk/menu';
import { Component, type TemplateRef, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon, injectTexts } from '@client/ui';
import { Avatar, Badge, DateFormats, IconButton } from '@client/ui/overlay';
import { PresenceDot } from '../presence/presence-dot';
import type { RoomSummary } from '../state/chat-types';
import { systemSentence } from '../thread/system-sentence';

/** One room of the panel: a link whose name says all that the eye sees, and the button of its menu. */
@Component({
  selector: 'chat-room-row',
  imports: [Avatar, Badge, CdkContextMenuTrigger, CdkMenuTrigger, Icon, IconButton, PresenceDot, RouterLink],
  templateUrl: './room-row.html',
  styleUrl: './room-row.css',
  host: { role: 'listitem' },
})
export class RoomRow {
  private readonly dates = inject(DateFormats);
  protected readonly t = injectTexts();

  readonly room = input.required<RoomSummary>();
  readonly myId = input.required<string>();
  readonly open = input(false);
  readonly draft = input('');
  readonly failed = input(false);
  readonly online = input(false);
  /** Names of those who write here now. */
  readonly typing = input<readonly string[]>([]);
  /** Moves on at midnight. */
  readonly today = input.required<Date>();
  /** What the menu holds; it gets the room. */
  readonly menu = input.required<TemplateRef<{ $implicit: RoomSummary }>>();

  protected readonly time = computed(() => this.dates.short(this.room().lastActivityAt, this.today()));
  protected readonly typingWords = computed(() => {
    const [name] = this.typing();
    if (!name) return '';
    return this.room().direct ? this.t('rooms.typing') : this.t('typing.one', { name });
  });
  protected readonly preview = computed(() => {
    const { lastMessage, direct } = this.room();
    if (!lastMessage) return '';
    if (lastMessage.kind === 'SYSTEM') return systemSentence(lastMessage, this.t);
    const text = lastMessage.withdrawnAt ? this.t('message.deleted') : lastMessage.text;
    if (lastMessage.sender.id === this.myId()) return this.t('rooms.byYou', { text });
    return direct || lastMessage.sender.kind === 'PATIENT'
      ? text
      : this.t('rooms.byOther', { name: lastMessage.sender.name, text });
  });
  protected readonly name = computed(() => {
    const { name, unreadCount, mentioned, markedUnread, muted, unansweredSince } = this.room();
    return [
      name,
      ...(unreadCount > 0 ? [this.t('rooms.unread', { count: unreadCount })] : []),
      ...(unansweredSince ? [this.t('rooms.unanswered')] : []),
      ...(mentioned ? [this.t('rooms.mentioned')] : []),
      ...(markedUnread && unreadCount === 0 ? [this.t('rooms.markedUnread')] : []),
      this.t('rooms.lastMessage', { time: this.time() }),
      ...(this.draft() ? [this.t('rooms.hasDraft')] : []),
      ...(this.failed() ? [this.t('rooms.hasFailed')] : []),
      ...(muted ? [this.t('rooms.muted')] : []),
      ...(this.online() ? [this.t('presence.online')] : []),
    ].join(', ');
  });
}
