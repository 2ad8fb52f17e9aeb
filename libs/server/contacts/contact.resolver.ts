import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  Access,
  type Actor,
  CurrentActor,
  CurrentRequest,
  directoryUsers,
  Employee,
  Employees,
} from '@server/identity';
import { type Connection, PageArgs, type RequestContext } from '@server/platform';
import { ContactDirectory } from './contact-directory.service';
import { ContactHistory } from './contact-history.service';
import { ContactDuplicatesArgs, CreateContactInput, UpdateContactInput } from './contact.input';
import { Contact, ContactHistoryEntry, ContactHistoryEntryConnection } from './contact.model';
import {
  ArchiveContactPayload,
  CreateContactPayload,
  RestoreContactPayload,
  UpdateContactPayload,
} from './contact.payload';
import { Contacts } from './contacts.service';

const CONTACT_ID = { type: () => ID, description: 'The contact.' };

@Resolver()
export class ContactResolver {
  constructor(
    private readonly cards: Contacts,
    private readonly directory: ContactDirectory,
    private readonly history: ContactHistory,
  ) {}

  @Access(directoryUsers)
  @Query(() => Contact, { description: 'One patient, also from the archive. Each opening of a card is recorded.' })
  contact(@CurrentActor() actor: Actor, @Args('id', CONTACT_ID) id: string): Promise<Contact> {
    return this.cards.one(actor, id);
  }

  @Access(directoryUsers)
  @Query(() => [Contact], {
    description:
      'Who may be the same person: the same telephone number, or the same birth date and a name in common. At most 10.',
  })
  contactDuplicates(@CurrentActor() actor: Actor, @Args() args: ContactDuplicatesArgs): Promise<Contact[]> {
    return this.directory.duplicates(actor, args);
  }

  @Access(directoryUsers)
  @Query(() => ContactHistoryEntryConnection, { description: 'What happened to a card, the latest first.' })
  contactHistory(
    @CurrentActor() actor: Actor,
    @Args('contactId', CONTACT_ID) contactId: string,
    @Args() args: PageArgs,
  ): Promise<Connection<ContactHistoryEntry>> {
    return this.history.page(actor, contactId, args);
  }

  @Access(directoryUsers)
  @Mutation(() => CreateContactPayload, { description: 'Makes the card of a new patient.' })
  async createContact(
    @CurrentActor() actor: Actor,
    @Args('input') input: CreateContactInput,
  ): Promise<CreateContactPayload> {
    return { contact: await this.cards.create(actor, input) };
  }

  @Access(directoryUsers)
  @Mutation(() => UpdateContactPayload, {
    description: 'Changes a card. CONFLICT when somebody else has changed the same meanwhile, with both versions.',
  })
  async updateContact(
    @CurrentActor() actor: Actor,
    @Args('input') input: UpdateContactInput,
  ): Promise<UpdateContactPayload> {
    return { contact: await this.cards.update(actor, input) };
  }

  @Access(directoryUsers)
  @Mutation(() => ArchiveContactPayload, { description: 'Puts a contact into the archive; it can be restored.' })
  async archiveContact(
    @CurrentActor() actor: Actor,
    @Args('id', CONTACT_ID) id: string,
  ): Promise<ArchiveContactPayload> {
    return { contact: await this.cards.archive(actor, id) };
  }

  @Access(directoryUsers)
  @Mutation(() => RestoreContactPayload, { description: 'Takes a contact out of the archive.' })
  async restoreContact(
    @CurrentActor() actor: Actor,
    @Args('id', CONTACT_ID) id: string,
  ): Promise<RestoreContactPayload> {
    return { contact: await this.cards.restore(actor, id) };
  }
}

@Resolver(() => ContactHistoryEntry)
export class ContactHistoryEntryResolver {
  constructor(private readonly employees: Employees) {}

  @ResolveField(() => Employee, { description: 'Who did it.' })
  by(@Parent() entry: ContactHistoryEntry, @CurrentRequest() request: RequestContext): Promise<Employee> {
    return this.employees.loader(request).load(entry.byId);
  }
}
