import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { AttachmentKind, AttachmentState } from '@server/messaging';
import { connectionType } from '@server/platform';

export enum PortalConversationKind {
  GROUP = 'GROUP',
  CLINIC = 'CLINIC',
}
registerEnumType(PortalConversationKind, {
  name: 'PortalConversationKind',
  description: 'What a patient reads.',
  valuesMap: {
    GROUP: { description: 'What the clinic announced to a group that the patient belongs to. Read only.' },
    CLINIC: { description: 'What the patient and the clinic write each other. Nobody else is in it.' },
  },
});

export enum PortalItemKind {
  ANNOUNCEMENT = 'ANNOUNCEMENT',
  MESSAGE = 'MESSAGE',
  NOTICE = 'NOTICE',
}
registerEnumType(PortalItemKind, {
  name: 'PortalItemKind',
  description: 'What an entry of a conversation is.',
  valuesMap: {
    ANNOUNCEMENT: { description: 'The clinic wrote it to a group.' },
    MESSAGE: { description: 'The clinic or the patient wrote it in their own conversation.' },
    NOTICE: { description: 'The patient has said that they want no more announcements.' },
  },
});

@ObjectType({ description: 'The announcement that a message answers.' })
export class PortalQuote {
  @Field(() => ID, { description: 'The announcement.' })
  id: string;

  @Field({ description: 'Its text, as much as is needed to know it again; empty when it was withdrawn.' })
  text: string;
}

@ObjectType({ description: 'A file of an entry.' })
export class PortalFile {
  @Field(() => ID, { description: 'Opaque id.' })
  id: string;

  @Field({ description: 'Its name, with the extension.' })
  name: string;

  @Field({ description: 'Its type, found out from the bytes.' })
  mimeType: string;

  @Field(() => Int, { description: 'Bytes.' })
  size: number;

  @Field(() => AttachmentKind, { description: 'How it is shown.' })
  kind: AttachmentKind;

  @Field(() => Int, { nullable: true, description: 'Of an image, in pixels.' })
  width: number | null;

  @Field(() => Int, { nullable: true, description: 'Of an image, in pixels.' })
  height: number | null;

  @Field(() => AttachmentState, { description: 'Whether it can be downloaded.' })
  state: AttachmentState;

  @Field({ description: 'Where the file is, relative to this server. Access is checked at every request.' })
  url: string;

  @Field(() => String, { nullable: true, description: 'A WebP of images and of the first page of a PDF.' })
  thumbnailUrl: string | null;
}

@ObjectType({
  description: 'One entry of a conversation. Of the clinic it never says which employee wrote it; of others, nothing.',
})
export class PortalItem {
  @Field(() => ID, { description: 'Opaque id.' })
  id: string;

  @Field(() => ID, { description: 'The conversation it stands in.' })
  conversationId: string;

  @Field(() => PortalItemKind, { description: 'What it is.' })
  kind: PortalItemKind;

  @Field({ description: 'The patient wrote it.' })
  mine: boolean;

  @Field({ description: 'Plain text; empty when it was withdrawn.' })
  text: string;

  @Field(() => GraphQLISODateTime, { description: 'When it was sent.' })
  at: Date;

  @Field({ description: 'The clinic or the patient took it back.' })
  withdrawn: boolean;

  @Field(() => ID, { nullable: true, description: "The patient's app made this id; null for what others wrote." })
  clientMessageId: string | null;

  @Field(() => PortalQuote, { nullable: true, description: 'What it answers.' })
  about: PortalQuote | null;

  @Field({ description: 'Somebody at the clinic has read it; only for what the patient wrote.' })
  seen: boolean;

  @Field(() => [PortalFile], { description: 'The files it carries, in order; none once it is withdrawn.' })
  files: PortalFile[];
}

@ObjectType({
  description: 'A page of a conversation, oldest first; it ends with the newest unless `before` is given.',
})
export class PortalItemConnection extends connectionType(PortalItem) {}

@ObjectType({ description: 'One conversation of a patient.' })
export class PortalConversation {
  @Field(() => ID, { description: 'Opaque id.' })
  id: string;

  @Field(() => PortalConversationKind, { description: 'What it is.' })
  kind: PortalConversationKind;

  @Field({ description: 'The name of the group, or of the clinic.' })
  name: string;

  @Field(() => String, { nullable: true, description: 'The colour of a group, as the clinic chose it.' })
  colour: string | null;

  @Field(() => String, { nullable: true, description: 'The icon of a group, as the clinic chose it.' })
  icon: string | null;

  @Field(() => Int, { description: 'What the patient has not read yet; at most 100 are counted.' })
  unreadCount: number;

  @Field(() => PortalItem, { nullable: true, description: 'The newest entry.' })
  last: PortalItem | null;
}

@ObjectType({ description: 'What the patient wrote is stored.' })
export class SendPortalMessagePayload {
  @Field(() => PortalItem, { description: 'The entry.' })
  item: PortalItem;

  @Field({ description: 'It was stored before: this is the first one.' })
  duplicate: boolean;

  @Field({ description: 'The text asked for no more announcements, and there will be none.' })
  optedOut: boolean;
}

@ObjectType({ description: 'The conversation as it is now.' })
export class MarkPortalPayload {
  @Field(() => PortalConversation, { description: 'The conversation.' })
  conversation: PortalConversation;
}
