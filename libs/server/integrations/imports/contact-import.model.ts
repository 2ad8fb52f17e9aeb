import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionType } from '@server/platform';

export enum ImportField {
  EXTERNAL_ID = 'EXTERNAL_ID',
  NAME = 'NAME',
  PHONE = 'PHONE',
  EMAIL = 'EMAIL',
  BIRTH_DATE = 'BIRTH_DATE',
  CARD_NUMBER = 'CARD_NUMBER',
  LANGUAGE = 'LANGUAGE',
  NOTES = 'NOTES',
  GROUPS = 'GROUPS',
}
registerEnumType(ImportField, {
  name: 'ImportField',
  description: 'What a column of an imported file holds.',
  valuesMap: {
    EXTERNAL_ID: { description: 'What the other system calls the patient: the surest way to know them again.' },
    NAME: { description: 'The full name.' },
    PHONE: { description: 'The telephone number.' },
    EMAIL: { description: 'The email address.' },
    BIRTH_DATE: { description: 'The birth date, as 1980-03-12 or 12.03.1980.' },
    CARD_NUMBER: { description: 'The number of the card.' },
    LANGUAGE: { description: 'en or ru.' },
    NOTES: { description: 'Notes of the staff.' },
    GROUPS: { description: 'Names of chat groups, with semicolons or vertical bars between them.' },
  },
});

export enum ImportState {
  RECEIVED = 'RECEIVED',
  RUNNING = 'RUNNING',
  DONE = 'DONE',
  FAILED = 'FAILED',
}
registerEnumType(ImportState, {
  name: 'ImportState',
  description: 'How far an import is.',
  valuesMap: {
    RECEIVED: { description: 'The file is here; nothing was done with it.' },
    RUNNING: { description: 'Its rows are being tried or imported.' },
    DONE: { description: 'Every row has its fate.' },
    FAILED: { description: 'It was broken off. Started again, it goes on where it was.' },
  },
});

export enum RowFate {
  CREATED = 'CREATED',
  UPDATED = 'UPDATED',
  UNCHANGED = 'UNCHANGED',
  DUPLICATE = 'DUPLICATE',
  INVALID = 'INVALID',
}
registerEnumType(RowFate, {
  name: 'RowFate',
  description: 'What becomes of a row, or in a dry run would become.',
  valuesMap: {
    CREATED: { description: 'A new contact.' },
    UPDATED: { description: 'A contact that is there is changed, or belongs to more groups.' },
    UNCHANGED: { description: 'Everything is so already.' },
    DUPLICATE: { description: 'An earlier row is the same person; only the groups of this one count.' },
    INVALID: { description: 'It is left out; the reason says why.' },
  },
});

export enum RowProblem {
  NO_KEY = 'NO_KEY',
  NO_NAME = 'NO_NAME',
  WRONG_EXTERNAL_ID = 'WRONG_EXTERNAL_ID',
  WRONG_NAME = 'WRONG_NAME',
  WRONG_PHONE = 'WRONG_PHONE',
  WRONG_EMAIL = 'WRONG_EMAIL',
  WRONG_BIRTH_DATE = 'WRONG_BIRTH_DATE',
  WRONG_CARD_NUMBER = 'WRONG_CARD_NUMBER',
  WRONG_LANGUAGE = 'WRONG_LANGUAGE',
  WRONG_NOTES = 'WRONG_NOTES',
  AMBIGUOUS = 'AMBIGUOUS',
  ARCHIVED = 'ARCHIVED',
  CARD_NUMBER_TAKEN = 'CARD_NUMBER_TAKEN',
  UNKNOWN_GROUP = 'UNKNOWN_GROUP',
  GROUP_HIDDEN = 'GROUP_HIDDEN',
}
registerEnumType(RowProblem, {
  name: 'RowProblem',
  description: 'Why a row is left out.',
  valuesMap: {
    NO_KEY: { description: 'Nothing tells this person from others: no id, no card number, no birth date, no phone.' },
    NO_NAME: { description: 'A new contact needs a name.' },
    WRONG_EXTERNAL_ID: { description: 'The id of the other system has more than 100 characters.' },
    WRONG_NAME: { description: 'The name has more than 160 characters.' },
    WRONG_PHONE: { description: 'Nobody can have this telephone number, or it lacks its country code.' },
    WRONG_EMAIL: { description: 'This is no email address.' },
    WRONG_BIRTH_DATE: { description: 'There was no such day to be born on.' },
    WRONG_CARD_NUMBER: { description: 'The card number has more than 40 characters.' },
    WRONG_LANGUAGE: { description: 'The product does not speak this language.' },
    WRONG_NOTES: { description: 'The notes have more than 4,000 characters.' },
    AMBIGUOUS: { description: 'Several contacts could be meant.' },
    ARCHIVED: { description: 'The contact is in the archive.' },
    CARD_NUMBER_TAKEN: { description: 'Somebody else has this card number.' },
    UNKNOWN_GROUP: { description: 'There is no chat group of this name.' },
    GROUP_HIDDEN: { description: 'The chat group is hidden.' },
  },
});

