import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Connection, RequestContext } from '@server/platform';
import { Access, administrators } from '../access';
import { type Actor, CurrentActor, CurrentRequest } from '../actor';
import { Employee } from '../employee.model';
import { Employees } from '../employees.service';
import { AuditLog } from './audit-log.service';
import { AuditEntriesArgs, AuditEntry, AuditEntryConnection } from './audit.model';

@Resolver(() => AuditEntry)
export class AuditResolver {
  constructor(
    private readonly log: AuditLog,
    private readonly employees: Employees,
  ) {}

  @Access(administrators)
  @Query(() => AuditEntryConnection, { description: 'What was done at the clinic, the newest first.' })
  auditEntries(
    @CurrentActor() actor: Actor,
    @Args() { first, after, ...filter }: AuditEntriesArgs,
  ): Promise<Connection<AuditEntry>> {
    return this.log.page(actor.clinicId, filter, { first, after });
  }

  @ResolveField(() => Employee, {
    nullable: true,
    description: 'The employee who did it; null for patients, for who was not signed in, and for the server itself.',
  })
  person(
    @Parent() { personId }: AuditEntry,
    @CurrentRequest() request: RequestContext,
  ): Promise<Employee | null> | null {
    return personId === null ? null : this.employees.known(request, personId);
  }

  @ResolveField(() => Employee, { nullable: true, description: 'The employee it was done to, if it was one.' })
  subject(@Parent() entry: AuditEntry, @CurrentRequest() request: RequestContext): Promise<Employee | null> | null {
    const id = entry.objectKind === 'EMPLOYEE' ? entry.objectId : entry.subjectId;
    // A subject may be somebody else than an employee.
    return id === null ? null : this.employees.known(request, id);
  }
}
