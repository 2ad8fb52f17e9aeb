import { Injectable } from '@nestjs/common';
import {
  AppError,
  type ClinicTransaction,
  Clock,
  Database,
  invalidField,
  isId,
  newId,
  notFound,
  violates,
} from '@server/platform';
import { AccountLinks, type IssuedLink } from '../account-links/account-links.service';
import type { Actor } from '../actor';
import type { AuditAction } from '../audit/audit-actions';
import { Audit, type AuditedAct } from '../audit/audit.service';
import { DirectoryKind } from '../directory/directory-event.model';
import { DirectoryFeed } from '../directory/directory-feed.service';
import { EmployeeEntity } from '../employee.entity';
import { EmployeeRole, ModuleAccess } from '../employee.model';
import { Sessions } from '../sessions.service';
import { OwnTwoStep } from '../two-step/two-step.service';
import { EmployeeDepartures } from './employee-departures';
import type { CreateEmployeeInput, UpdateEmployeeInput } from './employee.input';
import { employeePermissions } from './employee.policy';

const CHANGEABLE = ['name', 'email', 'position', 'role', 'modules'] as const;

type Changes = Partial<Pick<EmployeeEntity, (typeof CHANGEABLE)[number]>>;

/** Managing the people of a clinic. Each act is one transaction: check, change, audit, announce. */
@Injectable()
export class EmployeeAdmin {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly links: AccountLinks,
    private readonly sessions: Sessions,
    private readonly twoStep: OwnTwoStep,
    private readonly departures: EmployeeDepartures,
    private readonly directory: DirectoryFeed,
    private readonly audit: Audit,
  ) {}

  /** @throws AppError VALIDATION_FAILED */
  create(actor: Actor, input: CreateEmployeeInput): Promise<{ employee: EmployeeEntity; invite: IssuedLink }> {
    return this.writing(actor, async (tx) => {
      const employee = tx.manager.create(EmployeeEntity, {
        name: input.name,
        email: input.email.toLowerCase(),
        position: input.position,
        role: input.role,
        modules: sorted(input.modules),
        clinicId: tx.clinicId,
        id: newId(),
        active: true,
        version: 1,
        createdAt: this.clock.now(),
      });
      await tx.manager.insert(EmployeeEntity, employee);
      const invite = await this.links.issue(tx, 'INVITE', employee.id, actor.personId);
      const { role, modules } = employee;
      await this.announce(tx, actor, 'CREATE_EMPLOYEE', employee.id, { role, modules });
      return { employee, invite };
    });
  }

  /** @throws AppError NOT_FOUND, FORBIDDEN, VALIDATION_FAILED, CONFLICT with both versions of what differs */
  update(actor: Actor, input: UpdateEmployeeInput): Promise<EmployeeEntity> {
    return this.writing(actor, async (tx) => {
      const { employee: before, permissions } = await this.locked(tx, actor, input.id);
      permit(permissions.edit);
      const changes = differences(before, input);
      const fields = Object.keys(changes);
      // What somebody else has already made so is no conflict.
      if (fields.length === 0) return before;
      if (before.version !== input.version) throw conflict(before, changes);
      if (changes.role !== undefined) permit(permissions.changeRole, LAST_ADMINISTRATOR);
      const hadChat = before.modules.includes(ModuleAccess.CHAT);
      const after = await this.store(tx, before, changes);
      if (hadChat && !after.modules.includes(ModuleAccess.CHAT)) {
        await this.departures.depart(tx, actor, after.id, 'CHAT_TAKEN_AWAY');
      }
      const { role, modules } = changes;
      await this.announce(tx, actor, 'UPDATE_EMPLOYEE', before.id, {
        fields,
        ...(role && { role }),
        ...(modules && { modules }),
      });
      return after;
    });
  }

  /**
   * Ends everything the person has open: sessions with their sockets, links, rooms. Nothing that is committed afterwards
   * reaches them. Doing it twice is doing it once.
   * @throws AppError NOT_FOUND, FORBIDDEN
   */
  deactivate(actor: Actor, id: string): Promise<EmployeeEntity> {
    return this.writing(actor, async (tx) => {
      const { employee, permissions } = await this.locked(tx, actor, id);
      if (!employee.active) return employee;
      const self = employee.id === actor.personId;
      permit(permissions.deactivate, self ? 'You cannot deactivate yourself.' : LAST_ADMINISTRATOR);
      const after = await this.store(tx, employee, { active: false });
      await this.sessions.endAll(tx, employee.id);
      await this.links.voidAll(tx, employee.id);
      await this.departures.depart(tx, actor, employee.id, 'DEACTIVATED');
      await this.announce(tx, actor, 'DEACTIVATE_EMPLOYEE', employee.id);
      return after;
    });
  }

  /** Rooms are not given back: what was said meanwhile was not said to them. @throws AppError NOT_FOUND */
  reactivate(actor: Actor, id: string): Promise<EmployeeEntity> {
    return this.writing(actor, async (tx) => {
      const { employee } = await this.locked(tx, actor, id);
      if (employee.active) return employee;
      const after = await this.store(tx, employee, { active: true });
      await this.announce(tx, actor, 'REACTIVATE_EMPLOYEE', employee.id);
      return after;
    });
  }

  /** A new link to set a password with. @throws AppError NOT_FOUND, FORBIDDEN */
  invite(actor: Actor, id: string): Promise<{ employee: EmployeeEntity; invite: IssuedLink }> {
    return this.writing(actor, async (tx) => {
      const { employee, permissions } = await this.locked(tx, actor, id);
      permit(permissions.invite, 'Nobody invites themselves or somebody who is deactivated.');
      const invite = await this.links.issue(tx, 'INVITE', employee.id, actor.personId);
      await this.announce(tx, actor, 'INVITE_EMPLOYEE', employee.id);
      return { employee, invite };
    });
  }

  /**
   * For who has lost the phone and the codes. Their sessions end. Doing it twice is doing it once.
   * @throws AppError NOT_FOUND, FORBIDDEN
   */
  resetTwoStep(actor: Actor, id: string): Promise<EmployeeEntity> {
    return this.writing(actor, async (tx) => {
      const { employee, permissions } = await this.locked(tx, actor, id);
      permit(employee.id !== actor.personId, 'Your own second step is turned off on your profile.');
      if (!permissions.resetTwoStep) return employee;
      await this.twoStep.forget(tx, employee.id);
      await this.sessions.endAll(tx, employee.id);
      await this.announce(tx, actor, 'RESET_TWO_STEP', employee.id);
      return employee;
    });
  }

  /** The employee under a lock, with the verdicts as they are then: two administrators cannot demote each other. */
  private async locked(tx: ClinicTransaction, actor: Actor, id: string) {
    if (!isId(id)) throw notFound('employee');
    const rows = await tx.query<{ id: string }>(
      `select id from employee where clinic_id = $1 and (id = $2 or (role = '${EmployeeRole.ADMINISTRATOR}' and active))
       order by id for no key update`,
      [tx.clinicId, id],
    );
    if (!rows.some((row) => row.id === id.toLowerCase())) throw notFound('employee');
    const employee = await tx.manager.findOneByOrFail(EmployeeEntity, { clinicId: tx.clinicId, id });
    const others = rows.filter((row) => row.id !== employee.id);
    const { role, active } = employee;
    const lastAdministrator = role === EmployeeRole.ADMINISTRATOR && active && others.length === 0;
    const { on: twoStep } = await this.twoStep.stateIn(tx, employee.id);
    const facts = { id: employee.id, role, active, lastAdministrator, twoStep };
    return { employee, permissions: employeePermissions(actor, facts) };
  }

  private async store(
    tx: ClinicTransaction,
    employee: EmployeeEntity,
    changes: Changes & { active?: boolean },
  ): Promise<EmployeeEntity> {
    const columns = { ...changes, version: employee.version + 1 };
    await tx.manager.update(EmployeeEntity, { clinicId: tx.clinicId, id: employee.id }, columns);
    return Object.assign(employee, columns);
  }

  private async announce(
    tx: ClinicTransaction,
    actor: Actor,
    action: AuditAction,
    id: string,
    details: AuditedAct['details'] = {},
  ): Promise<void> {
    this.audit.record(tx, actor, { action, object: { kind: 'EMPLOYEE', id }, details });
    await this.directory.changed(tx, DirectoryKind.EMPLOYEE, id);
  }

  private writing<T>(actor: Actor, work: (tx: ClinicTransaction) => Promise<T>): Promise<T> {
    return this.database.inClinic(actor.clinicId, work).catch((error: unknown) => {
      if (!violates(error, 'employee_email_unique')) throw error;
      throw invalidField('email', 'This address cannot be used: choose another one.');
    });
  }
}

