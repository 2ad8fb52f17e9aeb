import { Field, GraphQLISODateTime, ObjectType } from '@nestjs/graphql';
import { Employee } from '../employee.model';

@ObjectType({ description: 'A link with which a person sets their own password. Shown only this once.' })
export class AccountLink {
  @Field({ description: 'Give it to the person and to nobody else. Good once.' })
  url: string;

  @Field(() => GraphQLISODateTime, { description: 'Until when it is good.' })
  expiresAt: Date;
}

@ObjectType({ description: 'The new employee, and the link to give them.' })
export class CreateEmployeePayload {
  @Field(() => Employee, { description: 'The employee.' })
  employee: Employee;

  @Field(() => AccountLink, { description: 'For their first sign-in.' })
  invite: AccountLink;
}

@ObjectType({ description: 'A new link; earlier ones are void.' })
export class InviteEmployeePayload {
  @Field(() => Employee, { description: 'The employee.' })
  employee: Employee;

  @Field(() => AccountLink, { description: 'To set a password with.' })
  invite: AccountLink;
}

@ObjectType({ description: 'The employee as changed.' })
export class UpdateEmployeePayload {
  @Field(() => Employee, { description: 'The employee.' })
  employee: Employee;
}

@ObjectType({ description: 'The employee, who can no longer sign in.' })
export class DeactivateEmployeePayload {
  @Field(() => Employee, { description: 'The employee.' })
  employee: Employee;
}

@ObjectType({ description: 'The employee, who can sign in again. Rooms are not given back.' })
export class ReactivateEmployeePayload {
  @Field(() => Employee, { description: 'The employee.' })
  employee: Employee;
}

@ObjectType({ description: 'The employee, who signs in without a second step again.' })
export class ResetTwoStepPayload {
  @Field(() => Employee, { description: 'The employee.' })
  employee: Employee;
}
