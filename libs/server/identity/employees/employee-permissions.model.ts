import { Field, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'Verdicts of the policy for the viewer, so that buttons and server agree.' })
export class EmployeePermissions {
  @Field({ description: 'May change name, position, modules and email.' })
  edit: boolean;

  @Field({ description: 'May change the role.' })
  changeRole: boolean;

  @Field({ description: 'May deactivate.' })
  deactivate: boolean;

  @Field({ description: 'May reactivate.' })
  reactivate: boolean;

  @Field({ description: 'May make a new link with which the person sets a password.' })
  invite: boolean;

  @Field({ description: 'May turn off the second step of signing in, which is on.' })
  resetTwoStep: boolean;
}

@ObjectType({ description: 'What of the product opens for the person who is signed in.' })
export class MyPermissions {
  @Field({ description: 'Chats.' })
  useChat: boolean;

  @Field({ description: 'Contacts and chat groups.' })
  useDirectories: boolean;

  @Field({ description: 'Sending to groups.' })
  sendToGroups: boolean;

  @Field({ description: 'Employees: creating, changing, deactivating.' })
  manageEmployees: boolean;

  @Field({ description: 'The audit log.' })
  readAudit: boolean;
}
