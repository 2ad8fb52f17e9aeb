import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { ChatRoom, ChatRooms } from '@server/chat-rooms';
import { Access, type Actor, chatUsers, CurrentActor, CurrentRequest } from '@server/identity';
import type { Connection, RequestContext } from '@server/platform';
import { MessageHit, MessageHitConnection, SearchMessagesArgs } from './message-search.model';
import { MessageSearch } from './message-search.service';

@Resolver(() => MessageHit)
export class MessageSearchResolver {
  constructor(
    private readonly search: MessageSearch,
    private readonly rooms: ChatRooms,
  ) {}

  @Access(chatUsers)
  @Query(() => MessageHitConnection, {
    description: 'Messages with these words that the viewer may read, newest first.',
  })
  searchMessages(@CurrentActor() actor: Actor, @Args() args: SearchMessagesArgs): Promise<Connection<MessageHit>> {
    return this.search.page(actor, args);
  }

  @ResolveField(() => ChatRoom, { description: 'The room it was found in.' })
  room(
    @Parent() hit: MessageHit,
    @CurrentActor() actor: Actor,
    @CurrentRequest() request: RequestContext,
  ): Promise<ChatRoom> {
    return this.rooms.loader(request, actor).load(hit.message.roomId);
  }
}
