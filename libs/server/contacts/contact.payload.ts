import { Field, ObjectType } from '@nestjs/graphql';
import { Contact } from './contact.model';

@ObjectType({ description: 'The new contact.' })
export class CreateContactPayload {
  @Field(() => Contact, { description: 'The contact.' })
  contact: Contact;
}

@ObjectType({ description: 'The contact as it is now.' })
export class UpdateContactPayload {
  @Field(() => Contact, { description: 'The contact.' })
  contact: Contact;
}

@ObjectType({ description: 'The contact, in the archive.' })
export class ArchiveContactPayload {
  @Field(() => Contact, { description: 'The contact.' })
  contact: Contact;
}

@ObjectType({ description: 'The contact, in the directory again.' })
export class RestoreContactPayload {
  @Field(() => Contact, { description: 'The contact.' })
  contact: Contact;
}
