import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon, injectTexts } from '@client/ui';
import { Avatar, Badge, DateFormats } from '@client/ui/overlay';
import type { RoomSummary } from '../state/chat-types';
import { systemSentence } from '../thread/system-sentence';

/** One room of the panel: a link whose name says all that the eye sees. */
@Component({
  selector: 'chat-room-row',
  imports: [Avatar, Badge, Icon, RouterLink],
  template: `
    <a [routerLink]="['/chat', room().id]" [attr.aria-current]="open() ? 'true' : null">
      <span class="sr-only">{{ name() }}</span>
      <ui-avatar [name]="room().name" [group]="!room().direct" [size]="44" />
      <span class="words" aria-hidden="true">
        <span class="line">
          <span class="room">{{ room().name }}</span>
          <time [attr.datetime]="room().lastActivityAt">{{ time() }}</time>
        </span>
        <span class="line">
          <span class="preview" [class.strong]="room().unreadCount > 0">
            @if (draft()) {
              <span class="draft">{{ t('rooms.draft') }}</span>
              {{ draft() }}
            } @else {
              {{ preview() }}
            }
          </span>
          @if (failed()) {
            <ui-icon class="failed" name="circle-alert" [size]="18" />
          }
          @if (room().unreadCount > 0) {
            <ui-badge [count]="room().unreadCount" />
          }
        </span>
      </span>
    </a>
  `,
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
  /** Moves on at midnight. */
  readonly today = input.required<Date>();

  protected readonly time = computed(() => this.dates.short(this.room().lastActivityAt, this.today()));
  protected readonly preview = computed(() => {
    const { lastMessage, direct } = this.room();
    if (!lastMessage) return '';
    if (lastMessage.kind === 'SYSTEM') return systemSentence(lastMessage, this.t);
    const text = lastMessage.withdrawnAt ? this.t('message.deleted') : lastMessage.text;
    if (lastMessage.sender.id === this.myId()) return this.t('rooms.byYou', { text });
    return direct ? text : this.t('rooms.byOther', { name: lastMessage.sender.name, text });
  });
  protected readonly name = computed(() =>
    [
      this.room().name,
      ...(this.room().unreadCount > 0 ? [this.t('rooms.unread', { count: this.room().unreadCount })] : []),
      this.t('rooms.lastMessage', { time: this.time() }),
      ...(this.draft() ? [this.t('rooms.hasDraft')] : []),
      ...(this.failed() ? [this.t('rooms.hasFailed')] : []),
    ].join(', '),
  );
}
