import { Component, inject, input, output, signal } from '@angular/core';
import type { MessageClass } from '@client/graphql/directories';
import { Banner, Button, TextField, type TextKey, injectTexts } from '@client/ui';
import { DateFormats, Toasts } from '@client/ui/overlay';
import { type ContactCard, DirectoriesApi } from '../directories-api';
import { type FormErrors, formErrors, noErrors } from '../failures';

const CLASSES: Readonly<Record<MessageClass, TextKey>> = {
  CARE: 'dir.consent.CARE',
  SERVICE: 'dir.consent.SERVICE',
  MARKETING: 'dir.consent.MARKETING',
};

/** What a patient agreed to, for each class of messages, and a form to record what they say now. */
@Component({
  selector: 'dir-card-consents',
  imports: [Banner, Button, TextField],
  template: `
    <h2 id="card-consents">{{ t('dir.consent') }}</h2>
    <ul aria-labelledby="card-consents">
      @for (one of classes; track one) {
        <li>
          <strong>{{ t(names[one]) }}</strong>
          <span class="note">{{ answerOf(one) }}</span>
          @if (contact().permissions.recordConsent) {
            <button
              type="button"
              uiButton
              [attr.aria-label]="t('dir.recordConsent', { name: t(names[one]) })"
              [attr.aria-expanded]="recording() === one"
              (click)="begin(one)"
            >
              {{ t('dir.record') }}
            </button>
          }
        </li>
      }
    </ul>
    @if (recording(); as one) {
      <form [attr.aria-label]="t('dir.recordConsent', { name: t(names[one]) })" (submit)="$event.preventDefault()">
        <label>
          {{ t('dir.consentAnswer') }}
          <select #answer (change)="given.set(answer.value === 'yes')">
            <option value="yes" [selected]="given()">{{ t('dir.consentGiven') }}</option>
            <option value="no" [selected]="!given()">{{ t('dir.consentRefused') }}</option>
          </select>
        </label>
        <label>
          {{ t('dir.consentSource') }}
          <select #how (change)="source.set(how.value === 'PAPER' ? 'PAPER' : 'SPOKEN')">
            <option value="PAPER" [selected]="source() === 'PAPER'">{{ t('dir.consentSource.PAPER') }}</option>
            <option value="SPOKEN" [selected]="source() === 'SPOKEN'">{{ t('dir.consentSource.SPOKEN') }}</option>
          </select>
        </label>
        <ui-text-field
          [label]="t('dir.consentDate')"
          [hint]="t('dir.birthDateHint')"
          [maxLength]="10"
          [error]="errors().fields['givenOn'] ?? null"
          [(value)]="day"
        />
        <ui-text-field [label]="t('dir.consentVersion')" [maxLength]="80" [(value)]="version" />
        @if (errors().whole; as reason) {
          <ui-banner tone="danger" role="alert">{{ reason }}</ui-banner>
        }
        <div class="buttons">
          <button type="button" uiButton variant="primary" [busy]="busy()" (click)="record(one)">
            {{ t('dir.save') }}
          </button>
          <button type="button" uiButton (click)="recording.set(null)">{{ t('ui.cancel') }}</button>
        </div>
      </form>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: 14px;
      margin-top: 28px;
    }
    h2 {
      font-size: var(--size-large);
    }
    ul,
    form {
      display: flex;
      flex-direction: column;
      gap: 12px;
      max-width: 480px;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 12px;
    }
    .note {
      flex: 1;
      color: var(--text-muted);
      font-size: var(--size-small);
    }
    form {
      padding: 16px;
      border: 1px solid var(--line);
      border-radius: var(--radius);
    }
    label {
      display: flex;
      flex-direction: column;
      gap: 6px;
      font-weight: 550;
    }
    select {
      min-height: 44px;
      padding: 0 10px;
      border: 1px solid var(--line-strong);
      border-radius: 10px;
      background: var(--surface-panel);
      color: var(--text);
      font: inherit;
    }
    .buttons {
      display: flex;
      gap: 10px;
    }
  `,
})
export class CardConsents {
  private readonly api = inject(DirectoriesApi);
  private readonly toasts = inject(Toasts);
  private readonly dates = inject(DateFormats);
  readonly contact = input.required<ContactCard>();
  readonly changed = output<ContactCard>();
  protected readonly t = injectTexts();
  protected readonly names = CLASSES;
  protected readonly classes = Object.keys(CLASSES) as MessageClass[];

  protected readonly recording = signal<MessageClass | null>(null);
  protected readonly given = signal(true);
  protected readonly source = signal<'PAPER' | 'SPOKEN'>('PAPER');
  protected readonly day = signal('');
  protected readonly version = signal('');
  protected readonly errors = signal<FormErrors>(noErrors);
  protected readonly busy = signal(false);

  protected answerOf(messageClass: MessageClass): string {
    const latest = this.contact().consents.find((one) => one.messageClass === messageClass);
    if (!latest) return this.t('dir.consentAsked');
    const answer = this.t(latest.given ? 'dir.consentGiven' : 'dir.consentRefused');
    return this.t('dir.consentOn', { answer, date: this.dates.date(`${latest.givenOn}T12:00:00`) });
  }

  protected begin(messageClass: MessageClass): void {
    this.errors.set(noErrors);
    this.day.set(new Date().toISOString().slice(0, 10));
    this.recording.set(messageClass);
  }

  protected async record(messageClass: MessageClass): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    try {
      const contact = await this.api.recordConsent({
        contactId: this.contact().id,
        messageClass,
        given: this.given(),
        source: this.source(),
        textVersion: this.version(),
        givenOn: this.day(),
      });
      this.recording.set(null);
      this.toasts.show(this.t('dir.saved'));
      this.changed.emit(contact);
    } catch (error) {
      this.errors.set(formErrors(error, this.t));
    }
    this.busy.set(false);
  }
}
