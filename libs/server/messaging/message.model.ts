import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { EmployeeRole } from '@server/identity';
import { connectionType } from '@server/platform';

export enum MessageKind {
  TEXT = 'TEXT',
  SYSTEM = 'SYSTEM',
}
registerEnumType(MessageKind, {
  name: 'MessageKind',
  description: 'What an entry of the room log is.',
  valuesMap: {
    TEXT: { description: 'Written by a person.' },
    SYSTEM: { description: 'Says what was done to the room.' },
  },
});

export enum SystemEvent {
  ROOM_CREATED = 'ROOM_CREATED',
  MEMBER_ADDED = 'MEMBER_ADDED',
  MEMBER_REMOVED = 'MEMBER_REMOVED',
  MEMBER_LEFT = 'MEMBER_LEFT',
  ROOM_RENAMED = 'ROOM_RENAMED',
  ROOM_ASSIGNED = 'ROOM_ASSIGNED',
  NOTE_ADDED = 'NOTE_ADDED',
}
registerEnumType(SystemEvent, {
  name: 'SystemEvent',
  description: 'What was done to a room; the sender of the line did it.',
  valuesMap: {
    ROOM_CREATED: { description: 'The room was created.' },
    MEMBER_ADDED: { description: 'The subject was added.' },
    MEMBER_REMOVED: { description: 'The subject was removed.' },
    MEMBER_LEFT: { description: 'The subject left.' },
    ROOM_RENAMED: { description: 'The room got a new name.' },
    ROOM_ASSIGNED: {
      description: 'The subject takes care of the patient from now on; without one nobody in particular.',
    },
    NOTE_ADDED: { description: 'The desk wrote a note for itself. No patient is told.' },
  },
});

export enum MessageStatus {
  SENT = 'SENT',
  DELIVERED = 'DELIVERED',
  READ = 'READ',
}
registerEnumType(MessageStatus, {
  name: 'MessageStatus',
  description: 'How far a message has got. It never goes backwards; read implies delivered.',
  valuesMap: {
    SENT: { description: 'Stored durably and acknowledged.' },
    DELIVERED: { description: "Every recipient's app has confirmed it." },
    READ: { description: 'It has been on the screen of every recipient.' },
  },
});

@ObjectType({ description: 'What a system line says.' })
export class SystemLine {
  @Field(() => SystemEvent, { description: 'What was done.' })
  event: SystemEvent;

  subjectId: string | null;

  noteId: string | null;

  @Field(() => String, { nullable: true, description: 'The new name, for ROOM_RENAMED.' })
  name: string | null;
}

@ObjectType({
  description:
    'How many have it. Recipients are the members at the time of sending, without the sender; one who has left since ' +
    'is counted only if the message had reached them, so that nobody holds the total back for ever.',
})
export class MessageDelivery {
  @Field(() => MessageStatus, { description: 'The lowest of all recipients.' })
  status: MessageStatus;

  @Field(() => Int, { description: 'How many recipients count.' })
  recipients: number;

  @Field(() => Int, { description: 'How many of them received it.' })
  delivered: number;

  @Field(() => Int, { description: 'How many of them read it.' })
  read: number;
}

@ObjectType({ description: 'How far a message has got with one recipient.' })
export class MessageReceipt {
  employeeId: string;

  @Field(() => MessageStatus, { description: 'Sent, delivered or read.' })
  status: MessageStatus;

  @Field(() => GraphQLISODateTime, { nullable: true, description: "When it reached the recipient's app." })
  deliveredAt: Date | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it was on their screen.' })
  readAt: Date | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When the recipient left the room, if so.' })
  leftAt: Date | null;
}

@ObjectType({ description: 'What a message once said.' })
export class MessageVersion {
  @Field(() => Int, { description: '1 is the first.' })
  version: number;

  @Field({ description: 'The text of this version.' })
  text: string;

  @Field(() => GraphQLISODateTime, { description: 'When this version was written.' })
  writtenAt: Date;
}

@ObjectType({ description: 'One emoji under a message, and who chose it.' })
export class Reaction {
  @Field({ description: 'The emoji.' })
  emoji: string;

