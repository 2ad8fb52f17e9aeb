import { DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject, signal } from '@angular/core';
import { Banner, Button, injectTexts } from '@client/ui';
import { DialogShell } from '@client/ui/dialog';
import { type ContactCard, DirectoriesApi } from '../directories-api';
import { type FormErrors, formErrors, noErrors } from '../failures';
import { ContactFields, type ContactValues } from './contact-fields';

/** Makes the card of a new patient. Closes with it. */
@Component({
  selector: 'dir-create-contact-dialog',
  imports: [Banner, Button, ContactFields, DialogShell],
  template: `
    <ui-dialog-shell [heading]="t('dir.createContact')" [dirty]="dirty()">
      <dir-contact-fields [errors]="errors()" [values]="values()" (typed)="values.set({ ...values(), ...$event })" />
      @if (errors().whole; as reason) {
        <ui-banner tone="danger" role="alert">{{ reason }}</ui-banner>
      }
      <ng-container ngProjectAs="[dialogActions]">
        <button type="button" uiButton (click)="ref.close()">{{ t('ui.cancel') }}</button>
        <button type="button" uiButton variant="primary" [busy]="busy()" (click)="save()">{{ t('dir.create') }}</button>
      </ng-container>
    </ui-dialog-shell>
  `,
})
export class CreateContactDialog {
  private readonly api = inject(DirectoriesApi);
  protected readonly ref = inject<DialogRef<ContactCard>>(DialogRef);
  protected readonly t = injectTexts();
  protected readonly values = signal<ContactValues>({
    name: '',
    phone: '',
    email: '',
    birthDate: '',
    cardNumber: '',
    notes: '',
  });
  protected readonly errors = signal<FormErrors>(noErrors);
  protected readonly busy = signal(false);
  protected readonly dirty = computed(() => Object.values(this.values()).some((value: string) => value.trim() !== ''));

  protected async save(): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    try {
      this.ref.close(await this.api.createContact(this.values()));
    } catch (error) {
      this.errors.set(formErrors(error, this.t));
      this.busy.set(false);
    }
  }
}
