import { ArgsType, Field, GraphQLISODateTime, ID, InputType, Int } from '@nestjs/graphql';
import { MessageClass } from '@server/contacts';
import { PageArgs, Trimmed } from '@server/platform';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsDate,
  IsEnum,
  IsInt,
  IsOptional,
  IsUUID,
  Length,
  MaxLength,
} from 'class-validator';
import { GroupSendRecipientStatus } from './group-send.model';

const MOST_TEXT = 8_000;
export const MOST_GROUPS = 20;
const MOST_FILES = 10;
const TEXT_LENGTH = { message: `A message has 1 to ${MOST_TEXT.toLocaleString('en')} characters.` };
const REQUEST_ID = 'A UUID made by the client. The same one never makes a second send, now or later: safe to repeat.';
const UUID = { message: 'requestId must be a UUID.' };
const NO_FILE = { each: true, message: 'There is no such file to send.' };

@InputType({ description: 'A message to the patients of groups.' })
export class SendToGroupsInput {
  @Field(() => ID, { description: REQUEST_ID })
  @IsUUID(undefined, UUID)
  requestId: string;

  @Field(() => [ID], {
    description: `The groups, 1 to ${MOST_GROUPS}. The first counts where a patient is in several.`,
  })
  @ArrayMinSize(1, { message: 'Choose at least one group.' })
  @ArrayMaxSize(MOST_GROUPS, { message: `Choose at most ${MOST_GROUPS} groups.` })
  @ArrayUnique({ message: 'Choose each group once.' })
  chatGroupIds: string[];

  @Field({ description: '1 to 8,000 characters after trimming; may be empty beside attachments.' })
  @Trimmed()
  @Length(0, MOST_TEXT, TEXT_LENGTH)
  text: string;

  @Field(() => [ID], {
    defaultValue: [],
    description: `Files that the sender uploaded for a send to groups and has not sent yet, at most ${MOST_FILES}.`,
  })
  @ArrayMaxSize(MOST_FILES, { message: `A message carries at most ${MOST_FILES} files.` })
  @ArrayUnique({ message: 'Each file is sent once.' })
  @IsUUID(undefined, NO_FILE)
  attachmentIds: string[];

  @Field(() => MessageClass, { description: 'What it is about: consent is looked up for it.' })
  @IsEnum(MessageClass)
  messageClass: MessageClass;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When to send it; who belongs to the groups is looked up then. Without it: now, after a time to undo.',
  })
  @IsOptional()
  @IsDate()
  sendAt?: Date | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Above 200 recipients: their number, as the sender typed it. It must be exactly right.',
  })
  @IsOptional()
  @IsInt()
  confirmedRecipients?: number | null;
}

@InputType({ description: 'What is sent in place of a send that is withdrawn.' })
export class CorrectGroupSendInput {
  @Field(() => ID, { description: 'The send that is wrong.' })
  id: string;

  @Field(() => ID, { description: REQUEST_ID })
  @IsUUID(undefined, UUID)
  requestId: string;

  @Field({ description: '1 to 8,000 characters after trimming; may be empty beside attachments.' })
  @Trimmed()
  @Length(0, MOST_TEXT, TEXT_LENGTH)
  text: string;

  @Field(() => [ID], { defaultValue: [], description: `Files uploaded for a send to groups, at most ${MOST_FILES}.` })
  @ArrayMaxSize(MOST_FILES, { message: `A message carries at most ${MOST_FILES} files.` })
  @ArrayUnique({ message: 'Each file is sent once.' })
  @IsUUID(undefined, NO_FILE)
  attachmentIds: string[];
}

@ArgsType()
export class GroupSendPreflightArgs {
  @Field(() => [ID], { description: `The groups, 1 to ${MOST_GROUPS}.` })
  @ArrayMinSize(1, { message: 'Choose at least one group.' })
  @ArrayMaxSize(MOST_GROUPS, { message: `Choose at most ${MOST_GROUPS} groups.` })
  chatGroupIds: string[];

  @Field(() => MessageClass, { description: 'What the message is about.' })
  @IsEnum(MessageClass)
  messageClass: MessageClass;
}

@ArgsType()
export class GroupSendRecipientsArgs extends PageArgs {
  @Field(() => GroupSendRecipientStatus, { nullable: true, description: 'Only those at this status.' })
  @IsOptional()
  @IsEnum(GroupSendRecipientStatus)
  status?: GroupSendRecipientStatus | null;

  @Field(() => String, { nullable: true, description: 'Part of the name.' })
  @IsOptional()
  @Trimmed()
  @MaxLength(100, { message: 'Search for at most 100 characters.' })
  search?: string | null;
}
