import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver, Subscription } from '@nestjs/graphql';
import { ChatRoom, RoomFeed } from '@server/chat-rooms';
import { Access, type Actor, chatUsers, CurrentActor, CurrentRequest, Employee, Employees } from '@server/identity';
import { type Connection, type RequestContext, SharedPrincipal, type SharedSource } from '@server/platform';
import { ChatEvent } from './chat-event.model';
import { MessageEditing } from './message-editing.service';
import { MessageForwarding } from './message-forwarding.service';
import { MessageHistory } from './message-history.service';
import { MessageLoaders } from './message-loaders.service';
import { MessageSenders } from './message-senders.service';
import { MessageSending } from './message-sending.service';
import {
  ChangesArgs,
  EditMessageInput,
  ForwardMessageInput,
  MarkArgs,
  MessagesArgs,
  SendMessageInput,
} from './message.input';
import {
  ChatRoomChanges,
  Message,
  MessageConnection,
  MessageDelivery,
  MessageReceipt,
  MessageSender,
  MessageVersion,
  SystemLine,
} from './message.model';
import {
  EditMessagePayload,
  MarkDeliveredPayload,
  MarkReadPayload,
  SendMessagePayload,
  WithdrawMessagePayload,
} from './message.payload';
import { MessageReceipts } from './receipts/message-receipts.service';
import { Receipts } from './receipts.service';

@Resolver(() => Message)
export class MessageResolver {
  constructor(
    private readonly history: MessageHistory,
    private readonly sending: MessageSending,
    private readonly editing: MessageEditing,
    private readonly forwarding: MessageForwarding,
    private readonly recipients: MessageReceipts,
    private readonly receipts: Receipts,
    private readonly loaders: MessageLoaders,
    private readonly employees: Employees,
    private readonly senders: MessageSenders,
    private readonly feed: RoomFeed,
  ) {}

  @Access(chatUsers)
  @Query(() => Message, { description: 'One message that the viewer may read; NOT_FOUND otherwise.' })
  message(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID, description: 'The message.' }) id: string,
  ): Promise<Message> {
    return this.history.one(actor, id);
  }

  @Access(chatUsers)
  @Query(() => [MessageVersion], { description: 'What a message said before; for its author and administrators.' })
  messageVersions(
    @CurrentActor() actor: Actor,
    @Args('messageId', { type: () => ID, description: 'The message.' }) messageId: string,
  ): Promise<MessageVersion[]> {
    return this.editing.versions(actor, messageId);
  }

  @Access(chatUsers)
  @Mutation(() => SendMessagePayload, { description: 'Sends a message. Acknowledged means stored durably.' })
  sendMessage(@CurrentActor() actor: Actor, @Args('input') input: SendMessageInput): Promise<SendMessagePayload> {
    return this.sending.send(actor, input);
  }

  @Access(chatUsers)
  @Mutation(() => SendMessagePayload, { description: 'Passes a message on to another room, with its author.' })
  forwardMessage(@CurrentActor() actor: Actor, @Args('input') input: ForwardMessageInput): Promise<SendMessagePayload> {
    return this.forwarding.forward(actor, input);
  }

  @Access(chatUsers)
  @Query(() => [MessageReceipt], { description: 'Who has got and read a message, and when.' })
  messageReceipts(
    @CurrentActor() actor: Actor,
    @Args('messageId', { type: () => ID, description: 'The message.' }) messageId: string,
  ): Promise<MessageReceipt[]> {
    return this.recipients.of(actor, messageId);
  }

  @Access(chatUsers)
  @Mutation(() => EditMessagePayload, { description: 'Changes the text of an own message; the earlier one is kept.' })
  async editMessage(@CurrentActor() actor: Actor, @Args('input') input: EditMessageInput): Promise<EditMessagePayload> {
    return { message: await this.editing.edit(actor, input) };
  }

  @Access(chatUsers)
  @Mutation(() => WithdrawMessagePayload, { description: 'Withdraws an own message for everyone; a tombstone stays.' })
  async withdrawMessage(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID, description: 'The message.' }) id: string,
  ): Promise<WithdrawMessagePayload> {
    return { message: await this.editing.withdraw(actor, id) };
  }

  @Access(chatUsers)
  @Mutation(() => MarkDeliveredPayload, { description: 'Confirms that the app has everything up to a seq.' })
  markDelivered(@CurrentActor() actor: Actor, @Args() { roomId, seq }: MarkArgs): Promise<MarkDeliveredPayload> {
    return this.receipts.delivered(actor, roomId, seq);
  }

  @Access(chatUsers)
  @Mutation(() => MarkReadPayload, { description: 'Confirms that everything up to a seq was on screen.' })
  markRead(@CurrentActor() actor: Actor, @Args() { roomId, seq }: MarkArgs): Promise<MarkReadPayload> {
    return this.receipts.read(actor, roomId, seq);
  }

  @Access(chatUsers)
  @Subscription(() => ChatEvent, { description: 'Everything that happens in the rooms of the viewer, in order.' })
  chatEvents(): SharedSource {
    return this.feed.open();
  }

  @ResolveField(() => MessageSender, { description: 'Who wrote it; of a system line, who did it.' })
  sender(
    @Parent() message: Message,
    @CurrentRequest() request: RequestContext,
  ): MessageSender | Promise<MessageSender> {
    return message.sender ?? this.senders.loader(request).load(message.senderId);
  }

  @ResolveField(() => Employee, { nullable: true, description: 'Who withdrew it.' })
  withdrawnBy(@Parent() message: Message, @CurrentRequest() request: RequestContext): Promise<Employee> | null {
    return message.withdrawnById === null ? null : this.employees.loader(request).load(message.withdrawnById);
  }

  @ResolveField(() => MessageSender, {
    nullable: true,
    description: 'Who wrote it first, for a message that was passed on.',
  })
  forwardedFrom(@Parent() message: Message, @CurrentRequest() request: RequestContext): Promise<MessageSender> | null {
    return message.forwardedFromId === null ? null : this.senders.loader(request).load(message.forwardedFromId);
  }

  @ResolveField(() => Employee, { nullable: true, description: 'Who pinned it.' })
  pinnedBy(@Parent() message: Message, @CurrentRequest() request: RequestContext): Promise<Employee> | null {
    return message.pinnedById === null ? null : this.employees.loader(request).load(message.pinnedById);
  }

  @ResolveField(() => ID, { nullable: true, description: 'The message that this one answers.' })
  replyToId(@Parent() message: Message): string | null {
    return message.replyToId;
  }

  @ResolveField(() => Message, {
    nullable: true,
    description:
      'The message that this one answers; null where the viewer may not read it, and in live events, which are the ' +
      'same for all: ask for it by replyToId.',
  })
  replyTo(@Parent() message: Message, @CurrentRequest() request: RequestContext): Promise<Message | null> | null {
    if (message.replyToId === null || request.principal instanceof SharedPrincipal) return null;
    return this.loaders.quoted(request, message.replyToId);
  }

  @ResolveField(() => MessageDelivery, { description: 'How far it has got.' })
  delivery(@Parent() message: Message, @CurrentRequest() request: RequestContext): Promise<MessageDelivery> {
    return this.loaders.delivery(request, message);
  }
}

