import { Component, inject, input, output, signal } from '@angular/core';
import { Banner, Button, injectTexts } from '@client/ui';
import { Toasts } from '@client/ui/overlay';
import { BothVersions } from '../both-versions';
import { type ContactCard, DirectoriesApi } from '../directories-api';
import type { Draft } from '../draft';
import { type FormErrors, formErrors, noErrors } from '../failures';
import { ContactFields, type ContactValues } from './contact-fields';

export const asValues = (contact: ContactCard): ContactValues => ({
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
  imports: [Banner, Button, BothVersions, ContactFields],
  template: `
    <dir-contact-fields
      [contactId]="contact().id"
      [readOnly]="!contact().permissions.edit"
      [errors]="errors()"
      [values]="draft().values()"
      (typed)="draft().type($event)"
    />
    <dir-both-versions [clashes]="draft().clashes()" (theirs)="draft().takeTheirs()">
      {{ t('dir.conflict') }}
    </dir-both-versions>
    @if (errors().whole; as reason) {
      <ui-banner tone="danger" role="alert">{{ reason }}</ui-banner>
    }
    <div class="buttons">
      @if (contact().permissions.edit) {
        <button type="button" uiButton variant="primary" [busy]="busy()" [disabled]="!draft().dirty()" (click)="save()">
          {{ t(draft().clashes().length ? 'dir.saveMine' : 'dir.save') }}
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
  readonly draft = input.required<Draft<ContactValues>>();
  readonly changed = output<ContactCard>();
  protected readonly t = injectTexts();

  protected readonly errors = signal<FormErrors>(noErrors);
  protected readonly busy = signal(false);

  protected async save(): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    try {
      if (this.saved(await this.store())) this.toasts.show(this.t('dir.saved'));
    } catch (error) {
      this.errors.set(formErrors(error, this.t));
    }
    this.busy.set(false);
  }

  /**
   * Only what was changed here: what others changed elsewhere on the card stays. Where they changed the same and the news
   * of it has not come yet, both versions are shown first.
   */
  private async store(): Promise<ContactCard | null> {
    const { id } = this.contact();
    const draft = this.draft();
    try {
      return await this.api.updateContact({ id, version: draft.version, ...draft.changes() });
    } catch (error) {
      if (formErrors(error, this.t).code !== 'CONFLICT') throw error;
      const newest = await this.api.contact(id);
      draft.arrive(asValues(newest), newest.version);
      this.changed.emit(newest);
      return draft.clashes().length > 0 ? null : this.store();
    }
  }

  protected async setArchived(archived: boolean): Promise<void> {
    const { id, name } = this.contact();
    try {
      this.changed.emit(await (archived ? this.api.archiveContact(id) : this.api.restoreContact(id)));
      this.errors.set(noErrors);
      const undo = { label: this.t('ui.undo'), run: () => void this.setArchived(!archived) };
      this.toasts.show(this.t(archived ? 'dir.contactArchived' : 'dir.contactRestored', { name }), undo);
    } catch (error) {
      this.errors.set(formErrors(error, this.t));
    }
  }

  private saved(contact: ContactCard | null): boolean {
    if (!contact) return false;
    this.draft().settle(asValues(contact), contact.version);
    this.errors.set(noErrors);
    this.changed.emit(contact);
    return true;
  }
}
