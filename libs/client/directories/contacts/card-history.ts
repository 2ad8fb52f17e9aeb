import { Component, effect, inject, input, untracked } from '@angular/core';
import { Banner, Button, injectTexts } from '@client/ui';
import { DateFormats, Skeleton } from '@client/ui/overlay';
import { type ContactCard, DirectoriesApi, type HistoryEntry } from '../directories-api';
import { actNames } from '../labels';
import { PagedList } from '../paged-list';

/** What happened to a card, the latest first. */
@Component({
  selector: 'dir-card-history',
  imports: [Banner, Button, Skeleton],
  template: `
    @if (list.failed(); as code) {
      <ui-banner tone="danger" role="alert">
        {{ t('dir.failed', { code }) }}
        <button type="button" uiButton (click)="list.reload()">{{ t('ui.retry') }}</button>
      </ui-banner>
    }
    @if (list.loading() && !list.items().length) {
      <ui-skeleton height="120px" />
    }
    <ol [attr.aria-label]="t('dir.tab.history')">
      @for (entry of list.items(); track entry.id) {
        <li>
          <p>
            <strong>{{ t(actNames[entry.act]) }}</strong>
            <span class="note">{{ entry.by.name }}, {{ dates.dateTime(entry.at) }}</span>
          </p>
          @for (change of entry.changes; track change.field) {
            <p class="note">{{ change.before ?? '–' }} → {{ change.after ?? '–' }}</p>
          }
        </li>
      }
    </ol>
    @if (list.nextCursor()) {
      <button type="button" uiButton (click)="list.loadMore()">{{ t('dir.loadMore') }}</button>
    }
  `,
  styles: `
    ol {
      display: flex;
      flex-direction: column;
      gap: 14px;
    }
    li {
      overflow-wrap: anywhere;
    }
    .note {
      color: var(--text-muted);
      font-size: var(--size-small);
    }
  `,
})
export class CardHistory {
  private readonly api = inject(DirectoriesApi);
  readonly contact = input.required<ContactCard>();
  protected readonly dates = inject(DateFormats);
  protected readonly actNames = actNames;
  protected readonly t = injectTexts();
  protected readonly list = new PagedList<HistoryEntry>((after) => this.api.history(this.contact().id, after));

  constructor() {
    effect(() => {
      this.contact();
      untracked(() => void this.list.reload());
    });
  }
}
