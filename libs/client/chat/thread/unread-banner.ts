import { Component, inject, input, output } from '@angular/core';
import { Icon, injectTexts } from '@client/ui';
import { DateFormats } from '@client/ui/overlay';

/** Says that something new lies further up, and leads there. */
@Component({
  selector: 'chat-unread-banner',
  imports: [Icon],
  template: `
    <button type="button" (click)="jumped.emit()">
      <ui-icon name="arrow-up" [size]="16" />
      {{ t('thread.unreadBanner', { count: count(), time: dates.timeOrDay(since(), today) }) }}
      <strong>{{ t('thread.unreadJump') }}</strong>
    </button>
    <button type="button" class="hide" [attr.aria-label]="t('thread.dismissUnread')" (click)="dismissed.emit()">
      <ui-icon name="x" [size]="16" />
    </button>
  `,
  styles: `
    :host {
      position: absolute;
      z-index: 2;
      inset-block-start: 10px;
      inset-inline-start: 50%;
      display: flex;
      max-width: calc(100% - 24px);
      border-radius: 22px;
      background: var(--brand);
      box-shadow: var(--shadow-floating);
      color: var(--text-on-brand);
      font-size: 0.875rem;
      transform: translateX(-50%);
    }
    button {
      display: flex;
      align-items: center;
      gap: 8px;
      min-height: var(--control);
      padding: 0 8px 0 16px;
      border: 0;
      border-radius: 22px;
      background: none;
      color: inherit;
      white-space: nowrap;
    }
    button:hover {
      background: var(--brand-hover);
    }
    button:focus-visible {
      outline-color: currentColor;
      outline-offset: -4px;
    }
    strong {
      font-weight: 650;
      text-decoration: underline;
      text-underline-offset: 2px;
    }
    .hide {
      padding: 0 12px;
    }
  `,
})
export class UnreadBanner {
  protected readonly dates = inject(DateFormats);
  protected readonly t = injectTexts();
  protected readonly today = new Date();
  readonly count = input.required<number>();
  /** Of the first new message. */
  readonly since = input.required<string>();
  readonly jumped = output<void>();
  readonly dismissed = output<void>();
}
