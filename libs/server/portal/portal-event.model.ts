import { createUnionType, Field, GraphQLISODateTime, ID, ObjectType } from '@nestjs/graphql';
import { PortalItem } from './portal.model';

@ObjectType({
  description: 'The first event: what is committed after it will be told. Load what is on screen after it.',
})
export class PortalReady {
  @Field(() => GraphQLISODateTime, { description: 'The time on the server.' })
  at: Date;
}

@ObjectType({ description: 'An entry was added, or is different now.' })
export class PortalItemChanged {
  @Field(() => PortalItem, { description: 'The entry as it is now.' })
  item: PortalItem;
}

@ObjectType({ description: 'The patient may not read a conversation any more: forget it.' })
export class PortalConversationEnded {
  @Field(() => ID, { description: 'The conversation.' })
  conversationId: string;
}

@ObjectType({
  description: 'Something else about the conversations changed, such as what was read: load the list again.',
})
export class PortalConversationsChanged {
  @Field(() => GraphQLISODateTime, { description: 'The time on the server.' })
  at: Date;
}

export const PortalEvent = createUnionType({
  name: 'PortalEvent',
  description: 'Something that happened in the conversations of the patient.',
  types: () => [PortalReady, PortalItemChanged, PortalConversationEnded, PortalConversationsChanged] as const,
  resolveType: (event: object) => event.constructor,
});
