import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionType } from '@server/platform';

export enum ChatRoomKind {
  STAFF = 'STAFF',
  PATIENT = 'PATIENT',
  CHAT_GROUP = 'CHAT_GROUP',
}
registerEnumType(ChatRoomKind, {
  name: 'ChatRoomKind',
  description: 'What kind of conversation a room is.',
  valuesMap: {
    STAFF: { description: 'Employees only.' },
    PATIENT: { description: "One patient and the clinic's desk." },
    CHAT_GROUP: { description: 'The clinic and the patients of one chat group.' },
  },
});

@ObjectType({ description: "Verdicts of the room's policy for the viewer, so that buttons and server agree." })
export class ChatRoomPermissions {
  @Field({ description: 'May write here.' })
  post: boolean;

  @Field({ description: 'May change the name.' })
  rename: boolean;

  @Field({ description: 'May add members.' })
  addMembers: boolean;

  @Field({ description: 'May remove other members.' })
  removeMembers: boolean;

  @Field({ description: 'May leave.' })
  leave: boolean;

  @Field({ description: 'May say who of the desk takes care of it.' })
  assign: boolean;
}

@ObjectType({ description: 'A member of a room, present or past, with the marks of what reached them.' })
export class ChatRoomMember {
  employeeId: string;

  @Field(() => GraphQLISODateTime, { description: 'When this stay began.' })
  joinedAt: Date;

  @Field(() => Int, {
    description: "The room's last seq before this stay: messages after it are addressed to the member.",
  })
  joinedSeq: number;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When the member left; null for a present member.' })
  leftAt: Date | null;

  @Field(() => Int, { nullable: true, description: 'The seq at which the member left; null for a present member.' })
  leftSeq: number | null;

  @Field(() => Int, { description: "Everything up to this seq has reached the member's app." })
  deliveredSeq: number;

  @Field(() => Int, { description: 'Everything up to this seq has been on the screen of the member.' })
  readSeq: number;
}

@ObjectType({ description: 'The patient of a room, and how far the conversation has got with them.' })
export class RoomPatient {
  @Field(() => ID, { description: 'The contact.' })
  contactId: string;

  @Field(() => Int, { description: "Everything up to this seq has reached the patient's app." })
  deliveredSeq: number;

  @Field(() => Int, { description: 'Everything up to this seq has been on the screen of the patient.' })
  readSeq: number;
}

@ObjectType({ description: 'A chat room as the viewer sees it.' })
export class ChatRoom {
  @Field(() => ID, { description: 'Opaque id.' })
  id: string;

  @Field(() => ChatRoomKind, { description: 'What kind of conversation it is.' })
  kind: ChatRoomKind;

  @Field({
    description:
      "The given name; in a chat of two without one, the other person's name; in a PATIENT room the patient's.",
  })
  name: string;

  @Field({ description: 'A chat of two: choosing the same person again opens it.' })
  direct: boolean;

  @Field(() => ID, { nullable: true, description: 'The other person of a chat of two; null in every other room.' })
  partnerId: string | null;

  @Field(() => GraphQLISODateTime, { description: 'When it was created.' })
  createdAt: Date;

  createdById: string | null;

  @Field(() => GraphQLISODateTime, { description: 'When something last happened in it; the list is in this order.' })
  lastActivityAt: Date;

  @Field(() => Int, { description: 'The seq of the newest message or system line; 0 in an empty room.' })
  lastSeq: number;

  @Field(() => Int, {
    description: 'Grows with every change in the room; `changes` and `chatEvents` are counted by it.',
  })
  revision: number;

  @Field(() => Int, { description: 'Grows whenever somebody joins or leaves.' })
  memberVersion: number;

  @Field(() => Int, { description: 'How many messages people have written here; a system line adds nothing.' })
  writtenCount: number;

  @Field(() => Int, { description: 'How many of those that others wrote the viewer has not read.' })
  unreadCount: number;

  @Field(() => Int, { description: "The viewer's own read mark." })
  readSeq: number;

  @Field({ description: 'Whether the viewer is mentioned in something unread.' })
  mentioned: boolean;

  @Field({ description: 'The viewer wants no notifications from here.' })
  muted: boolean;

  @Field({ description: 'The viewer marked it as unread to come back to it; reading takes the mark away.' })
  markedUnread: boolean;

  @Field({ description: "The viewer's unsent text; empty when there is none. The same on all their devices." })
  draft: string;

  @Field(() => RoomPatient, { nullable: true, description: 'Set in a PATIENT room.' })
  patient: RoomPatient | null;

  assignedToId: string | null;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'Since when the patient waits for an answer; null once somebody has written, and in other rooms.',
  })
  unansweredSince: Date | null;

  @Field(() => ChatRoomPermissions, { description: 'What the viewer may do here.' })
  permissions: ChatRoomPermissions;
}

@ObjectType({ description: 'A page of rooms, the latest activity first.' })
export class ChatRoomConnection extends connectionType(ChatRoom) {}
