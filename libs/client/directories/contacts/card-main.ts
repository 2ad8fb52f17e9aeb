import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { Banner, Button, injectTexts } from '@client/ui';
import { Toasts } from '@client/ui/overlay';
import { type ContactCard, DirectoriesApi } from '../directories-api';
import { type FormErrors, formErrors, noErrors } from '../failures';
import { ContactFields, type ContactValues } from './contact-fields';

const asValues = (contact: ContactCard): ContactValues => ({
  name: contact.name,
  phone: contact.phone ?? '',
  email: contact.email ?? '',
  birthDate: contact.birthDate ?? '',
  cardNumber: contact.cardNumber ?? '',
  notes: contact.notes,
});

/** The first tab of a card: its fields, and the archive. */
@Component({
  selector: 'dir-card-main',
  imports: [Banner, Button, ContactFields],
  template: `
    <dir-contact-fields
      [contactId]="contact().id"
      [readOnly]="!contact().permissions.edit"
      [errors]="errors()"
      [(values)]="values"
    />
    @if (theirs(); as stored) {
      <ui-banner tone="warning" role="alert">
        {{ t('dir.conflict') }}
        @for (change of differing(); track change) {
          <br />{{ change }}
        }
        <button type="button" uiButton (click)="take(stored)">{{ t('dir.takeTheirs') }}</button>
      </ui-banner>
    }
    @if (errors().whole; as reason) {
      <ui-banner tone="danger" role="alert">{{ reason }}</ui-banner>
    }
    <div class="buttons">
      @if (contact().permissions.edit) {
        <button type="button" uiButton variant="primary" [busy]="busy()" [disabled]="!dirty()" (click)="save()">
          {{ t(theirs() ? 'dir.saveMine' : 'dir.save') }}
        </button>
      }
      @if (contact().permissions.archive) {
        <button type="button" uiButton (click)="setArchived(true)">{{ t('dir.archive') }}</button>
      }
      @if (contact().permissions.restore) {
        <button type="button" uiButton (click)="setArchived(false)">{{ t('dir.restore') }}</button>
      }
    </div>
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: 16px;
    }
    .buttons {
      display: flex;
      flex-wrap: wrap;
      gap: 10px;
    }
  `,
})
export class CardMain {
  private readonly api = inject(DirectoriesApi);
  private readonly toasts = inject(Toasts);
  readonly contact = input.required<ContactCard>();
  readonly changed = output<ContactCard>();
  protected readonly t = injectTexts();

  protected readonly values = linkedSignal(() => asValues(this.contact()));
  protected readonly errors = signal<FormErrors>(noErrors);
  protected readonly busy = signal(false);
  /** What somebody else has stored meanwhile, when that stands against our change. */
  protected readonly theirs = signal<ContactCard | null>(null);
  protected readonly dirty = computed(() => this.ownChanges().length > 0);
  protected readonly differing = computed(() => {
    const stored = this.theirs();
    if (!stored) return [];
    const other = asValues(stored);
    const mine = this.values();
    return this.ownChanges()
      .filter((key) => other[key] !== mine[key])
      .map((key) => this.t('dir.bothVersions', { theirs: other[key] || '–', mine: mine[key] || '–' }));
  });
  private readonly ownChanges = computed(() => {
    const before = asValues(this.contact());
    return (Object.keys(before) as (keyof ContactValues)[]).filter((key) => before[key] !== this.values()[key]);
  });

  protected async save(): Promise<void> {
    if (this.busy()) return;
    const { id } = this.contact();
    const { version } = this.theirs() ?? this.contact();
    // Only what was changed here: what others changed elsewhere on the card stays.
    const change = Object.fromEntries(this.ownChanges().map((key) => [key, this.values()[key]]));
    this.busy.set(true);
    try {
      this.done(await this.api.updateContact({ id, version, ...change }));
      this.toasts.show(this.t('dir.saved'));
    } catch (error) {
      const errors = formErrors(error, this.t);
      if (errors.code === 'CONFLICT') this.theirs.set(await this.api.contact(id).catch(() => null));
      else this.errors.set(errors);
    }
    this.busy.set(false);
  }

  protected take(stored: ContactCard): void {
    this.done(stored);
  }

  protected async setArchived(archived: boolean): Promise<void> {
    const { id, name } = this.contact();
    try {
      this.done(await (archived ? this.api.archiveContact(id) : this.api.restoreContact(id)));
      const undo = { label: this.t('ui.undo'), run: () => void this.setArchived(!archived) };
      this.toasts.show(this.t(archived ? 'dir.contactArchived' : 'dir.contactRestored', { name }), undo);
    } catch (error) {
      this.errors.set(formErrors(error, this.t));
    }
  }

  private done(contact: ContactCard): void {
    this.theirs.set(null);
    this.errors.set(noErrors);
    this.changed.emit(contact);
  }
}
