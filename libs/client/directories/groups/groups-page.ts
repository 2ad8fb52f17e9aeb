import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { type ChatGroupSort, followDirectories } from '@client/graphql/directories';
import { Session } from '@client/session';
import { Banner, Button, injectTexts } from '@client/ui';
import { Switch } from '@client/ui/dialog';
import { DateFormats, Dialogs, IconButton, Skeleton, Tag, Toasts } from '@client/ui/overlay';
import { type ChatGroup, DirectoriesApi } from '../directories-api';
import { formErrors } from '../failures';
import { GroupIcon } from '../group-icon';
import { NoAccess } from '../no-access';
import { PagedList } from '../paged-list';
import { SearchBox } from '../search-box';
import { SortHeader } from '../sort-header';
import { GroupDialog } from './group-dialog';

const SORTS: readonly string[] = ['NAME', 'NAME_DESC', 'MEMBERS', 'MEMBERS_DESC', 'UPDATED', 'UPDATED_DESC'];

/** Directories, chat groups: the list, and what one does with a group. */
@Component({
  selector: 'dir-groups-page',
  imports: [Banner, Button, GroupIcon, IconButton, NoAccess, RouterLink, SearchBox, Skeleton, SortHeader, Switch, Tag],
  templateUrl: './groups-page.html',
  styleUrl: '../directory.css',
})
export class GroupsPage {
  private readonly api = inject(DirectoriesApi);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  protected readonly dates = inject(DateFormats);
  protected readonly t = injectTexts();

  /** Of the address. */
  readonly sort = input<string>();
  readonly hidden = input<string>();

  protected readonly allowed = computed(() => this.session.me()?.modules.includes('CRM') ?? false);
  protected readonly order = computed(() => (SORTS.includes(this.sort() ?? '') ? (this.sort() ?? '') : 'NAME'));
  protected readonly showsHidden = computed(() => this.hidden() === 'show');
  protected readonly search = signal('');
  protected readonly list = new PagedList<ChatGroup>((after) =>
    this.api.groups(this.search(), this.showsHidden(), this.order() as ChatGroupSort, after),
  );
  protected readonly rows = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

  constructor() {
    effect(() => {
      this.search();
      this.order();
      this.showsHidden();
      if (this.allowed()) untracked(() => void this.list.reload());
    });
    followDirectories(this.allowed, (news) => {
      if (news.touch('CHAT_GROUP')) void this.list.refresh();
    });
  }

  protected show(change: { readonly sort?: string; readonly hidden?: string | null }): void {
    void this.router.navigate([], { queryParams: change, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected create(): void {
    this.dialogs.open<ChatGroup>(GroupDialog, null).subscribe((group) => {
      if (!group) return;
      this.toasts.show(this.t('dir.groupCreated', { name: group.name }));
      void this.list.reload();
    });
  }

  protected edit(group: ChatGroup): void {
    this.dialogs.open<ChatGroup>(GroupDialog, group).subscribe((changed) => {
      if (changed) this.list.put(changed);
      else void this.list.reload();
    });
  }

  protected setHidden(group: ChatGroup, hidden: boolean): Promise<void> {
    const { id, name } = group;
    return this.doing(async () => {
      await (hidden ? this.api.hideGroup(id) : this.api.unhideGroup(id));
      const undo = { label: this.t('ui.undo'), run: () => void this.setHidden(group, !hidden) };
      this.toasts.show(this.t(hidden ? 'dir.groupHidden' : 'dir.groupShown', { name }), undo);
      await this.list.reload();
    });
  }

  protected remove(group: ChatGroup): Promise<void> {
    return this.doing(async () => {
      await this.api.deleteGroup(group.id);
      this.toasts.show(this.t('dir.groupDeleted', { name: group.name }));
      await this.list.reload();
    });
  }

  protected readonly failure = signal<string | null>(null);

  private async doing(act: () => Promise<void>): Promise<void> {
    this.failure.set(null);
    try {
      await act();
    } catch (error) {
      this.failure.set(formErrors(error, this.t).whole);
    }
  }
}
