import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject, signal } from '@angular/core';
import { Banner, Button, injectTexts } from '@client/ui';
import { DialogShell } from '@client/ui/dialog';
import { failureText } from '../failure-text';
import { type GroupSend, GroupSendsApi } from '../group-sends-api';

/** Withdraws a send and sends what is right. Closes with the new send. */
@Component({
  selector: 'sends-correct-dialog',
  imports: [Banner, Button, DialogShell],
  template: `
    <ui-dialog-shell [heading]="t('sends.correct')" [dirty]="dirty()">
      <p>{{ t('sends.correctWhat') }}</p>
      <label for="sends-right">{{ t('sends.message') }}</label>
      <textarea
        #area
        id="sends-right"
        rows="6"
        maxlength="8000"
        [value]="text()"
        (input)="text.set(area.value)"
      ></textarea>
      @if (refused(); as reason) {
        <ui-banner tone="danger" role="alert">{{ reason }}</ui-banner>
      }
      <ng-container ngProjectAs="[dialogActions]">
        <button type="button" uiButton (click)="ref.close()">{{ t('ui.cancel') }}</button>
        <button type="button" uiButton variant="primary" [busy]="busy()" (click)="save()">
          {{ t('sends.correct') }}
        </button>
      </ng-container>
    </ui-dialog-shell>
  `,
  styles: `
    label {
      font-weight: 550;
    }
    textarea {
      width: 100%;
      padding: 10px 12px;
      border: 1px solid var(--line-strong);
      border-radius: var(--radius);
      background: var(--surface-panel);
      color: var(--text);
      font: inherit;
      resize: vertical;
    }
  `,
})
export class CorrectDialog {
  private readonly api = inject(GroupSendsApi);
  private readonly requestId = crypto.randomUUID();
  protected readonly ref = inject<DialogRef<GroupSend>>(DialogRef);
  private readonly wrong = inject<GroupSend>(DIALOG_DATA);
  protected readonly t = injectTexts();
  protected readonly text = signal(this.wrong.text);
  protected readonly dirty = computed(() => this.text() !== this.wrong.text);
  protected readonly busy = signal(false);
  protected readonly refused = signal<string | null>(null);

  protected async save(): Promise<void> {
    if (this.busy() || !this.text().trim()) return;
    this.busy.set(true);
    try {
      this.ref.close(await this.api.correct(this.wrong.id, this.requestId, this.text()));
    } catch (error) {
      this.refused.set(failureText(error, this.t));
      this.busy.set(false);
    }
  }
}
