import { Field, ObjectType } from '@nestjs/graphql';
import { GroupSend } from './group-send.model';

@ObjectType({ description: 'The send as it is now.' })
export class GroupSendPayload {
  @Field(() => GroupSend, { description: 'The send.' })
  groupSend: GroupSend;
}
