import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { DOCUMENT, Component, inject, signal } from '@angular/core';
import { Banner, Button, TextField, injectTexts } from '@client/ui';
import { DialogShell } from '@client/ui/dialog';
import { DateFormats } from '@client/ui/overlay';
import type { InviteLink } from './employees-api';

export interface Invitation {
  readonly name: string;
  readonly invite: InviteLink;
}

/** The link with which somebody sets a password: it is shown here, once, and nowhere else. */
@Component({
  selector: 'dir-invite-dialog',
  imports: [Banner, Button, DialogShell, TextField],
  template: `
    <ui-dialog-shell [heading]="t('staff.inviteTitle', { name: data.name })">
      <p>{{ t('staff.inviteLead', { until: dates.full(data.invite.expiresAt) }) }}</p>
      <ui-text-field readOnly [label]="t('staff.inviteLink')" [value]="data.invite.url" />
      <p role="status">
        @if (copied() === true) {
          <ui-banner tone="success">{{ t('staff.copied') }}</ui-banner>
        } @else if (copied() === false) {
          <ui-banner tone="warning">{{ t('staff.notCopied') }}</ui-banner>
        }
      </p>
      <ng-container ngProjectAs="[dialogActions]">
        <button type="button" uiButton (click)="ref.close()">{{ t('ui.done') }}</button>
        <button type="button" uiButton variant="primary" (click)="copy()">{{ t('staff.copy') }}</button>
      </ng-container>
    </ui-dialog-shell>
  `,
})
export class InviteDialog {
  private readonly document = inject(DOCUMENT);
  protected readonly ref = inject(DialogRef);
  protected readonly data = inject<Invitation>(DIALOG_DATA);
  protected readonly dates = inject(DateFormats);
  protected readonly t = injectTexts();
  protected readonly copied = signal<boolean | null>(null);

  protected async copy(): Promise<void> {
    const clipboard = this.document.defaultView?.navigator.clipboard;
    this.copied.set(
      (await clipboard?.writeText(this.data.invite.url).then(
        () => true,
        () => false,
      )) ?? false,
    );
  }
}
