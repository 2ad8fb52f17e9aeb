import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { Language, SessionKind } from '@server/identity';
import { Trimmed } from '@server/platform';
import { IsEmail, IsEnum, Matches, MaxLength } from 'class-validator';

@ObjectType({ description: 'The clinic, as its patients see it.' })
export class PortalClinic {
  @Field({ description: 'Its name.' })
  name: string;

  @Field(() => String, { nullable: true, description: 'Whom to call when it cannot wait; null when none is known.' })
  phone: string | null;

  @Field(() => Language, { nullable: true, description: 'For who has chosen none; null leaves it to the browser.' })
  language: Language | null;
}

@ObjectType({ description: 'The patient who is signed in. Nothing here names anybody else.' })
export class PortalMe {
  @Field({ description: 'Their own name, as the clinic writes it.' })
  name: string;

  @Field(() => Language, { nullable: true, description: "What they chose; null for the clinic's." })
  language: Language | null;

  @Field(() => PortalClinic, { description: 'The clinic.' })
  clinic: PortalClinic;
}

@ObjectType({ description: 'A link that can be opened by whoever knows the birth date of its patient.' })
export class OpenPortalLinkPayload {
  @Field(() => PortalClinic, { description: 'The clinic that made it.' })
  clinic: PortalClinic;
}

@InputType({ description: 'What opens the portal.' })
export class ConfirmBirthDateInput {
  @Field({ description: 'What stands behind the # of the link.' })
  @MaxLength(200)
  token: string;

  @Field({ description: 'The date of birth of the patient, as YYYY-MM-DD.' })
  @Trimmed()
  @Matches(/^\d{4}-\d{2}-\d{2}$/, { message: 'Enter the whole date of birth.' })
  birthDate: string;

  @Field(() => SessionKind, { defaultValue: SessionKind.BROWSER, description: 'How the session will be carried.' })
  @IsEnum(SessionKind)
  kind: SessionKind;
}

@InputType({ description: 'Who has no link that works.' })
export class RequestPortalLinkInput {
  @Field({ description: 'The address that the clinic has of them.' })
  @Trimmed()
  @IsEmail(undefined, { message: 'Enter an email address.' })
  @MaxLength(254)
  email: string;
}

@ObjectType({ description: 'If a clinic lets somebody in who has this address, a link is on its way.' })
export class RequestPortalLinkPayload {
  @Field({ description: 'True, whatever the address.' })
  asked: boolean;
}

@ObjectType({ description: 'The patient is signed in.' })
export class ConfirmBirthDatePayload {
  @Field(() => PortalMe, { description: 'Who that is.' })
  me: PortalMe;

  @Field(() => String, { nullable: true, description: 'The token, for a program; a browser gets a cookie.' })
  token: string | null;
}

@ObjectType({ description: 'The session has ended.' })
export class PortalLogOutPayload {
  @Field({ description: 'True.' })
  ended: boolean;
}

@ObjectType({ description: 'The language is stored.' })
export class SetPortalLanguagePayload {
  @Field(() => PortalMe, { description: 'The patient.' })
  me: PortalMe;
}
