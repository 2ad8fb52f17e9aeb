import { DIALOG_DATA } from '@angular/cdk/dialog';
import { Component, inject, signal } from '@angular/core';
import { toGraphqlFailure } from '@client/graphql';
import { Banner, Button, injectTexts } from '@client/ui';
import { DialogShell } from '@client/ui/dialog';
import { DateFormats, Skeleton } from '@client/ui/overlay';
import type { Message } from '../../state/chat-types';
import { MessageQuestions, type MessageVersion } from './message-questions';

/** What a message said before it was edited, the present text first. */
@Component({
  selector: 'chat-versions-dialog',
  imports: [Banner, Button, DialogShell, Skeleton],
  template: `
    <ui-dialog-shell reading [heading]="t('message.versions')">
      @if (error(); as reason) {
        <ui-banner tone="danger" role="alert">{{ reason }}</ui-banner>
        <div>
          <button type="button" uiButton (click)="load()">{{ t('ui.retry') }}</button>
        </div>
      } @else if (versions(); as list) {
        <ol>
          @for (version of list; track version.version; let first = $first) {
            <li [class.now]="first">
              <p class="when">
                <time [attr.datetime]="version.writtenAt">{{ dates.full(version.writtenAt) }}</time>
                @if (first) {
                  <span>{{ t('versions.now') }}</span>
                }
              </p>
              <p class="text" [textContent]="version.text"></p>
            </li>
          }
        </ol>
      } @else {
        <p class="sr-only" role="status">{{ t('ui.loading') }}</p>
        <ui-skeleton width="60%" height="16px" />
        <ui-skeleton width="90%" height="44px" />
        <ui-skeleton width="60%" height="16px" />
      }
    </ui-dialog-shell>
  `,
  styles: `
    li {
      position: relative;
      padding: 0 0 18px 22px;
      border-inline-start: 2px solid var(--line);
    }
    li:last-child {
      padding-bottom: 2px;
    }
    li::before {
      position: absolute;
      inset-block-start: 5px;
      inset-inline-start: -6px;
      width: 10px;
      height: 10px;
      border: 2px solid var(--surface-panel);
      border-radius: 50%;
      background: var(--line-strong);
      content: '';
    }
    .now::before {
      background: var(--brand);
    }
    .when {
      display: flex;
      flex-wrap: wrap;
      gap: 2px 10px;
      color: var(--text-muted);
      font-size: var(--size-small);
    }
    .when span {
      color: var(--brand-text);
      font-weight: 600;
    }
    .text {
      margin-top: 2px;
      overflow-wrap: anywhere;
      white-space: pre-wrap;
    }
  `,
})
export class VersionsDialog {
  private readonly questions = inject(MessageQuestions);
  private readonly message = inject<Message>(DIALOG_DATA);
  protected readonly dates = inject(DateFormats);
  protected readonly t = injectTexts();
  protected readonly versions = signal<readonly MessageVersion[] | null>(null);
  protected readonly error = signal<string | null>(null);

  constructor() {
    void this.load();
  }

  protected async load(): Promise<void> {
    this.error.set(null);
    try {
      const versions = await this.questions.versions(this.message.id);
      this.versions.set([...versions].sort((a, b) => b.version - a.version));
    } catch (error) {
      const { code, message } = toGraphqlFailure(error);
      this.error.set(code === 'NETWORK' ? this.t('ui.noAnswer') : message);
    }
  }
}
