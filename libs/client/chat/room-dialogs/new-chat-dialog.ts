import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject, signal } from '@angular/core';
import { toGraphqlFailure } from '@client/graphql';
import { type EmployeeRole } from '@client/graphql/cache';
import { Banner, Button, TextField, injectTexts } from '@client/ui';
import { DialogShell, PeoplePicker, type PickablePerson } from '@client/ui/dialog';
import { Toasts } from '@client/ui/overlay';
import { RoomMembersApi } from './room-members-api';
import { ChatDesk } from '../state/chat-desk';
import { searchPeople } from './people-search';

export const NAME_LIMIT = 80;

/** Choose one person, and the chat is there; choose more, and it gets a name. */
@Component({
  selector: 'chat-new-chat-dialog',
  imports: [Banner, Button, DialogShell, PeoplePicker, TextField],
  template: `
    <ui-dialog-shell
      [heading]="role === 'ADMINISTRATOR' ? t('newChat.administrator') : t('newChat.employee')"
      [dirty]="dirty()"
    >
      <ui-people-picker
        [label]="t('newChat.search')"
        [chosenLabel]="t('newChat.chosen')"
        [people]="search.people()"
        [loading]="search.loading()"
        [emptyText]="search.failed() ? t('newChat.searchFailed') : t('newChat.nobody', { query: query() })"
        [(query)]="query"
        [(chosen)]="chosen"
        (submitted)="create()"
      />
      @if (chosen().length > 1) {
        <ui-text-field
          required
          [label]="t('newChat.name')"
          [maxLength]="nameLimit"
          [error]="nameMissing() ? t('newChat.nameNeeded') : null"
          [(value)]="name"
        />
      }
      @if (error(); as reason) {
        <ui-banner tone="danger" role="alert">{{ reason }}</ui-banner>
      }
      @if (desk.isOffline()) {
        <ui-banner tone="warning">{{ t('ui.offlineAction') }}</ui-banner>
      }
      <ng-container ngProjectAs="[dialogActions]">
        <button type="button" uiButton (click)="ref.close()">{{ t('ui.cancel') }}</button>
        <button
          type="button"
          uiButton
          variant="primary"
          [busy]="busy()"
          [disabled]="!chosen().length || desk.isOffline()"
          (click)="create()"
        >
          {{ busy() ? t('newChat.creating') : t('newChat.create') }}
        </button>
      </ng-container>
    </ui-dialog-shell>
  `,
})
export class NewChatDialog {
  private readonly api = inject(RoomMembersApi);
  private readonly toasts = inject(Toasts);
  protected readonly desk = inject(ChatDesk);
  protected readonly ref = inject<DialogRef<string>>(DialogRef);
  protected readonly role = inject<EmployeeRole | null>(DIALOG_DATA);
  protected readonly t = injectTexts();
  protected readonly nameLimit = NAME_LIMIT;

  protected readonly query = signal('');
  protected readonly chosen = signal<readonly PickablePerson[]>([]);
  protected readonly name = signal('');
  protected readonly nameMissing = signal(false);
  protected readonly busy = signal(false);
  protected readonly error = signal<string | null>(null);
  private readonly myself = new Set([this.desk.myId]);
  protected readonly search = searchPeople(this.query, this.role, () => this.myself, this.t);
  protected readonly dirty = computed(() => this.chosen().length > 1 && this.name().trim() !== '');

  protected async create(): Promise<void> {
    const ids = this.chosen().map(({ id }) => id);
    const name = this.name().trim();
    if (this.busy() || ids.length === 0) return;
    this.nameMissing.set(ids.length > 1 && !name);
    if (this.nameMissing()) return;
    this.busy.set(true);
    this.error.set(null);
    try {
      const { room, created } = await this.api.createRoom(ids, ids.length > 1 ? name : null);
      this.desk.describe(room);
      if (!created) this.toasts.show(this.t('newChat.opened'));
      this.ref.close(room.id);
    } catch (error) {
      const { code, fields, message } = toGraphqlFailure(error);
      this.error.set(code === 'NETWORK' ? this.t('ui.noAnswer') : (fields[0]?.message ?? message));
      this.busy.set(false);
    }
  }
}
