import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import { MAX_PAGE, Trimmed } from '@server/platform';
import { ArrayMaxSize, ArrayUnique, IsInt, IsOptional, IsString, IsUUID, Length, Max, Min } from 'class-validator';

const MOST_TEXT = 8_000;
/** How many files a message carries at most. */
export const MOST_ATTACHMENTS = 10;
export const TEXT_LENGTH = { message: `A message has 1 to ${MOST_TEXT.toLocaleString('en')} characters.` };

@InputType({ description: 'A message to send.' })
export class SendMessageInput {
  @Field(() => ID, { description: 'The room.' })
  roomId: string;

  @Field(() => ID, {
    description: 'A UUID made by the sender. The same id never makes a second message, now or later: safe to repeat.',
  })
  @IsUUID(undefined, { message: 'clientMessageId must be a UUID.' })
  clientMessageId: string;

  @Field({ description: '1 to 8,000 characters after trimming; may be empty beside attachments.' })
  @Trimmed()
  @Length(0, MOST_TEXT, TEXT_LENGTH)
  text: string;

  @Field(() => [ID], {
    nullable: true,
    description: `Files that the sender uploaded for this room and has not sent yet, at most ${MOST_ATTACHMENTS}.`,
  })
  @IsOptional()
  @ArrayMaxSize(MOST_ATTACHMENTS, { message: `A message carries at most ${MOST_ATTACHMENTS} files.` })
  @ArrayUnique({ message: 'Each file is sent once.' })
  @IsUUID(undefined, { each: true, message: 'There is no such file to send.' })
  attachmentIds?: string[];

  @Field(() => ID, { nullable: true, description: 'A message of the same room that this one answers.' })
  @IsOptional()
  @IsUUID(undefined, { message: 'There is no such message to reply to.' })
  replyToId?: string;

  @Field(() => [ID], { nullable: true, description: 'Members whom the text calls by name, at most 50.' })
  @IsOptional()
  @ArrayMaxSize(50, { message: 'A message mentions at most 50 people.' })
  @IsUUID(undefined, { each: true, message: 'Somebody mentioned is not in this chat.' })
  mentionIds?: string[];
}

@InputType({ description: 'A message to pass on to another room.' })
export class ForwardMessageInput {
  @Field(() => ID, { description: 'The message; one that the viewer may read.' })
  messageId: string;

  @Field(() => ID, { description: 'The room it goes to.' })
  roomId: string;

  @Field(() => ID, { description: 'A UUID made by the sender, as for sendMessage.' })
  @IsUUID(undefined, { message: 'clientMessageId must be a UUID.' })
  clientMessageId: string;
}

@InputType({ description: 'A new text for an own message.' })
export class EditMessageInput {
  @Field(() => ID, { description: 'The message.' })
  id: string;

  @Field({ description: '1 to 8,000 characters after trimming; may be empty beside attachments.' })
  @Trimmed()
  @Length(0, MOST_TEXT, TEXT_LENGTH)
  text: string;
}

@ArgsType()
export class MessagesArgs {
  @Field(() => String, { nullable: true, description: 'A cursor: the page ends just before it.' })
  @IsOptional()
  @IsString()
  before?: string | null;

  @Field(() => String, { nullable: true, description: 'A cursor: the page begins just after it.' })
  @IsOptional()
  @IsString()
  after?: string | null;

  @Field(() => ID, { nullable: true, description: 'A message id: the page lies around it.' })
  @IsOptional()
  @IsString()
  around?: string | null;

  @Field(() => Int, { defaultValue: 50, description: 'How many, 1 to 100.' })
  @IsInt()
  @Min(1, { message: 'A page holds at least 1.' })
  @Max(MAX_PAGE, { message: `A page holds at most ${MAX_PAGE}.` })
  first: number;
}

@ArgsType()
export class ChangesArgs {
  @Field(() => Int, { description: 'The last revision that the client knows.' })
  @IsInt()
  @Min(0, { message: 'A revision is not negative.' })
  afterRevision: number;

  @Field(() => Int, { defaultValue: 100, description: 'How many, 1 to 100.' })
  @IsInt()
  @Min(1, { message: 'A page holds at least 1.' })
  @Max(MAX_PAGE, { message: `A page holds at most ${MAX_PAGE}.` })
  first: number;
}

@ArgsType()
export class MarkArgs {
  @Field(() => ID, { description: 'The room.' })
  roomId: string;

  @Field(() => Int, { description: 'Everything up to this seq. Marks only grow; beyond the end means the end.' })
  @IsInt()
  @Min(0, { message: 'A seq is not negative.' })
  seq: number;
}
