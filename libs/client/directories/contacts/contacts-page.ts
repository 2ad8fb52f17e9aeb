import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { type ContactSort, followDirectories } from '@client/graphql/directories';
import { Session } from '@client/session';
import { Banner, Button, injectTexts } from '@client/ui';
import { Avatar, DateFormats, Dialogs, Skeleton, Toasts } from '@client/ui/overlay';
import { type ChatGroup, type ContactCard, type ContactRow, DirectoriesApi } from '../directories-api';
import { GroupIcon } from '../group-icon';
import { NoAccess } from '../no-access';
import { PagedList } from '../paged-list';
import { PickerDialog, type PickerTask } from '../picker-dialog';
import { SearchBox } from '../search-box';
import { Selection, inPortions } from '../selection';
import { SortHeader } from '../sort-header';
import { CreateContactDialog } from './create-contact-dialog';

const SORTS: readonly string[] = ['NAME', 'NAME_DESC', 'BIRTH_DATE', 'BIRTH_DATE_DESC'];

/** Directories, contacts: the patients of the clinic, or those of one group. */
@Component({
  selector: 'dir-contacts-page',
  imports: [Avatar, Banner, Button, GroupIcon, NoAccess, RouterLink, SearchBox, Skeleton, SortHeader],
  templateUrl: './contacts-page.html',
  styleUrls: ['../directory.css', './contacts-page.css'],
})
export class ContactsPage {
  private readonly api = inject(DirectoriesApi);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  protected readonly dates = inject(DateFormats);
  protected readonly t = injectTexts();

  /** Of the address. */
  readonly sort = input<string>();
  readonly group = input<string>();

  protected readonly allowed = computed(() => this.session.me()?.modules.includes('CRM') ?? false);
  protected readonly order = computed(() => (SORTS.includes(this.sort() ?? '') ? (this.sort() ?? '') : 'NAME'));
  protected readonly search = signal('');
  protected readonly similar = signal(false);
  protected readonly groups = signal<readonly ChatGroup[]>([]);
  protected readonly list = new PagedList<ContactRow>(async (after) => {
    const page = await this.api.contacts(this.search(), this.group() ?? null, this.order() as ContactSort, after);
    this.similar.set(page.similar);
    return page;
  });
  protected readonly selection = new Selection();
  protected readonly shownIds = computed(() => this.list.items().map(({ id }) => id));
  protected readonly mayExport = computed(() => this.session.me()?.employee.role === 'ADMINISTRATOR');
  protected readonly rows = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

  constructor() {
    effect(() => {
      this.search();
      this.order();
      this.group();
      if (this.allowed()) untracked(() => void this.list.reload());
    });
    if (this.allowed()) void this.loadGroups();
    // The rows name groups: a new name or a hidden one changes them too.
    followDirectories(this.allowed, (news) => {
      void this.list.refresh();
      if (news.touch('CHAT_GROUP')) void this.loadGroups();
    });
  }

  protected show(change: { readonly sort?: string; readonly group?: string | null }): void {
    void this.router.navigate([], { queryParams: change, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected create(): void {
    this.dialogs.open<ContactCard>(CreateContactDialog, null).subscribe((contact) => {
      if (contact) void this.router.navigate(['/directories/contacts', contact.id]);
    });
  }

  /** The chosen patients, to one or more groups. */
  protected assignChosen(): void {
    const chosen = this.selection.ids();
    const task: PickerTask = {
      heading: this.t('dir.assignChosen', { count: chosen.length }),
      searchLabel: this.t('dir.searchGroups'),
      action: this.t('dir.assign'),
      find: async (search) => {
        const { edges } = await this.api.groups(search, false, 'NAME', null);
        return edges.map(({ node }) => ({
          id: node.id,
          name: node.name,
          note: this.t('dir.patientCount', { count: node.memberCount }),
        }));
      },
      act: async (groupIds) => {
        const count = await inPortions(chosen, (portion) => this.api.assign(portion, [...groupIds]));
        return this.t('dir.membershipsAdded', { count });
      },
    };
    this.dialogs.open<string>(PickerDialog, task).subscribe((told) => {
      if (!told) return;
      this.selection.clear();
      this.toasts.show(told);
      void this.list.refresh();
    });
  }

  /** The filter is worth less than the list: without an answer there is none. */
  private async loadGroups(): Promise<void> {
    const page = await this.api.groups('', true, 'NAME', null).catch(() => null);
    if (page) this.groups.set(page.edges.map(({ node }) => node));
  }
}
