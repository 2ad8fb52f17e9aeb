import { Field, GraphQLISODateTime, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Trimmed } from '@server/platform';
import { IsUUID, Length } from 'class-validator';

const TEXT_LENGTH = { message: 'A note has 1 to 8,000 characters.' };

@ObjectType({
  description: 'What the desk wrote for itself about a patient. It is no message, and no patient sees it.',
})
export class DeskNote {
  @Field(() => ID, { description: 'Opaque id.' })
  id: string;

  @Field({ description: 'Plain text.' })
  text: string;

  @Field(() => GraphQLISODateTime, { description: 'When it was written.' })
  writtenAt: Date;
}

@InputType({ description: 'A note for the desk.' })
export class AddDeskNoteInput {
  @Field(() => ID, { description: 'The room of the patient.' })
  roomId: string;

  @Field(() => ID, { description: 'A UUID made by the author. The same id never makes a second note: safe to repeat.' })
  @IsUUID(undefined, { message: 'clientNoteId must be a UUID.' })
  clientNoteId: string;

  @Field({ description: '1 to 8,000 characters after trimming.' })
  @Trimmed()
  @Length(1, 8_000, TEXT_LENGTH)
  text: string;
}

@ObjectType({ description: 'The note as it is stored.' })
export class AddDeskNotePayload {
  @Field(() => DeskNote, { description: 'The note; of a repeat the first one.' })
  note: DeskNote;
}
