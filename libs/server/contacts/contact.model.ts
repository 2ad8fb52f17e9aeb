import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Language } from '@server/identity';
import { connectionType } from '@server/platform';

@ObjectType({ description: "Verdicts of the contact's policy for the viewer, so that buttons and server agree." })
export class ContactPermissions {
  @Field({ description: 'May change the card.' })
  edit: boolean;

  @Field({ description: 'May put it into the archive.' })
  archive: boolean;

  @Field({ description: 'May take it out of the archive.' })
  restore: boolean;

  @Field({ description: 'May assign chat groups and take them away.' })
  assignChatGroups: boolean;

  @Field({ description: 'May record what the patient agreed to.' })
  recordConsent: boolean;

  @Field({ description: 'May let the patient into the portal.' })
  invite: boolean;
}

@ObjectType({ description: 'A patient of the clinic.' })
export class Contact {
  @Field(() => ID, { description: 'Opaque id.' })
  id: string;

  @Field({ description: 'Full name, as the clinic writes it.' })
  name: string;

  @Field(() => String, { nullable: true, description: 'Telephone number in E.164, such as +4915112345678.' })
  phone: string | null;

  @Field(() => String, { nullable: true, description: 'Email address.' })
  email: string | null;

  @Field(() => String, { nullable: true, description: 'Date of birth as YYYY-MM-DD.' })
  birthDate: string | null;

  @Field(() => String, { nullable: true, description: 'Number of the paper or electronic card; unique in the clinic.' })
  cardNumber: string | null;

  @Field(() => Language, { nullable: true, description: "The patient's language; null for the clinic's." })
  language: Language | null;

  @Field({ description: 'Notes of the staff; may be empty. Patients never see them.' })
  notes: string;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When it was put into the archive; null if it is not.',
  })
  archivedAt: Date | null;

  @Field(() => Int, { description: 'Grows with every change of the card; an update names the one it was made from.' })
  version: number;

  @Field(() => GraphQLISODateTime, { description: 'When the card was made.' })
  createdAt: Date;

  @Field(() => GraphQLISODateTime, { description: 'When the card was last changed.' })
  updatedAt: Date;

  @Field(() => ContactPermissions, { description: 'What the viewer may do with it.' })
  permissions: ContactPermissions;
}

@ObjectType({ description: 'A page of contacts.' })
export class ContactConnection extends connectionType(Contact) {
  @Field({ description: 'Nothing is exactly what was searched for; these names are close to it.' })
  similar: boolean;
}

export enum ContactAct {
  CREATED = 'CREATED',
  UPDATED = 'UPDATED',
  ARCHIVED = 'ARCHIVED',
  RESTORED = 'RESTORED',
  CONSENT = 'CONSENT',
  GROUP_ASSIGNED = 'GROUP_ASSIGNED',
  GROUP_REMOVED = 'GROUP_REMOVED',
  IMPORTED = 'IMPORTED',
}
registerEnumType(ContactAct, {
  name: 'ContactAct',
  description: 'What happened to a card.',
  valuesMap: {
    CREATED: { description: 'It was made by hand.' },
    UPDATED: { description: 'Fields were changed.' },
    ARCHIVED: { description: 'It was put into the archive.' },
    RESTORED: { description: 'It was taken out of the archive.' },
    CONSENT: { description: 'A consent was recorded.' },
    GROUP_ASSIGNED: { description: 'A chat group was assigned.' },
    GROUP_REMOVED: { description: 'A chat group was taken away.' },
    IMPORTED: { description: 'It was made by an import.' },
  },
});

@ObjectType({ description: 'One thing that changed, as texts.' })
export class FieldChange {
  @Field({ description: 'Name of the field as in the schema, or what the act is about.' })
  field: string;

  @Field(() => String, { nullable: true, description: 'What it was.' })
  before: string | null;

  @Field(() => String, { nullable: true, description: 'What it is since.' })
  after: string | null;
}

@ObjectType({ description: 'One entry of the history of a card.' })
export class ContactHistoryEntry {
  byId: string;

  @Field(() => ID, { description: 'Opaque id.' })
  id: string;

  @Field(() => ContactAct, { description: 'What happened.' })
  act: ContactAct;

  @Field(() => GraphQLISODateTime, { description: 'When.' })
  at: Date;

  @Field(() => [FieldChange], { description: 'What changed.' })
  changes: FieldChange[];
}

@ObjectType({ description: 'A page of the history of a card, the latest first.' })
export class ContactHistoryEntryConnection extends connectionType(ContactHistoryEntry) {}
