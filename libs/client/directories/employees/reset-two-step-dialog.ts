import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, inject } from '@angular/core';
import { Button, injectTexts } from '@client/ui';
import { DialogShell } from '@client/ui/dialog';
import type { EmployeeRow } from './employees-api';

/** Says what turning the second step off means before it is done. Closes with true when it is wanted. */
@Component({
  selector: 'dir-reset-two-step-dialog',
  imports: [Button, DialogShell],
  template: `
    <ui-dialog-shell [heading]="t('staff.resetTwoStepTitle', { name: employee.name })">
      <p>{{ t('staff.resetTwoStepLead') }}</p>
      <ng-container ngProjectAs="[dialogActions]">
        <button type="button" uiButton data-first-focus (click)="ref.close()">{{ t('ui.cancel') }}</button>
        <button type="button" uiButton variant="danger" (click)="ref.close(true)">{{ t('staff.resetTwoStep') }}</button>
      </ng-container>
    </ui-dialog-shell>
  `,
})
export class ResetTwoStepDialog {
  protected readonly ref = inject<DialogRef<boolean>>(DialogRef);
  protected readonly employee = inject<EmployeeRow>(DIALOG_DATA);
  protected readonly t = injectTexts();
}
