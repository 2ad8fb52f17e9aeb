import { Field, ID, ObjectType } from '@nestjs/graphql';
import { ChatRoom } from './chat-room.model';

@ObjectType({ description: 'The chat that was opened.' })
export class CreateChatRoomPayload {
  @Field(() => ChatRoom, { description: 'The room.' })
  room: ChatRoom;

  @Field({ description: 'False when the chat with this one person was there already.' })
  created: boolean;
}

@ObjectType({ description: 'The room under its new name.' })
export class RenameChatRoomPayload {
  @Field(() => ChatRoom, { description: 'The room.' })
  room: ChatRoom;
}

@ObjectType({ description: 'The room with its new members.' })
export class AddChatRoomMembersPayload {
  @Field(() => ChatRoom, { description: 'The room.' })
  room: ChatRoom;
}

@ObjectType({ description: 'The room without the removed member.' })
export class RemoveChatRoomMemberPayload {
  @Field(() => ChatRoom, { description: 'The room.' })
  room: ChatRoom;
}

@ObjectType({ description: 'The room that was left; it can no longer be read.' })
export class LeaveChatRoomPayload {
  @Field(() => ID, { description: 'The room.' })
  roomId: string;
}

@ObjectType({ description: 'The room of the patient.' })
export class OpenPatientRoomPayload {
  @Field(() => ChatRoom, { description: 'The room.' })
  room: ChatRoom;
}

@ObjectType({ description: 'The room with the one who takes care of it.' })
export class AssignPatientRoomPayload {
  @Field(() => ChatRoom, { description: 'The room.' })
  room: ChatRoom;
}
