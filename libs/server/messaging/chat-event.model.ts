import { createUnionType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import {
  AccessEnded,
  FeedReady,
  PersonTyping,
  ReceiptsChanged,
  type RoomEvent,
  RoomPreferencesChanged,
  UnreadChanged,
} from '@server/chat-rooms';
import { Message } from './message.model';

@ObjectType({
  description:
    'A message was added or changed. Merge it by id and keep the copy with the higher revision. When `revision` is not ' +
    'the next one after what you hold of the room, ask for `ChatRoom.changes`.',
})
export class MessageChanged {
  @Field(() => ID, { description: 'The room.' })
  roomId: string;

  @Field(() => Int, { description: "The room's revision of this change." })
  revision: number;

  @Field(() => Message, { description: 'The message in its state at this change or later.' })
  message: Message;

  /** What the room feed carries for a message that was added or changed. */
  static event(message: Message): RoomEvent {
    const { roomId, revision, seq, senderId } = message;
    const payload = Object.assign(new MessageChanged(), { roomId, revision, message });
    return { revision, seq, authorId: senderId, payload };
  }
}

/** Everything in it is the same for all who may see it: it is executed once for all of them. */
export const ChatEvent = createUnionType({
  name: 'ChatEvent',
  description: 'Something that happened in the rooms of the viewer.',
  types: () =>
    [
      FeedReady,
      MessageChanged,
      ReceiptsChanged,
      UnreadChanged,
      RoomPreferencesChanged,
      PersonTyping,
      AccessEnded,
    ] as const,
  resolveType: (event: object) => event.constructor,
});
