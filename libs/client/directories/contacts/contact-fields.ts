import { Component, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Banner, TextField, injectTexts } from '@client/ui';
import { DirectoriesApi, type Duplicate } from '../directories-api';
import type { FormErrors } from '../failures';

/** The text fields of a card. */
export interface ContactValues {
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  readonly birthDate: string;
  readonly cardNumber: string;
  readonly notes: string;
}

const FIELDS = [
  { key: 'name', label: 'dir.fullName', most: 160, required: true },
  { key: 'birthDate', label: 'dir.birthDate', most: 10, hint: 'dir.birthDateHint' },
  { key: 'phone', label: 'dir.phone', most: 40, hint: 'dir.phoneHint' },
  { key: 'email', label: 'dir.email', most: 254 },
  { key: 'cardNumber', label: 'dir.cardNumber', most: 40 },
  { key: 'notes', label: 'dir.notes', most: 4000 },
] as const;

/** The fields of a card, and a warning when somebody is there already. */
@Component({
  selector: 'dir-contact-fields',
  imports: [Banner, RouterLink, TextField],
  template: `
    @for (field of fields; track field.key) {
      <ui-text-field
        [label]="t(field.label)"
        [maxLength]="field.most"
        [required]="'required' in field"
        [hint]="'hint' in field ? t(field.hint) : null"
        [readOnly]="readOnly()"
        [error]="errors().fields[field.key] ?? null"
        [value]="values()[field.key]"
        (valueChange)="type(field.key, $event)"
        (focusout)="lookForDuplicates()"
      />
    }
    @if (duplicates().length) {
      <ui-banner tone="warning" role="status">
        {{ t('dir.duplicates') }}
        @for (contact of duplicates(); track contact.id) {
          <a [routerLink]="['/directories/contacts', contact.id]" target="_blank">{{ contact.name }}</a>
          {{ contact.birthDate }}
        }
      </ui-banner>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: 14px;
    }
  `,
})
export class ContactFields {
  private readonly api = inject(DirectoriesApi);
  readonly values = input.required<ContactValues>();
  readonly typed = output<Partial<ContactValues>>();
  readonly errors = input.required<FormErrors>();
  readonly readOnly = input(false);
  readonly contactId = input<string | null>(null);
  protected readonly t = injectTexts();
  protected readonly fields = FIELDS;
  protected readonly duplicates = signal<readonly Duplicate[]>([]);

  protected type(key: keyof ContactValues, value: string): void {
    this.typed.emit({ [key]: value });
  }

  /** Only a warning: a search that fails says nothing. */
  protected async lookForDuplicates(): Promise<void> {
    const { phone, birthDate, name } = this.values();
    if (this.readOnly() || (!phone && !birthDate)) return this.duplicates.set([]);
    this.duplicates.set(await this.api.duplicates(phone, birthDate, name, this.contactId()).catch(() => []));
  }
}
