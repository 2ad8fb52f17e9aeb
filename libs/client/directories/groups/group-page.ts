import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { toGraphqlFailure } from '@client/graphql';
import { followDirectories } from '@client/graphql/directories';
import { Session } from '@client/session';
import { Banner, Button, Icon, injectTexts } from '@client/ui';
import { DateFormats, Dialogs, Skeleton, Tag, Toasts } from '@client/ui/overlay';
import { type ChatGroup, type ContactRow, DirectoriesApi, type GroupHistoryEntry } from '../directories-api';
import { formErrors } from '../failures';
import { GroupIcon } from '../group-icon';
import { groupActNames } from '../labels';
import { NoAccess } from '../no-access';
import { PagedList } from '../paged-list';
import { PickerDialog, type PickerTask } from '../picker-dialog';
import { SearchBox } from '../search-box';
import { Selection, inPortions } from '../selection';

/** One chat group: its patients, who are found, added and removed many at once, and what happened to it. */
@Component({
  selector: 'dir-group-page',
  imports: [Banner, Button, GroupIcon, Icon, NoAccess, RouterLink, SearchBox, Skeleton, Tag],
  templateUrl: './group-page.html',
  styleUrls: ['../directory.css', './group-page.css'],
})
export class GroupPage {
  private readonly api = inject(DirectoriesApi);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly session = inject(Session);
  protected readonly dates = inject(DateFormats);
  protected readonly t = injectTexts();
  protected readonly groupActNames = groupActNames;

  /** Of the address. */
  readonly groupId = input.required<string>();

  protected readonly allowed = computed(() => this.session.me()?.modules.includes('CRM') ?? false);
  protected readonly group = signal<ChatGroup | null>(null);
  protected readonly failed = signal<string | null>(null);
  protected readonly failure = signal<string | null>(null);
  protected readonly busy = signal(false);
  protected readonly search = signal('');
  protected readonly selection = new Selection();
  protected readonly list = new PagedList<ContactRow>((after) =>
    this.api.contacts(this.search(), this.groupId(), 'NAME', after),
  );
  protected readonly history = new PagedList<GroupHistoryEntry>((after) =>
    this.api.groupHistory(this.groupId(), after),
  );
  protected readonly shownIds = computed(() => this.list.items().map(({ id }) => id));

  constructor() {
    effect(() => {
      this.groupId();
      if (this.allowed()) untracked(() => void this.load());
    });
    effect(() => {
      this.groupId();
      this.search();
      if (this.allowed()) untracked(() => void this.list.reload());
    });
    followDirectories(this.allowed, (news) => {
      const isOurs = news.touch('CHAT_GROUP', this.groupId());
      if (isOurs) void this.load();
      if (isOurs || news.touch('CONTACT')) void this.list.refresh();
    });
  }

  protected async load(): Promise<void> {
    const id = this.groupId();
    try {
      const group = await this.api.group(id);
      if (id !== this.groupId()) return;
      this.group.set(group);
      this.failed.set(null);
      await (this.history.items().length > 0 ? this.history.refresh() : this.history.reload());
    } catch (error) {
      const { code } = toGraphqlFailure(error);
      // Without an answer what is shown stays; what is gone is gone.
      if (code === 'NOT_FOUND') this.group.set(null);
      if (!this.group()) this.failed.set(code);
    }
  }

  protected add(): void {
    const group = this.group();
    if (!group) return;
    const task: PickerTask = {
      heading: this.t('dir.addPatientsTo', { name: group.name }),
      searchLabel: this.t('dir.searchContacts'),
      action: this.t('dir.add'),
      find: async (search) => {
        const { edges } = await this.api.contacts(search, null, 'NAME', null);
        return edges
          .filter(({ node }) => !node.chatGroups.some(({ chatGroup }) => chatGroup.id === group.id))
          .map(({ node: { id, name, birthDate, phone } }) => ({ id, name, note: birthDate ?? phone ?? '' }));
      },
      act: async (ids) => {
        const count = await inPortions(ids, (portion) => this.api.assign(portion, [group.id]));
        return this.t('dir.patientsAdded', { count });
      },
    };
    this.dialogs.open<string>(PickerDialog, task).subscribe((told) => this.tell(told));
  }

  /** Many at once can be undone as one can. */
  protected async removeChosen(): Promise<void> {
    const ids = this.selection.ids();
    const groupId = this.groupId();
    this.busy.set(true);
    this.failure.set(null);
    try {
      const count = await inPortions(ids, (portion) => this.api.removeMembers(groupId, portion));
      this.selection.clear();
      const again = () => inPortions(ids, (portion) => this.api.assign(portion, [groupId]));
      const undo = { label: this.t('ui.undo'), run: () => void this.doing(again) };
      this.tell(this.t('dir.patientsRemoved', { count }), undo);
    } catch (error) {
      this.failure.set(formErrors(error, this.t).whole);
    }
    this.busy.set(false);
  }

  private async doing(act: () => Promise<unknown>): Promise<void> {
    try {
      await act();
      this.tell(undefined);
    } catch (error) {
      this.failure.set(formErrors(error, this.t).whole);
    }
  }

  private tell(told: string | undefined, action?: { readonly label: string; readonly run: () => void }): void {
    if (told) this.toasts.show(told, action);
    void this.load();
    void this.list.refresh();
  }
}
