import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, inject, signal } from '@angular/core';
import { toGraphqlFailure } from '@client/graphql';
import { Banner, Button, injectTexts } from '@client/ui';
import { DialogShell } from '@client/ui/dialog';
import { ChatDesk } from '../../state/chat-desk';
import type { Message } from '../../state/chat-types';

/** A withdrawn message cannot be brought back, so this one asks. */
@Component({
  selector: 'chat-withdraw-dialog',
  imports: [Banner, Button, DialogShell],
  template: `
    <ui-dialog-shell [heading]="t('withdraw.title')">
      <p>{{ t('withdraw.lead') }}</p>
      @if (error(); as reason) {
        <ui-banner tone="danger" role="alert">{{ reason }}</ui-banner>
      }
      <ng-container ngProjectAs="[dialogActions]">
        <button type="button" uiButton data-first-focus (click)="ref.close()">{{ t('ui.cancel') }}</button>
        <button type="button" uiButton variant="danger" [busy]="busy()" (click)="withdraw()">
          {{ t('message.delete') }}
        </button>
      </ng-container>
    </ui-dialog-shell>
  `,
})
export class WithdrawDialog {
  private readonly desk = inject(ChatDesk);
  private readonly message = inject<Message>(DIALOG_DATA);
  protected readonly ref = inject<DialogRef<void>>(DialogRef);
  protected readonly t = injectTexts();
  protected readonly busy = signal(false);
  protected readonly error = signal<string | null>(null);

  protected async withdraw(): Promise<void> {
    this.busy.set(true);
    try {
      await this.desk.withdraw(this.message);
      this.ref.close();
    } catch (error) {
      const { code, message } = toGraphqlFailure(error);
      this.error.set(code === 'NETWORK' ? this.t('ui.noAnswer') : message);
      this.busy.set(false);
    }
  }
}
