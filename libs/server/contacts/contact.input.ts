import { ArgsType, Field, ID, InputType, Int, registerEnumType } from '@nestjs/graphql';
import { Language } from '@server/identity';
import { PageArgs, Trimmed } from '@server/platform';
import { IsEmail, IsEnum, IsInt, IsOptional, Length, Matches, MaxLength, ValidateIf } from 'class-validator';

export enum ContactSort {
  NAME = 'NAME',
  NAME_DESC = 'NAME_DESC',
  BIRTH_DATE = 'BIRTH_DATE',
  BIRTH_DATE_DESC = 'BIRTH_DATE_DESC',
  UPDATED = 'UPDATED',
  UPDATED_DESC = 'UPDATED_DESC',
}
registerEnumType(ContactSort, {
  name: 'ContactSort',
  description: 'The order of contacts.',
  valuesMap: {
    NAME: { description: 'By name, A to Z.' },
    NAME_DESC: { description: 'By name, Z to A.' },
    BIRTH_DATE: { description: 'The oldest first; those without a birth date last.' },
    BIRTH_DATE_DESC: { description: 'Those without a birth date first, then the youngest.' },
    UPDATED: { description: 'Those that were not changed for longest first.' },
    UPDATED_DESC: { description: 'The last changed first.' },
  },
});

@ArgsType()
export class ContactsArgs extends PageArgs {
  @Field(() => String, {
    nullable: true,
    description:
      'Beginnings of names in Latin or Cyrillic letters, parts of a telephone number, of a birth date or of a card ' +
      'number. Where nothing matches, names that are close are found.',
  })
  @IsOptional()
  @Trimmed()
  @MaxLength(100, { message: 'Search for at most 100 characters.' })
  search?: string;

  @Field({ defaultValue: false, description: 'The archive instead of the directory.' })
  archived: boolean;

  @Field(() => ContactSort, { defaultValue: ContactSort.NAME, description: 'The order.' })
  @IsEnum(ContactSort)
  sort: ContactSort;
}

const given = (_: object, value: unknown) => value !== undefined && value !== null && value !== '';
const CALENDAR_DATE = /^\d{4}-\d{2}-\d{2}$/;

@InputType({ isAbstract: true })
class ContactFields {
  @Field(() => String, {
    nullable: true,
    description: 'With country code, or as written in the country of the clinic.',
  })
  @Trimmed()
  @IsOptional()
  @MaxLength(40, { message: 'A telephone number has at most 40 characters.' })
  phone?: string | null;

  @Field(() => String, { nullable: true, description: 'Email address; an empty text takes it away.' })
  @Trimmed()
  @ValidateIf(given)
  @IsEmail({}, { message: 'Enter an email address such as name@example.org.' })
  @MaxLength(254, { message: 'An email has at most 254 characters.' })
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'Date of birth as YYYY-MM-DD; an empty text takes it away.' })
  @Trimmed()
  @ValidateIf(given)
  @Matches(CALENDAR_DATE, { message: 'Enter a date such as 1980-03-12.' })
  birthDate?: string | null;

  @Field(() => String, { nullable: true, description: 'Unique in the clinic; an empty text takes it away.' })
  @Trimmed()
  @IsOptional()
  @MaxLength(40, { message: 'A card number has at most 40 characters.' })
  cardNumber?: string | null;

  @Field(() => Language, { nullable: true, description: "The patient's language; null for the clinic's." })
  @IsOptional()
  @IsEnum(Language)
  language?: Language | null;

  @Field(() => String, { nullable: true, description: 'At most 4,000 characters.' })
  @Trimmed()
  @IsOptional()
  @MaxLength(4_000, { message: 'Notes have at most 4,000 characters.' })
  notes?: string | null;
}

const NAME_LENGTH = { message: 'A name has 1 to 160 characters.' };

@InputType({ description: 'A new patient.' })
export class CreateContactInput extends ContactFields {
  @Field({ description: '1 to 160 characters.' })
  @Trimmed()
  @Length(1, 160, NAME_LENGTH)
  name: string;
}

@InputType({ description: 'What is to change on a card. What is left out stays as it is.' })
export class UpdateContactInput extends ContactFields {
  @Field(() => ID, { description: 'The contact.' })
  id: string;

  @Field(() => Int, { description: 'The version that the change was made from; CONFLICT when there is a newer one.' })
  @IsInt()
  version: number;

  @Field(() => String, { nullable: true, description: '1 to 160 characters.' })
  @Trimmed()
  @ValidateIf((_, value) => value !== undefined && value !== null)
  @Length(1, 160, NAME_LENGTH)
  name?: string | null;
}

@ArgsType()
export class ContactDuplicatesArgs {
  @Field(() => String, { nullable: true, description: 'A telephone number, however it is written.' })
  @Trimmed()
  @IsOptional()
  @MaxLength(40, { message: 'A telephone number has at most 40 characters.' })
  phone?: string | null;

  @Field(() => String, { nullable: true, description: 'A birth date; counts together with the name.' })
  @Trimmed()
  @ValidateIf(given)
  @Matches(CALENDAR_DATE, { message: 'Enter a date such as 1980-03-12.' })
  birthDate?: string | null;

  @Field(() => String, { nullable: true, description: 'A name; counts together with the birth date.' })
  @Trimmed()
  @IsOptional()
  @MaxLength(160, NAME_LENGTH)
  name?: string | null;

  @Field(() => ID, { nullable: true, description: 'The contact that is being edited: no duplicate of itself.' })
  @IsOptional()
  exceptId?: string | null;
}
