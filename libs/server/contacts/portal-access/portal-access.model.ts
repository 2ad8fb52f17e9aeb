import { Field, GraphQLISODateTime, ID, ObjectType } from '@nestjs/graphql';
import { Contact } from '../contact.model';

@ObjectType({ description: 'One phone or computer on which a patient is signed in to the portal.' })
export class PortalSession {
  @Field(() => ID, { description: 'Opaque id; not the token.' })
  id: string;

  @Field({ description: 'What the browser called itself when it signed in; may be empty.' })
  userAgent: string;

  @Field(() => GraphQLISODateTime, { description: 'When it was signed in.' })
  createdAt: Date;

  @Field(() => GraphQLISODateTime, { description: 'When it was last used, to within an hour.' })
  lastSeenAt: Date;
}

@ObjectType({ description: 'How a patient comes into the portal now.' })
export class PortalAccess {
  @Field({ description: 'Messages can reach the patient there: a session goes on, or a link can still be opened.' })
  open: boolean;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When the link was made that can still be opened.' })
  invitedAt: Date | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Until when it can be opened.' })
  inviteExpiresAt: Date | null;

  @Field(() => [PortalSession], { description: 'Where the patient is signed in, the last used first.' })
  sessions: readonly PortalSession[];
}

@ObjectType({ description: 'A link for one patient, shown this once: it is stored nowhere in clear.' })
export class InviteContactPayload {
  @Field(() => Contact, { description: 'The contact.' })
  contact: Contact;

  @Field({ description: 'What to hand to the patient. Good once, bound to this patient, confirmed by the birth date.' })
  url: string;

  @Field(() => GraphQLISODateTime, { description: 'Until when it can be opened.' })
  expiresAt: Date;
}

@ObjectType({ description: 'Sessions and links of the patient have ended.' })
export class RevokePortalAccessPayload {
  @Field(() => Contact, { description: 'The contact.' })
  contact: Contact;
}
