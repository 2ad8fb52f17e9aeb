import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject, signal } from '@angular/core';
import type { EmployeeRole, ModuleAccess } from '@client/graphql/admin';
import { Banner, Button, TextField, injectTexts } from '@client/ui';
import { Choice, DialogShell } from '@client/ui/dialog';
import { type FormErrors, formErrors, noErrors } from '../failures';
import { type Created, type EmployeeRow, EmployeesApi } from './employees-api';

const MODULES = ['CHAT', 'CRM'] as const satisfies readonly ModuleAccess[];

/** Adds an employee, or changes one. Closes with what was stored; the invite link is there for a new one only. */
@Component({
  selector: 'dir-employee-dialog',
  imports: [Banner, Button, Choice, DialogShell, TextField],
  template: `
    <ui-dialog-shell [heading]="t(employee ? 'staff.edit' : 'staff.create')" [dirty]="dirty()">
      <ui-text-field
        required
        [label]="t('dir.personName')"
        [maxLength]="120"
        [error]="errors().fields['name'] ?? null"
        [(value)]="name"
      />
      <ui-text-field
        required
        type="email"
        [label]="t('staff.email')"
        [hint]="t('staff.emailHint')"
        [maxLength]="254"
        [error]="errors().fields['email'] ?? null"
        [(value)]="email"
      />
      <ui-text-field
        [label]="t('staff.position')"
        [maxLength]="120"
        [error]="errors().fields['position'] ?? null"
        [(value)]="position"
      />
      @if (!employee || employee.permissions.changeRole) {
        <ui-choice [legend]="t('staff.role')" [options]="roles()" [value]="role()" (chosen)="choose($event)" />
      } @else {
        <p class="note">{{ t('staff.lastAdministrator') }}</p>
      }
      <fieldset>
        <legend>{{ t('staff.modules') }}</legend>
        @for (module of all; track module) {
          <label>
            <input type="checkbox" [checked]="modules().includes(module)" (change)="toggle(module)" />
            <span>
              {{ t(module === 'CHAT' ? 'staff.module.CHAT' : 'staff.module.CRM') }}
              <span class="note">{{ t(module === 'CHAT' ? 'staff.moduleLead.CHAT' : 'staff.moduleLead.CRM') }}</span>
            </span>
          </label>
        }
      </fieldset>
      @if (errors().whole; as reason) {
        <ui-banner tone="danger" role="alert">{{
          errors().code === 'CONFLICT' ? t('staff.conflict') : reason
        }}</ui-banner>
      }
      <ng-container ngProjectAs="[dialogActions]">
        <button type="button" uiButton (click)="ref.close()">{{ t('ui.cancel') }}</button>
        <button type="button" uiButton variant="primary" [busy]="busy()" (click)="save()">
          {{ t(employee ? 'dir.save' : 'dir.create') }}
        </button>
      </ng-container>
    </ui-dialog-shell>
  `,
  styles: `
    fieldset {
      min-width: 0;
      margin: 0;
      padding: 0;
      border: 0;
    }
    legend {
      padding: 0;
      font-weight: 550;
    }
    label {
      display: flex;
      gap: 12px;
      align-items: flex-start;
      min-height: 44px;
      padding: 8px 0;
    }
    input {
      flex: none;
      width: 20px;
      height: 20px;
      margin: 2px 0 0;
      accent-color: var(--brand-text);
    }
    .note {
      display: block;
      margin: 0;
      color: var(--text-muted);
      font-size: var(--size-small);
    }
  `,
})
export class EmployeeDialog {
  private readonly api = inject(EmployeesApi);
  protected readonly ref = inject<DialogRef<Partial<Created>>>(DialogRef);
  protected readonly employee = inject<EmployeeRow | null>(DIALOG_DATA);
  protected readonly t = injectTexts();
  protected readonly all = MODULES;

  protected readonly name = signal(this.employee?.name ?? '');
  protected readonly email = signal(this.employee?.email ?? '');
  protected readonly position = signal(this.employee?.position ?? '');
  protected readonly role = signal<EmployeeRole>(this.employee?.role ?? 'EMPLOYEE');
  protected readonly modules = signal<readonly ModuleAccess[]>(this.employee?.modules ?? ['CHAT']);
  protected readonly busy = signal(false);
  protected readonly errors = signal<FormErrors>(noErrors);
  protected readonly roles = computed(() => [
    { value: 'EMPLOYEE', label: this.t('staff.role.EMPLOYEE') },
    { value: 'ADMINISTRATOR', label: this.t('staff.role.ADMINISTRATOR') },
  ]);
  protected readonly dirty = computed(
    () =>
      this.name() !== (this.employee?.name ?? '') ||
      this.email() !== (this.employee?.email ?? '') ||
      this.position() !== (this.employee?.position ?? ''),
  );

  protected choose(role: string): void {
    this.role.set(role === 'ADMINISTRATOR' ? 'ADMINISTRATOR' : 'EMPLOYEE');
  }

  protected toggle(module: ModuleAccess): void {
    this.modules.update((had) => MODULES.filter((each) => had.includes(each) !== (each === module)));
  }

  protected async save(): Promise<void> {
    if (this.busy()) return;
    const values = {
      name: this.name().trim(),
      email: this.email().trim(),
      position: this.position().trim(),
      role: this.role(),
      modules: [...this.modules()],
    };
    this.busy.set(true);
    try {
      const { employee } = this;
      this.ref.close(
        employee
          ? { employee: await this.api.update({ id: employee.id, version: employee.version, ...values }) }
          : await this.api.create(values),
      );
    } catch (error) {
      this.errors.set(formErrors(error, this.t));
      this.busy.set(false);
    }
  }
}
