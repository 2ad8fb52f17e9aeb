import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject, signal } from '@angular/core';
import { toGraphqlFailure } from '@client/graphql';
import { type EmployeeRole, type HistoryAccess } from '@client/graphql/cache';
import { Banner, Button, type TextKey, injectTexts } from '@client/ui';
import { DialogShell, PeoplePicker, type PickablePerson } from '@client/ui/dialog';
import { RoomMembersApi } from './room-members-api';
import { ChatDesk } from '../state/chat-desk';
import type { RoomAbout } from './room-about';
import { searchPeople } from './people-search';

const histories: readonly { readonly value: HistoryAccess; readonly label: TextKey }[] = [
  { value: 'FROM_NOW', label: 'addMembers.fromNow' },
  { value: 'LAST_7_DAYS', label: 'addMembers.lastWeek' },
  { value: 'ALL', label: 'addMembers.everything' },
];

/** Adds people to a room; the person who adds chooses what past they see. */
@Component({
  selector: 'chat-add-members-dialog',
  imports: [Banner, Button, DialogShell, PeoplePicker],
  template: `
    <ui-dialog-shell
      [heading]="data.role === 'ADMINISTRATOR' ? t('settings.addAdministrator') : t('settings.addEmployee')"
    >
      <ui-people-picker
        [label]="t('newChat.search')"
        [chosenLabel]="t('newChat.chosen')"
        [people]="search.people()"
        [loading]="search.loading()"
        [emptyText]="search.failed() ? t('newChat.searchFailed') : t('newChat.nobody', { query: query() })"
        [(query)]="query"
        [(chosen)]="chosen"
        (submitted)="add()"
      />
      <fieldset>
        <legend>{{ t('addMembers.history') }}</legend>
        @for (choice of histories; track choice.value) {
          <label>
            <input
              type="radio"
              name="history"
              [value]="choice.value"
              [checked]="history() === choice.value"
              (change)="history.set(choice.value)"
            />
            {{ t(choice.label) }}
          </label>
        }
      </fieldset>
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
          (click)="add()"
        >
          {{ t('addMembers.add', { count: chosen().length }) }}
        </button>
      </ng-container>
    </ui-dialog-shell>
  `,
  styleUrl: './add-members-dialog.css',
})
export class AddMembersDialog {
  private readonly api = inject(RoomMembersApi);
  protected readonly desk = inject(ChatDesk);
  protected readonly ref = inject<DialogRef<void>>(DialogRef);
  protected readonly data = inject<{ room: RoomAbout; role: EmployeeRole | null }>(DIALOG_DATA);
  protected readonly t = injectTexts();
  protected readonly histories = histories;

  protected readonly query = signal('');
  protected readonly chosen = signal<readonly PickablePerson[]>([]);
  protected readonly history = signal<HistoryAccess>('FROM_NOW');
  protected readonly busy = signal(false);
  protected readonly error = signal<string | null>(null);
  private readonly present = computed(() => new Set(this.data.room.members().map(({ employee }) => employee.id)));
  protected readonly search = searchPeople(this.query, this.data.role, this.present, this.t);

  protected async add(): Promise<void> {
    if (this.busy() || this.chosen().length === 0) return;
    this.busy.set(true);
    this.error.set(null);
    try {
      const ids = this.chosen().map(({ id }) => id);
      this.desk.describe(await this.api.addMembers(this.data.room.id, ids, this.history()));
      this.ref.close();
    } catch (error) {
      const { code, fields, message } = toGraphqlFailure(error);
      this.error.set(code === 'NETWORK' ? this.t('ui.noAnswer') : (fields[0]?.message ?? message));
      this.busy.set(false);
    }
  }
}
