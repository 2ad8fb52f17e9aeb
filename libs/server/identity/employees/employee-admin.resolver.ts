import { Args, GraphQLISODateTime, ID, Int, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type RequestContext, SharedPrincipal } from '@server/platform';
import { Access, administrators } from '../access';
import { type Actor, actorOf, CurrentActor, CurrentRequest } from '../actor';
import { Employee, EmployeeRole, ModuleAccess } from '../employee.model';
import { Employees } from '../employees.service';
import { EmployeeAdmin } from './employee-admin.service';
import { EmployeeFactsLoader } from './employee-facts.service';
import { EmployeePermissions } from './employee-permissions.model';
import { CreateEmployeeInput, UpdateEmployeeInput } from './employee.input';
import {
  CreateEmployeePayload,
  DeactivateEmployeePayload,
  InviteEmployeePayload,
  ReactivateEmployeePayload,
  ResetTwoStepPayload,
  UpdateEmployeePayload,
} from './employee.payload';
import { employeePermissions } from './employee.policy';

const ID_ARG = { type: () => ID, description: 'The employee.' };
const NOTHING: EmployeePermissions = {
  edit: false,
  changeRole: false,
  deactivate: false,
  reactivate: false,
  invite: false,
  resetTwoStep: false,
};

/** Managing employees, and what of an employee only those who manage them see. */
@Resolver(() => Employee)
export class EmployeeAdminResolver {
  constructor(
    private readonly admin: EmployeeAdmin,
    private readonly employees: Employees,
    private readonly facts: EmployeeFactsLoader,
  ) {}

  @Access(administrators)
  @Mutation(() => CreateEmployeePayload, {
    description: 'Adds an employee, and makes the link for their first sign-in.',
  })
  createEmployee(
    @CurrentActor() actor: Actor,
    @Args('input') input: CreateEmployeeInput,
  ): Promise<CreateEmployeePayload> {
    return this.admin.create(actor, input);
  }

  @Access(administrators)
  @Mutation(() => UpdateEmployeePayload, {
    description: 'Changes an employee. Who loses CHAT hears nothing more of any chat.',
  })
  async updateEmployee(
    @CurrentActor() actor: Actor,
    @Args('input') input: UpdateEmployeeInput,
  ): Promise<UpdateEmployeePayload> {
    return { employee: await this.admin.update(actor, input) };
  }

  @Access(administrators)
  @Mutation(() => DeactivateEmployeePayload, {
    description: 'Ends the sessions and the memberships of an employee, who is kept for history.',
  })
  async deactivateEmployee(
    @CurrentActor() actor: Actor,
    @Args('id', ID_ARG) id: string,
  ): Promise<DeactivateEmployeePayload> {
    return { employee: await this.admin.deactivate(actor, id) };
  }

  @Access(administrators)
  @Mutation(() => ReactivateEmployeePayload, { description: 'Lets an employee sign in again.' })
  async reactivateEmployee(
    @CurrentActor() actor: Actor,
    @Args('id', ID_ARG) id: string,
  ): Promise<ReactivateEmployeePayload> {
    return { employee: await this.admin.reactivate(actor, id) };
  }

  @Access(administrators)
  @Mutation(() => InviteEmployeePayload, { description: 'Makes a new link with which the employee sets a password.' })
  inviteEmployee(@CurrentActor() actor: Actor, @Args('id', ID_ARG) id: string): Promise<InviteEmployeePayload> {
    return this.admin.invite(actor, id);
  }

  @Access(administrators)
  @Mutation(() => ResetTwoStepPayload, {
    description: 'Turns the second step of an employee off, who has lost it; ends their sessions.',
  })
  async resetTwoStep(@CurrentActor() actor: Actor, @Args('id', ID_ARG) id: string): Promise<ResetTwoStepPayload> {
    return { employee: await this.admin.resetTwoStep(actor, id) };
  }

  @ResolveField(() => EmployeePermissions, {
    description: 'What the viewer may do with this employee; nothing in live events, which are the same for all.',
  })
  async permissions(
    @Parent() { id }: Employee,
    @CurrentRequest() request: RequestContext,
  ): Promise<EmployeePermissions> {
    const viewer = administratorOf(request);
    return viewer ? employeePermissions(viewer, await this.facts.of(request, id)) : NOTHING;
  }

  @ResolveField(() => String, { nullable: true, description: 'The address to sign in with; for administrators.' })
  async email(@Parent() { id }: Employee, @CurrentRequest() request: RequestContext): Promise<string | null> {
    return administratorOf(request) ? (await this.employees.loader(request).load(id)).email : null;
  }

  @ResolveField(() => [ModuleAccess], { description: 'The parts of the product this person may use.' })
  async modules(@Parent() { id }: Employee, @CurrentRequest() request: RequestContext): Promise<ModuleAccess[]> {
    return (await this.employees.loader(request).load(id)).modules;
  }

  @ResolveField(() => Int, { description: 'Grows with every change; give it back with an update.' })
  async version(@Parent() { id }: Employee, @CurrentRequest() request: RequestContext): Promise<number> {
    return (await this.employees.loader(request).load(id)).version;
  }

  @ResolveField(() => GraphQLISODateTime, {
    nullable: true,
    description: 'Until when the link to set a password is good; null without one. For administrators.',
  })
  async invitedUntil(@Parent() { id }: Employee, @CurrentRequest() request: RequestContext): Promise<Date | null> {
    return administratorOf(request) ? this.facts.invitedUntil(request, id) : null;
  }
}

function administratorOf(request: RequestContext): Actor | undefined {
  if (request.principal instanceof SharedPrincipal) return undefined;
  const actor = actorOf(request);
  return actor?.role === EmployeeRole.ADMINISTRATOR ? actor : undefined;
}
