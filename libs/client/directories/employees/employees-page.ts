import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { EmployeeRole } from '@client/graphql/admin';
import { followDirectories } from '@client/graphql/directories';
import { Session } from '@client/session';
import { Banner, Button, injectTexts } from '@client/ui';
import { Switch } from '@client/ui/dialog';
import { Avatar, DateFormats, Dialogs, IconButton, Skeleton, Tag, Toasts } from '@client/ui/overlay';
import { formErrors } from '../failures';
import { PagedList } from '../paged-list';
import { SearchBox } from '../search-box';
import { DeactivateDialog } from './deactivate-dialog';
import { EmployeeDialog } from './employee-dialog';
import { type Created, type EmployeeRow, EmployeesApi } from './employees-api';
import { type Invitation, InviteDialog } from './invite-dialog';
import { ResetTwoStepDialog } from './reset-two-step-dialog';

/** Directories, employees: everybody sees who works here; administrators manage them. */
@Component({
  selector: 'dir-employees-page',
  imports: [Avatar, Banner, Button, IconButton, RouterLink, SearchBox, Skeleton, Switch, Tag],
  templateUrl: './employees-page.html',
  styleUrls: ['../directory.css', '../contacts/contacts-page.css'],
})
export class EmployeesPage {
  private readonly api = inject(EmployeesApi);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  protected readonly dates = inject(DateFormats);
  protected readonly t = injectTexts();

  /** Of the address. */
  readonly role = input<string>();
  readonly inactive = input<string>();

  protected readonly manages = computed(() => this.session.me()?.employee.role === 'ADMINISTRATOR');
  protected readonly chosenRole = computed((): EmployeeRole | null =>
    this.role() === 'ADMINISTRATOR' || this.role() === 'EMPLOYEE' ? (this.role() as EmployeeRole) : null,
  );
  protected readonly showsInactive = computed(() => this.manages() && this.inactive() === 'show');
  protected readonly search = signal('');
  protected readonly failure = signal<string | null>(null);
  protected readonly list = new PagedList<EmployeeRow>((after) =>
    this.api.page(this.search(), this.chosenRole(), this.showsInactive(), after),
  );
  protected readonly rows = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

  constructor() {
    effect(() => {
      this.search();
      this.chosenRole();
      this.showsInactive();
      untracked(() => void this.list.reload());
    });
    followDirectories(this.manages, (news) => {
      if (news.touch('EMPLOYEE')) void this.list.refresh();
    });
  }

  protected show(change: { readonly role?: string | null; readonly inactive?: string | null }): void {
    void this.router.navigate([], { queryParams: change, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected create(): void {
    this.dialogs.open<Created>(EmployeeDialog, null).subscribe((created) => {
      if (!created) return;
      void this.list.reload();
      this.showLink({ name: created.employee.name, invite: created.invite });
    });
  }

  protected edit(employee: EmployeeRow): void {
    this.dialogs.open<Partial<Created>>(EmployeeDialog, employee).subscribe((saved) => {
      if (saved?.employee) this.list.put(saved.employee);
      else void this.list.reload();
    });
  }

  protected invite({ id, name }: EmployeeRow): Promise<void> {
    return this.doing(async () => this.showLink({ name, invite: await this.api.invite(id) }));
  }

  protected deactivate(employee: EmployeeRow): void {
    this.dialogs.open<boolean>(DeactivateDialog, employee).subscribe((wanted) => {
      if (!wanted) return;
      void this.doing(async () => {
        await this.api.deactivate(employee.id);
        this.toasts.show(this.t('staff.deactivated', { name: employee.name }));
      });
    });
  }

  protected resetTwoStep(employee: EmployeeRow): void {
    this.dialogs.open<boolean>(ResetTwoStepDialog, employee).subscribe((wanted) => {
      if (!wanted) return;
      void this.doing(async () => {
        await this.api.resetTwoStep(employee.id);
        this.toasts.show(this.t('staff.twoStepReset', { name: employee.name }));
      });
    });
  }

  protected reactivate(employee: EmployeeRow): Promise<void> {
    return this.doing(async () => {
      await this.api.reactivate(employee.id);
      this.toasts.show(this.t('staff.reactivated', { name: employee.name }));
    });
  }

  private showLink(invitation: Invitation): void {
    this.dialogs.open(InviteDialog, invitation);
  }

  private async doing(act: () => Promise<void>): Promise<void> {
    this.failure.set(null);
    try {
      await act();
      await this.list.reload();
    } catch (error) {
      this.failure.set(formErrors(error, this.t).whole);
    }
  }
}
