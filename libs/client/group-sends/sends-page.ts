import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { PagedList } from '@client/directories/lists';
import { Session } from '@client/session';
import { Banner, Button, injectTexts } from '@client/ui';
import { DateFormats, Skeleton, Tag } from '@client/ui/overlay';
import { type GroupSend, GroupSendsApi } from './group-sends-api';
import { statusNames } from './labels';
import { NoAccess } from './no-access';

/** The sends of the clinic, the latest first. */
@Component({
  selector: 'sends-page',
  imports: [Banner, Button, NoAccess, RouterLink, Skeleton, Tag],
  template: `@if (!allowed()) {
      <sends-no-access />
    } @else {
      <main data-region="content" tabindex="-1" [attr.aria-label]="t('sends.past')">
        <div class="column">
          <header>
            <h1>{{ t('sends.past') }}</h1>
            <a uiButton variant="primary" routerLink="/chat/broadcast">{{ t('sends.title') }}</a>
          </header>
          @if (list.failed(); as code) {
            <ui-banner tone="danger" role="alert">
              {{ t('sends.failed', { code }) }}
              <button type="button" uiButton (click)="list.reload()">{{ t('ui.retry') }}</button>
            </ui-banner>
          }
          @if (list.loading() && !list.items().length) {
            <ui-skeleton width="100%" height="88px" />
            <ui-skeleton width="100%" height="88px" />
          }
          <ul [attr.aria-label]="t('sends.past')">
            @for (send of list.items(); track send.id) {
              <li>
                <a [routerLink]="['/chat/broadcasts', send.id]">
                  <span class="line">
                    <span class="names">{{ namesOf(send) }}</span>
                    <ui-tag>{{ t(send.withdrawnAt ? 'sends.withdrawn' : statusNames[send.status]) }}</ui-tag>
                  </span>
                  <span class="text">{{ send.text || t('sends.noText') }}</span>
                  <span class="note">
                    {{ send.author.name }} · {{ dates.dateTime(send.scheduled ? send.releaseAt : send.createdAt) }} ·
                    {{ t('sends.patients', { count: send.counts.total }) }}
                  </span>
                </a>
              </li>
            }
          </ul>
          @if (!list.loading() && !list.items().length && !list.failed()) {
            <p class="note">{{ t('sends.none') }}</p>
          }
          @if (list.nextCursor()) {
            <button type="button" uiButton [busy]="list.loading()" (click)="list.loadMore()">
              {{ t('sends.more') }}
            </button>
          }
        </div>
      </main>
    }`,
  styleUrls: ['./write/write-page.css', './sends-page.css'],
})
export class SendsPage {
  private readonly api = inject(GroupSendsApi);
  private readonly session = inject(Session);
  protected readonly dates = inject(DateFormats);
  protected readonly t = injectTexts();
  protected readonly statusNames = statusNames;
  protected readonly allowed = computed(() => (this.session.me()?.modules.length ?? 0) > 0);
  protected readonly list = new PagedList<GroupSend>((after) => this.api.sends(after));

  constructor() {
    if (this.allowed()) void this.list.reload();
  }

  protected namesOf(send: GroupSend): string {
    return send.groups.map(({ name }) => name).join(', ');
  }
}
