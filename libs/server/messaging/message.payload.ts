import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Message } from './message.model';

@ObjectType({ description: 'The message as it is stored.' })
export class SendMessagePayload {
  @Field(() => Message, { description: 'The message; of a repeat the first one, whatever the repeat said.' })
  message: Message;

  @Field({ description: 'True when this clientMessageId had been sent before.' })
  duplicate: boolean;
}

@ObjectType({ description: 'The message with its new text.' })
export class EditMessagePayload {
  @Field(() => Message, { description: 'The message.' })
  message: Message;
}

@ObjectType({ description: 'The tombstone that is left.' })
export class WithdrawMessagePayload {
  @Field(() => Message, { description: 'The message.' })
  message: Message;
}

@ObjectType({ description: 'The mark as it stands now.' })
export class MarkDeliveredPayload {
  @Field(() => ID, { description: 'The room.' })
  roomId: string;

  @Field(() => Int, { description: 'Everything up to this seq is delivered.' })
  deliveredSeq: number;
}

@ObjectType({ description: 'The mark as it stands now, and what is unread after it.' })
export class MarkReadPayload {
  @Field(() => ID, { description: 'The room.' })
  roomId: string;

  @Field(() => Int, { description: 'Everything up to this seq is read.' })
  readSeq: number;

  @Field(() => Int, { description: 'Messages of others that are not read.' })
  unreadCount: number;
}
