import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { ChatGroup } from './chat-group.model';

@ObjectType({ description: 'The new group.' })
export class CreateChatGroupPayload {
  @Field(() => ChatGroup, { description: 'The group.' })
  chatGroup: ChatGroup;
}

@ObjectType({ description: 'The group as it is now.' })
export class UpdateChatGroupPayload {
  @Field(() => ChatGroup, { description: 'The group.' })
  chatGroup: ChatGroup;
}

@ObjectType({ description: 'The group, hidden or shown.' })
export class ChatGroupVisibilityPayload {
  @Field(() => ChatGroup, { description: 'The group.' })
  chatGroup: ChatGroup;
}

@ObjectType({ description: 'The group that is gone.' })
export class DeleteChatGroupPayload {
  @Field(() => ID, { description: 'Its id.' })
  chatGroupId: string;
}

@ObjectType({ description: 'What was assigned or taken away.' })
export class ChatGroupAssignmentPayload {
  @Field(() => Int, { description: 'How many memberships changed; the others were so already.' })
  count: number;

  @Field(() => [ChatGroup], { description: 'The groups as they are now.' })
  chatGroups: ChatGroup[];
}
