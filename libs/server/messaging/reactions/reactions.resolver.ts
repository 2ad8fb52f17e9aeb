import { Args, Field, ID, InputType, Mutation, ObjectType, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ChatRoom } from '@server/chat-rooms';
import { Access, type Actor, chatUsers, CurrentActor } from '@server/identity';
import { IsString, MaxLength } from 'class-validator';
import { Message } from '../message.model';
import { Pins } from './pins.service';
import { Reactions } from './reactions.service';

@InputType({ description: 'An emoji put under a message, or taken away.' })
class ReactToMessageInput {
  @Field(() => ID, { description: 'The message.' })
  messageId: string;

  @Field({ description: 'One emoji.' })
  @IsString()
  @MaxLength(40, { message: 'Choose one emoji.' })
  emoji: string;

  @Field({ defaultValue: true, description: 'False takes it away.' })
  reacted: boolean;
}

@ObjectType({ description: 'The message with its emoji.' })
class ReactToMessagePayload {
  @Field(() => Message, { description: 'The message.' })
  message: Message;
}

@ObjectType({ description: 'The message, pinned or not.' })
class PinMessagePayload {
  @Field(() => Message, { description: 'The message.' })
  message: Message;
}

@Resolver(() => ChatRoom)
export class ReactionsResolver {
  constructor(
    private readonly reactions: Reactions,
    private readonly pins: Pins,
  ) {}

  @Access(chatUsers)
  @Mutation(() => ReactToMessagePayload, { description: 'Puts an emoji under a message, or takes it away.' })
  async reactToMessage(
    @CurrentActor() actor: Actor,
    @Args('input') { messageId, emoji, reacted }: ReactToMessageInput,
  ): Promise<ReactToMessagePayload> {
    return { message: await this.reactions.react(actor, messageId, emoji, reacted) };
  }

  @Access(chatUsers)
  @Mutation(() => PinMessagePayload, { description: 'Pins a message in its room for everybody, or unpins it.' })
  async pinMessage(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID, description: 'The message.' }) id: string,
    @Args('pinned', { defaultValue: true, description: 'False unpins it.' }) pinned: boolean,
  ): Promise<PinMessagePayload> {
    return { message: await this.pins.pin(actor, id, pinned) };
  }

  @ResolveField(() => [Message], { description: 'Pinned messages that the viewer may read, the latest pin first.' })
  pinnedMessages(@Parent() room: ChatRoom, @CurrentActor() actor: Actor): Promise<Message[]> {
    return this.pins.of(actor, room.id);
  }
}
