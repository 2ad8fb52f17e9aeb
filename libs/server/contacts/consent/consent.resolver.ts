import { Args, Field, Mutation, ObjectType, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import {
  Access,
  type Actor,
  CurrentActor,
  CurrentRequest,
  directoryUsers,
  Employee,
  Employees,
} from '@server/identity';
import type { RequestContext } from '@server/platform';
import { Contact } from '../contact.model';
import { Consent, RecordConsentInput } from './consent.model';
import { Consents } from './consents.service';

@ObjectType({ description: 'The contact with what they agreed to now.' })
class RecordConsentPayload {
  @Field(() => Contact, { description: 'The contact.' })
  contact: Contact;
}

@Resolver(() => Contact)
export class ContactConsentResolver {
  constructor(private readonly answers: Consents) {}

  @ResolveField(() => [Consent], { description: 'The latest answer of each class; a class without one was not asked.' })
  consents(@Parent() contact: Contact, @CurrentRequest() request: RequestContext): Promise<readonly Consent[]> {
    return this.answers.loader(request).load(contact.id);
  }

  @Access(directoryUsers)
  @Mutation(() => RecordConsentPayload, { description: 'Records what a patient said about messages of one class.' })
  async recordConsent(
    @CurrentActor() actor: Actor,
    @Args('input') input: RecordConsentInput,
  ): Promise<RecordConsentPayload> {
    return { contact: await this.answers.record(actor, input) };
  }
}

@Resolver(() => Consent)
export class ConsentResolver {
  constructor(private readonly employees: Employees) {}

  @ResolveField(() => Employee, {
    nullable: true,
    description: 'Who entered it; null when the patient said so themselves.',
  })
  recordedBy(@Parent() { recordedById }: Consent, @CurrentRequest() request: RequestContext): Promise<Employee> | null {
    return recordedById === null ? null : this.employees.loader(request).load(recordedById);
  }
}