@Resolver(() => MessageReceipt)
export class MessageReceiptResolver {
  constructor(private readonly employees: Employees) {}

  @ResolveField(() => Employee, { description: 'The recipient.' })
  employee(@Parent() receipt: MessageReceipt, @CurrentRequest() request: RequestContext): Promise<Employee> {
    return this.employees.loader(request).load(receipt.employeeId);
  }
}

@Resolver(() => SystemLine)
export class SystemLineResolver {
  constructor(private readonly employees: Employees) {}

  @ResolveField(() => Employee, { nullable: true, description: 'Whom it was done to.' })
  subject(@Parent() line: SystemLine, @CurrentRequest() request: RequestContext): Promise<Employee> | null {
    return line.subjectId === null ? null : this.employees.loader(request).load(line.subjectId);
  }
}

/** What messaging adds to a room. */
@Resolver(() => ChatRoom)
export class RoomMessagesResolver {
  constructor(
    private readonly history: MessageHistory,
    private readonly loaders: MessageLoaders,
  ) {}

  @ResolveField(() => Message, { nullable: true, description: 'The newest message; null in an empty room.' })
  lastMessage(@Parent() room: ChatRoom, @CurrentRequest() request: RequestContext): Promise<Message | null> {
    return this.loaders.lastMessage(request, room.id);
  }

  @ResolveField(() => MessageConnection, {
    description: 'A page of the room, oldest first: the latest, or before or after a cursor, or around a message.',
  })
  messages(
    @Parent() room: ChatRoom,
    @CurrentActor() actor: Actor,
    @Args() args: MessagesArgs,
  ): Promise<Connection<Message>> {
    return this.history.page(actor, room.id, args);
  }

  @ResolveField(() => ChatRoomChanges, {
    description: 'What a client missed. RESYNC_REQUIRED when the revision is not of this log.',
  })
  changes(@Parent() room: ChatRoom, @CurrentActor() actor: Actor, @Args() args: ChangesArgs): Promise<ChatRoomChanges> {
    return this.history.changes(actor, room.id, args);
  }
}
