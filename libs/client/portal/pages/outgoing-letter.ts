import { Component, inject, input } from '@angular/core';
import { Button, Icon } from '@client/ui';
import { injectPortalTexts } from '../portal-texts';
import type { OutboxLetter } from '../state/outbox';
import { PortalOutbox } from '../state/portal-outbox';

/** What the patient wrote and the clinic has not got yet, where it will stand. */
@Component({
  selector: 'portal-outgoing-letter',
  imports: [Button, Icon],
  template: `
    <article [attr.aria-label]="t('portal.you')">
      @if (letter().about; as quote) {
        <p class="quote">{{ quote.text || t('portal.aboutWithdrawn') }}</p>
      }
      @if (letter().text) {
        <p class="text" [textContent]="letter().text"></p>
      }
      @for (file of letter().files; track file.id) {
        <p class="file"><ui-icon name="paperclip" [size]="18" />{{ file.name }}</p>
      }
      <p class="foot" role="status">
        @if (letter().refused; as code) {
          {{ t(code === 'NOT_FOUND' && letter().files.length ? 'portal.filesLost' : 'portal.notSent') }}
        } @else {
          {{ t(outbox.sending() === letter().id ? 'portal.sending' : 'portal.waiting') }}
        }
      </p>
    </article>
    @if (letter().refused) {
      <p class="actions">
        <button type="button" uiButton (click)="outbox.retry(letter().id)">{{ t('portal.tryAgain') }}</button>
        <button type="button" uiButton (click)="outbox.remove(letter().id)">{{ t('portal.discard') }}</button>
      </p>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      align-items: flex-end;
      gap: 6px;
      width: 100%;
    }
    article {
      max-width: min(88%, 520px);
      padding: 12px 16px;
      border: 1px dashed var(--line-strong);
      border-radius: var(--radius-large);
      border-end-end-radius: 6px;
      background: var(--surface-panel);
      font-size: 1rem;
      line-height: 1.5;
      overflow-wrap: anywhere;
    }
    .text {
      white-space: pre-wrap;
    }
    .quote {
      margin-bottom: 6px;
      padding-inline-start: 10px;
      border-inline-start: 3px solid currentcolor;
      font-size: var(--size-small);
    }
    .file,
    .actions {
      display: flex;
      gap: 8px;
      align-items: center;
    }
    .foot {
      margin-top: 4px;
      color: var(--text-muted);
      font-size: var(--size-small);
      text-align: end;
    }
  `,
})
export class OutgoingLetter {
  protected readonly outbox = inject(PortalOutbox);
  protected readonly t = injectPortalTexts();
  readonly letter = input.required<OutboxLetter>();
}