  @Field(() => [ID], { description: 'The employees who chose it, in order.' })
  personIds: string[];
}

export enum SenderKind {
  EMPLOYEE = 'EMPLOYEE',
  PATIENT = 'PATIENT',
}
registerEnumType(SenderKind, {
  name: 'SenderKind',
  description: 'On which side of the desk somebody is.',
  valuesMap: {
    EMPLOYEE: { description: 'Works at the clinic.' },
    PATIENT: { description: 'Is a patient; writes only in the room of their own.' },
  },
});

@ObjectType({ description: 'Who wrote a message, or did what a system line says.' })
export class MessageSender {
  @Field(() => ID, { description: 'The employee, or the contact.' })
  id: string;

  @Field({ description: 'Full name.' })
  name: string;

  @Field(() => SenderKind, { description: 'Employee or patient.' })
  kind: SenderKind;

  @Field({ description: 'Job title of an employee; empty for a patient.' })
  position: string;

  @Field(() => EmployeeRole, { nullable: true, description: 'Administrator or not; null for a patient.' })
  role: EmployeeRole | null;

  @Field({ description: 'False for an employee who was deactivated and a patient who was archived.' })
  active: boolean;
}

@ObjectType({ description: 'One entry of a room log. Nothing in it depends on who reads it.' })
export class Message {
  @Field(() => ID, { description: 'Opaque id.' })
  id: string;

  @Field(() => ID, { description: 'The room it is in.' })
  roomId: string;

  @Field(() => Int, { description: 'Its place in the room: 1..n without gaps, in the order of commits.' })
  seq: number;

  @Field(() => Int, { description: "The room's revision of its latest change; the higher one of two copies is newer." })
  revision: number;

  @Field(() => Int, {
    description: "The room's writtenCount when it was added: unread counts are differences of these.",
  })
  writtenCount: number;

  @Field(() => MessageKind, { description: 'Written by a person, or a system line.' })
  kind: MessageKind;

  senderId: string;

  /** Set where the sender came along with the message; loaded otherwise. */
  sender?: MessageSender;

  @Field({ description: 'Plain text; empty for a system line, a withdrawn message, and one that is files only.' })
  text: string;

  @Field(() => GraphQLISODateTime, { description: 'When the server stored it.' })
  createdAt: Date;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it was last edited; null if never.' })
  editedAt: Date | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it was withdrawn; null if not.' })
  withdrawnAt: Date | null;

  withdrawnById: string | null;

  @Field(() => ID, { nullable: true, description: "The sender's own id for it; null for a system line." })
  clientMessageId: string | null;

  replyToId: string | null;

  version: number;

  @Field(() => [ID], { description: 'The employees whom it calls by name.' })
  mentionIds: string[];

  @Field(() => [Reaction], { description: 'Emoji that readers put under it, in order of their first use.' })
  reactions: Reaction[];

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it was pinned; null if it is not.' })
  pinnedAt: Date | null;

  pinnedById: string | null;

  forwardedFromId: string | null;

  @Field(() => ID, { nullable: true, description: 'The send to groups that a patient answers; null otherwise.' })
  aboutSendId: string | null;

  /** What `attachments` will hold: nearly always nothing, and then nothing is asked of the database. */
  attachmentCount: number;

  @Field(() => SystemLine, { nullable: true, description: 'Set for a system line.' })
  system: SystemLine | null;
}

@ObjectType({ description: 'A page of messages, oldest first.' })
export class MessageConnection extends connectionType(Message) {}

@ObjectType({ description: 'What changed in a room after a revision.' })
export class ChatRoomChanges {
  @Field(() => [Message], { description: 'Added and changed messages in order of revision, in their present state.' })
  messages: Message[];

  @Field(() => Int, { description: 'Ask again from here: the revision that these changes lead to.' })
  revision: number;

  @Field(() => Int, { description: 'Has it grown, somebody joined or left: load the members anew.' })
  memberVersion: number;

  @Field({ description: 'Whether there are more changes after `revision`.' })
  hasMore: boolean;
}
