import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router } from '@angular/router';
import type { AuditAction, AuditObjectKind } from '@client/graphql/admin';
import { Session } from '@client/session';
import { Banner, Button, Icon, injectTexts } from '@client/ui';
import { DateFormats, IconButton, Skeleton, Tag } from '@client/ui/overlay';
import { NoAccess } from '../no-access';
import { PagedList } from '../paged-list';
import { AuditApi, type AuditEntry, type AuditFilter, csvAddress } from './audit-api';
import { actionNames, kindNames } from './audit-labels';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Who did what to whom, when and from where: read and exported, never changed. */
@Component({
  selector: 'dir-audit-page',
  imports: [Banner, Button, Icon, IconButton, NoAccess, Skeleton, Tag],
  templateUrl: './audit-page.html',
  styleUrls: ['../directory.css', '../contacts/contacts-page.css', './audit-page.css'],
})
export class AuditPage {
  private readonly api = inject(AuditApi);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  protected readonly dates = inject(DateFormats);
  protected readonly t = injectTexts();
  protected readonly actionNames = actionNames;
  protected readonly kindNames = kindNames;
  protected readonly actions = Object.keys(actionNames) as AuditAction[];
  protected readonly kinds = Object.keys(kindNames) as AuditObjectKind[];

  /** Of the address: it names no patient. */
  readonly person = input<string>();
  readonly action = input<string>();
  readonly object = input<string>();
  readonly from = input<string>();
  readonly to = input<string>();

  protected readonly allowed = computed(() => this.session.me()?.employee.role === 'ADMINISTRATOR');
  protected readonly filter = computed((): AuditFilter => {
    const [action, object, from, to] = [this.action(), this.object(), this.from(), this.to()];
    return {
      personId: this.person() ?? null,
      action: this.actions.find((each) => each === action) ?? null,
      objectKind: this.kinds.find((each) => each === object) ?? null,
      from: from && DAY.test(from) ? from : null,
      to: to && DAY.test(to) ? to : null,
    };
  });
  protected readonly filtered = computed(() => Object.values(this.filter()).some((value) => value !== null));
  protected readonly csv = computed(() => csvAddress(this.filter()));
  protected readonly people = signal<readonly { readonly id: string; readonly name: string }[]>([]);
  protected readonly opened = signal<string | null>(null);
  protected readonly list = new PagedList<AuditEntry>((after) => this.api.entries(this.filter(), after));
  protected readonly rows = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

  constructor() {
    effect(() => {
      this.filter();
      if (this.allowed()) untracked(() => void this.list.reload());
    });
    if (this.allowed()) void this.loadPeople();
  }

  protected show(change: Readonly<Record<string, string | null>>): void {
    void this.router.navigate([], { queryParams: change, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected clear(): void {
    this.show({ person: null, action: null, object: null, from: null, to: null });
  }

  protected toggle({ id }: AuditEntry): void {
    this.opened.update((open) => (open === id ? null : id));
  }

  /** The filter is worth less than the list: without an answer there is none. */
  private async loadPeople(): Promise<void> {
    this.people.set(await this.api.people().catch(() => []));
  }
}
