import { Field, GraphQLISODateTime, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Trimmed } from '@server/platform';
import { IsBoolean, IsEnum, Length, Matches } from 'class-validator';

export enum MessageClass {
  CARE = 'CARE',
  SERVICE = 'SERVICE',
  MARKETING = 'MARKETING',
}
registerEnumType(MessageClass, {
  name: 'MessageClass',
  description: 'What a message to patients is about. Consent is asked for each.',
  valuesMap: {
    CARE: { description: "The patient's own treatment." },
    SERVICE: { description: 'The running of the clinic: hours, closures, reminders.' },
    MARKETING: { description: 'Offers.' },
  },
});

export enum ConsentSource {
  PAPER = 'PAPER',
  SPOKEN = 'SPOKEN',
  PORTAL = 'PORTAL',
  MESSAGE = 'MESSAGE',
  IMPORT = 'IMPORT',
}
registerEnumType(ConsentSource, {
  name: 'ConsentSource',
  description: 'How a patient said so.',
  valuesMap: {
    PAPER: { description: 'A signed form.' },
    SPOKEN: { description: 'At the desk or on the telephone.' },
    PORTAL: { description: 'In the patient portal.' },
    MESSAGE: { description: 'In a message, such as STOP.' },
    IMPORT: { description: 'In the system that the contact was imported from.' },
  },
});

@ObjectType({ description: 'What a patient said about messages of one class; the latest answer counts.' })
export class Consent {
  recordedById: string | null;

  @Field(() => MessageClass, { description: 'Which messages.' })
  messageClass: MessageClass;

  @Field({ description: 'Agreed, or refused.' })
  given: boolean;

  @Field(() => ConsentSource, { description: 'How.' })
  source: ConsentSource;

  @Field({ description: 'Which version of the text was agreed to, such as "2026-03"; may be empty.' })
  textVersion: string;

  @Field({ description: 'On which day, as YYYY-MM-DD.' })
  givenOn: string;

  @Field(() => GraphQLISODateTime, { description: 'When it was entered here.' })
  recordedAt: Date;
}

@InputType({ description: 'What a patient said.' })
export class RecordConsentInput {
  @Field(() => ID, { description: 'The contact.' })
  contactId: string;

  @Field(() => MessageClass, { description: 'Which messages.' })
  @IsEnum(MessageClass)
  messageClass: MessageClass;

  @Field({ description: 'True for yes, false for no.' })
  @IsBoolean()
  given: boolean;

  @Field(() => ConsentSource, { description: 'How.' })
  @IsEnum(ConsentSource)
  source: ConsentSource;

  @Field({ defaultValue: '', description: 'Which version of the text, at most 80 characters.' })
  @Trimmed()
  @Length(0, 80, { message: 'A version of the text has at most 80 characters.' })
  textVersion: string;

  @Field({ description: 'On which day, as YYYY-MM-DD; not after today.' })
  @Trimmed()
  @Matches(/^\d{4}-\d{2}-\d{2}$/, { message: 'Enter a date such as 2026-03-12.' })
  givenOn: string;
}
