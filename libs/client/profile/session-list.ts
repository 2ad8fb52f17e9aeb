import { Component, inject, signal } from '@angular/core';
import { Banner, Button, Icon, injectTexts } from '@client/ui';
import { DateFormats, Skeleton, Tag } from '@client/ui/overlay';
import { deviceOf } from './device';
import { type OwnSession, OwnSessions } from './own-sessions';

/** Where the person is signed in, each with the button that ends it. */
@Component({
  selector: 'profile-session-list',
  imports: [Banner, Button, Icon, Skeleton, Tag],
  providers: [OwnSessions],
  template: `
    @if (failedToEnd()) {
      <ui-banner tone="danger" role="alert">{{ t('ui.noAnswer') }}</ui-banner>
    }
    @switch (sessions.state()) {
      @case ('loading') {
        <div aria-busy="true">
          <ui-skeleton height="58px" radius="12px" />
        </div>
      }
      @case ('failed') {
        <ui-banner tone="danger" role="alert">
          {{ t('profile.sessionsFailed') }}
          <button type="button" uiButton variant="ghost" (click)="sessions.load()">{{ t('ui.retry') }}</button>
        </ui-banner>
      }
      @case ('ready') {
        <ul [attr.aria-label]="t('profile.sessions')">
          @for (session of sessions.list(); track session.id) {
            <li>
              <ui-icon name="monitor" [size]="22" />
              <div class="what">
                <strong>{{ nameOf(session) }}</strong>
                <span>{{ t('profile.signedIn', { at: dates.date(session.createdAt) }) }}</span>
                <span>{{ t('profile.lastUsed', { at: lastUsed(session) }) }}</span>
              </div>
              @if (session.id === sessions.current()) {
                <ui-tag>{{ t('profile.thisDevice') }}</ui-tag>
              } @else {
                <button
                  type="button"
                  uiButton
                  variant="quiet-danger"
                  [busy]="sessions.ending().has(session.id)"
                  [attr.aria-label]="t('profile.endSessionOf', { name: nameOf(session) })"
                  (click)="end(session)"
                >
                  {{ t('profile.endSession') }}
                </button>
              }
            </li>
          }
        </ul>
      }
    }
  `,
  styleUrl: './session-list.css',
})
export class SessionList {
  protected readonly sessions = inject(OwnSessions);
  protected readonly dates = inject(DateFormats);
  protected readonly t = injectTexts();
  protected readonly failedToEnd = signal(false);

  constructor() {
    void this.sessions.load();
  }

  protected nameOf({ userAgent, kind }: OwnSession): string {
    const device = deviceOf(userAgent);
    if (device) return this.t('profile.device', device);
    return this.t(kind === 'PROGRAM' ? 'profile.program' : 'profile.unknownDevice');
  }

  protected lastUsed({ lastSeenAt }: OwnSession): string {
    return this.dates.short(lastSeenAt, new Date());
  }

  protected async end({ id }: OwnSession): Promise<void> {
    this.failedToEnd.set(false);
    await this.sessions.end(id).catch(() => this.failedToEnd.set(true));
  }
}
