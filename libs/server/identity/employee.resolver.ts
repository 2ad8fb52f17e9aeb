import { Args, ArgsType, Field, ID, Query, Resolver } from '@nestjs/graphql';
import { AppError, type Connection, PageArgs, Trimmed } from '@server/platform';
import { IsBoolean, IsEnum, IsOptional, MaxLength } from 'class-validator';
import { Access, administrators, signedIn } from './access';
import { type Actor, CurrentActor } from './actor';
import { Employee, EmployeeConnection, EmployeeRole } from './employee.model';
import { Employees } from './employees.service';

@ArgsType()
class EmployeesArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Part of a name or position.' })
  @IsOptional()
  @Trimmed()
  @MaxLength(100, { message: 'Search for at most 100 characters.' })
  search?: string;

  @Field(() => EmployeeRole, { nullable: true, description: 'Only people with this role.' })
  @IsOptional()
  @IsEnum(EmployeeRole)
  role?: EmployeeRole;

  @Field({ defaultValue: false, description: 'Those who were deactivated too; for administrators.' })
  @IsBoolean()
  includeInactive: boolean;
}

@Resolver()
export class EmployeeResolver {
  constructor(private readonly directory: Employees) {}

  @Access(signedIn)
  @Query(() => EmployeeConnection, { description: 'The employees of the clinic, by name.' })
  employees(@CurrentActor() actor: Actor, @Args() args: EmployeesArgs): Promise<Connection<Employee>> {
    if (args.includeInactive && !administrators.allows(actor)) {
      throw new AppError('FORBIDDEN', 'Only administrators see who was deactivated.');
    }
    return this.directory.page(actor, args);
  }

  @Access(signedIn)
  @Query(() => Employee, { description: 'One employee of the clinic.' })
  employee(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID, description: 'The employee.' }) id: string,
  ): Promise<Employee> {
    return this.directory.one(actor, id);
  }
}