@ObjectType({ description: 'A column of the file.' })
export class ImportColumn {
  @Field({ description: 'Its name, from the first line.' })
  name: string;

  @Field(() => [String], { description: 'What stands in its first rows.' })
  samples: string[];

  @Field(() => ImportField, { nullable: true, description: 'What it seems to hold; null when its name does not say.' })
  suggested: ImportField | null;
}

@ObjectType({ description: 'A file of contacts, and what became of its rows.' })
export class ContactImport {
  createdById: string;

  @Field(() => ID, { description: 'Opaque id.' })
  id: string;

  @Field({ description: 'The name of the file.' })
  fileName: string;

  @Field({ description: 'CSV or FHIR.' })
  format: string;

  @Field(() => ImportState, { description: 'How far it is.' })
  state: ImportState;

  @Field(() => Boolean, { nullable: true, description: 'Whether its last run was a dry one; null before the first.' })
  dryRun: boolean | null;

  @Field(() => [ImportColumn], { description: 'The columns of the file.' })
  columns: ImportColumn[];

  @Field(() => Int, { description: 'How many rows it has.' })
  rowCount: number;

  @Field(() => Int, { description: 'How many of them have their fate.' })
  processed: number;

  @Field(() => Int, { description: 'New contacts.' })
  created: number;

  @Field(() => Int, { description: 'Changed contacts.' })
  updated: number;

  @Field(() => Int, { description: 'Rows that change nothing.' })
  unchanged: number;

  @Field(() => Int, { description: 'Rows about somebody of an earlier row.' })
  duplicates: number;

  @Field(() => Int, { description: 'Rows that are left out.' })
  invalid: number;

  @Field(() => Int, { description: 'New memberships in chat groups.' })
  assigned: number;
}

@ObjectType({ description: 'One row and its fate.' })
export class ContactImportRow {
  pass: number;

  @Field(() => Int, { description: 'Its place in the file, from 1; the head line of a CSV file is not counted.' })
  at: number;

  @Field(() => RowFate, { description: 'What becomes of it.' })
  fate: RowFate;

  @Field(() => RowProblem, { nullable: true, description: 'Why it is left out; null otherwise.' })
  reason: RowProblem | null;

  @Field(() => Int, { description: 'New memberships in chat groups.' })
  assigned: number;

  @Field(() => [String], { description: 'Its cells, in the order of the columns; empty once it is imported.' })
  cells: string[];

  @Field(() => ID, { nullable: true, description: 'The contact it is about; null for a new one in a dry run.' })
  contactId: string | null;
}

@ObjectType({ description: 'A page of the rows of an import.' })
export class ContactImportRowConnection extends connectionType(ContactImportRow) {}
