import { Field, GraphQLISODateTime, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({
  description:
    'The first event of every subscription: from here on nothing is missed. Refresh what you hold after it. When ' +
    'logEpoch is not the one you knew, the log was restored from a backup: drop what you hold and load it anew.',
})
export class FeedReady {
  @Field({ description: 'Names this history of the database; changes when it is restored.' })
  logEpoch: string;

  @Field(() => GraphQLISODateTime, { description: 'The time on the server.' })
  at: Date;
}

@ObjectType({ description: 'How far one member has got.' })
export class Receipt {
  @Field(() => ID, { description: 'The employee.' })
  memberId: string;

  @Field(() => Int, { description: "Everything up to this seq has reached the member's app." })
  deliveredSeq: number;

  @Field(() => Int, { description: 'Everything up to this seq has been read.' })
  readSeq: number;
}

@ObjectType({
  description:
    'Members have received or read more. Marks only grow. In rooms of more than 100 people only those who wrote ' +
    'lately are told; everyone can read `ChatRoom.members`.',
})
export class ReceiptsChanged {
  @Field(() => ID, { description: 'The room.' })
  roomId: string;

  @Field(() => [Receipt], { description: 'Those whose marks moved.' })
  receipts: Receipt[];
}

@ObjectType({ description: "Only to the reader's own clients: what is unread in a room changed, perhaps elsewhere." })
export class UnreadChanged {
  @Field(() => ID, { description: 'The room.' })
  roomId: string;

  @Field(() => Int, { description: "The viewer's read mark." })
  readSeq: number;

  @Field(() => Int, { description: "The room's writtenCount that unreadCount belongs to." })
  writtenCount: number;

  @Field(() => Int, { description: 'Messages of others that are not read.' })
  unreadCount: number;
}

@ObjectType({
  description: "Only to the viewer's own clients: what they keep for themselves in a room changed elsewhere.",
})
export class RoomPreferencesChanged {
  @Field(() => ID, { description: 'The room.' })
  roomId: string;

  @Field({ description: 'No notifications from here.' })
  muted: boolean;

  @Field({ description: 'Marked as unread.' })
  markedUnread: boolean;

  @Field({ description: 'The unsent text; empty when there is none.' })
  draft: string;
}

@ObjectType({ description: 'A member is writing. Take it away after 5 seconds, or when their message comes.' })
export class PersonTyping {
  @Field(() => ID, { description: 'The room.' })
  roomId: string;

  @Field(() => ID, { description: 'The employee.' })
  personId: string;

  @Field({ description: 'Their name.' })
  name: string;
}

@ObjectType({ description: 'The receiver may no longer read this room: forget its content.' })
export class AccessEnded {
  @Field(() => ID, { description: 'The room.' })
  roomId: string;
}
