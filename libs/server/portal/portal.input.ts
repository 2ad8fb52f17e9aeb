import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import { MOST_ATTACHMENTS } from '@server/messaging';
import { Trimmed } from '@server/platform';
import { ArrayMaxSize, ArrayUnique, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';

const MOST_MARKED = 100;

@ArgsType()
export class PortalItemsArgs {
  @Field(() => Int, { defaultValue: 30, description: 'How many, 1 to 100.' })
  @IsInt()
  @Min(1, { message: 'A page holds at least 1.' })
  @Max(100, { message: 'A page holds at most 100.' })
  first: number;

  @Field(() => String, { nullable: true, description: 'The startCursor of the page after.' })
  @IsOptional()
  @IsString()
  before?: string | null;
}

@InputType({ description: 'What a patient writes to the clinic.' })
export class SendPortalMessageInput {
  @Field(() => ID, { description: 'A UUID made by the app. The same one is stored once, however often it comes.' })
  @IsUUID()
  clientMessageId: string;

  @Field({ description: '1 to 8,000 characters; may be empty when files are sent.' })
  @Trimmed()
  @MaxLength(8_000, { message: 'A message has 1 to 8,000 characters.' })
  text: string;

  @Field(() => [ID], {
    nullable: true,
    description: 'Own uploads by POST /portal/files with the purpose PATIENT_MESSAGE, at most 5. Each is sent once.',
  })
  @IsOptional()
  @ArrayMaxSize(MOST_ATTACHMENTS, { message: `A message carries at most ${MOST_ATTACHMENTS} files.` })
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  attachmentIds?: string[];

  @Field(() => ID, { nullable: true, description: 'The announcement that it answers.' })
  @IsOptional()
  @IsUUID()
  aboutId?: string | null;
}

@InputType({ description: 'How far the patient has got with a conversation.' })
export class MarkPortalInput {
  @Field(() => ID, { description: 'The conversation.' })
  conversationId: string;

  @Field(() => [ID], { description: 'Entries that the app has, or that were on screen; at most 100.' })
  @ArrayMaxSize(MOST_MARKED, { message: `At most ${MOST_MARKED} entries at once.` })
  itemIds: string[];
}