const LAST_ADMINISTRATOR = 'A clinic needs an administrator: name another one first.';

function permit(allowed: boolean, message = 'You do not have the right to do this.'): void {
  if (!allowed) throw new AppError('FORBIDDEN', message);
}

const sorted = (modules: readonly ModuleAccess[]) => [...new Set(modules)].sort();

function differences(before: EmployeeEntity, input: UpdateEmployeeInput): Changes {
  const wanted: Changes = {
    name: input.name ?? before.name,
    email: input.email?.toLowerCase() ?? before.email,
    position: input.position ?? before.position,
    role: input.role ?? before.role,
    modules: sorted(input.modules ?? before.modules),
  };
  const differs = (key: (typeof CHANGEABLE)[number]) =>
    key === 'modules' ? String(wanted.modules) !== String(sorted(before.modules)) : wanted[key] !== before[key];
  return Object.fromEntries(CHANGEABLE.filter(differs).map((key) => [key, wanted[key]]));
}

function conflict(before: EmployeeEntity, changes: Changes): AppError {
  const theirs = Object.fromEntries(Object.keys(changes).map((key) => [key, before[key as keyof Changes]]));
  return new AppError('CONFLICT', 'Somebody else has changed this employee meanwhile. Look at both versions.', {
    conflict: { version: before.version, theirs, yours: { ...changes } },
  });
}
