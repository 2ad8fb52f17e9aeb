import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionType } from '@server/platform';

export enum EmployeeRole {
  ADMINISTRATOR = 'ADMINISTRATOR',
  EMPLOYEE = 'EMPLOYEE',
}
registerEnumType(EmployeeRole, {
  name: 'EmployeeRole',
  description: 'What an employee may manage.',
  valuesMap: {
    ADMINISTRATOR: { description: 'Manages employees, roles, tokens and the audit log; may do all an employee may.' },
    EMPLOYEE: { description: 'A doctor, a nurse, the front desk and so on.' },
  },
});

export enum ModuleAccess {
  CHAT = 'CHAT',
  CRM = 'CRM',
}
registerEnumType(ModuleAccess, {
  name: 'ModuleAccess',
  description: 'A part of the product that an employee may use.',
  valuesMap: {
    CHAT: { description: 'Chat rooms and messages.' },
    CRM: { description: 'Contacts and chat groups.' },
  },
});

@ObjectType({ description: 'A person who works at the clinic.' })
export class Employee {
  @Field(() => ID, { description: 'Opaque id.' })
  id: string;

  @Field({ description: 'Full name, as colleagues see it.' })
  name: string;

  @Field({ description: 'Job title; may be empty.' })
  position: string;

  @Field(() => EmployeeRole, { description: 'Administrator or not.' })
  role: EmployeeRole;

  @Field({ description: 'False once deactivated: kept for history, cannot sign in.' })
  active: boolean;
}

@ObjectType({ description: 'A page of employees, by name.' })
export class EmployeeConnection extends connectionType(Employee) {}
