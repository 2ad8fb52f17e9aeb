import { Component, inject, input } from '@angular/core';
import { Button, injectTexts } from '@client/ui';
import { DateFormats } from '@client/ui/overlay';
import type { Recipient } from '../group-sends-api';
import { noticeNames, reasonNames, recipientNames } from '../labels';
import type { SendReport } from './send-report';

/** What became of a send for each patient; cards on a phone. */
@Component({
  selector: 'sends-recipients-table',
  imports: [Button],
  template: `<div class="table">
      <table role="table" [attr.aria-label]="t('sends.recipients')" [attr.aria-busy]="report().loading()">
        <thead role="rowgroup">
          <tr role="row">
            <th scope="col" role="columnheader">{{ t('sends.name') }}</th>
            <th scope="col" role="columnheader">{{ t('sends.status') }}</th>
            <th scope="col" role="columnheader">{{ t('sends.time') }}</th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          @for (one of report().recipients(); track one.contactId) {
            <tr role="row">
              <td role="cell">{{ one.name }}</td>
              <td role="cell">
                {{ t(recipientNames[one.status]) }}
                @if (one.reason) {
                  <span class="note">{{ t(reasonNames[one.reason]) }}</span>
                }
                @if (one.notice; as notice) {
                  <span class="note">{{ t(noticeNames[notice.status], { attempts: notice.attempts }) }}</span>
                }
              </td>
              <td role="cell">{{ dates.dateTime(timeOf(one)) }}</td>
            </tr>
          }
        </tbody>
      </table>
      @if (!report().loading() && !report().recipients().length) {
        <p class="empty">{{ t(report().query() ? 'sends.nobodyFound' : 'sends.nobody') }}</p>
      }
    </div>
    @if (report().nextCursor()) {
      <button type="button" uiButton [busy]="report().loading()" (click)="report().more()">
        {{ t('sends.more') }}
      </button>
    }`,
  styles: `
    .table {
      overflow: hidden;
      border: 1px solid var(--line);
      border-radius: var(--radius-large);
      background: var(--surface-panel);
    }
    table {
      width: 100%;
      border-collapse: collapse;
    }
    th {
      padding: 12px 16px;
      color: var(--text-muted);
      font-size: var(--size-small);
      font-weight: 600;
      text-align: start;
    }
    td {
      height: 48px;
      padding: 6px 16px;
      border-top: 1px solid var(--line);
      overflow-wrap: anywhere;
    }
    .note {
      display: block;
      color: var(--text-muted);
      font-size: var(--size-small);
    }
    .empty {
      padding: 32px 16px;
      color: var(--text-muted);
      text-align: center;
    }
    button {
      margin-top: 12px;
    }
    @media (width < 600px) {
      table,
      tbody,
      tr,
      td {
        display: block;
      }
      thead {
        position: absolute;
        width: 1px;
        height: 1px;
        overflow: hidden;
        clip-path: inset(50%);
      }
      tbody tr {
        padding: 10px 14px;
      }
      tbody tr + tr {
        border-top: 1px solid var(--line);
      }
      td {
        height: auto;
        padding: 2px 0;
        border: 0;
      }
    }
  `,
})
export class RecipientsTable {
  readonly report = input.required<SendReport>();
  protected readonly dates = inject(DateFormats);
  protected readonly t = injectTexts();
  protected readonly recipientNames = recipientNames;
  protected readonly reasonNames = reasonNames;
  protected readonly noticeNames = noticeNames;

  /** When it came to the status that is shown. */
  protected timeOf({ readAt, deliveredAt, sentAt, queuedAt }: Recipient): string {
    return readAt ?? deliveredAt ?? sentAt ?? queuedAt;
  }
}
