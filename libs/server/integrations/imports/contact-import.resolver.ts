import { Args, Field, ID, Mutation, ObjectType, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Access, type Actor, CurrentActor, directoryUsers } from '@server/identity';
import type { Connection } from '@server/platform';
import { ImportContactsInput, ImportRowsArgs } from './contact-import.input';
import { ContactImport, ContactImportRow, ContactImportRowConnection } from './contact-import.model';
import { ContactImports } from './contact-imports.service';

@ObjectType({ description: 'The import, under way.' })
class ImportContactsPayload {
  @Field(() => ContactImport, { description: 'The import.' })
  contactImport: ContactImport;
}

@Resolver(() => ContactImport)
export class ContactImportResolver {
  constructor(private readonly imports: ContactImports) {}

  @Access(directoryUsers)
  @Query(() => ContactImport, { description: 'A file that was uploaded to be imported, and how far its import is.' })
  contactImport(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID, description: 'The import.' }) id: string,
  ): Promise<ContactImport> {
    return this.imports.one(actor, id);
  }

  @Access(directoryUsers)
  @Query(() => [ContactImport], {
    description:
      'Imports that change the directory and are not at their end: under way, or broken off. `importContacts` goes on with one that broke off. At most 10, the latest first.',
  })
  unfinishedContactImports(@CurrentActor() actor: Actor): Promise<ContactImport[]> {
    return this.imports.unfinished(actor);
  }

  @ResolveField(() => ContactImportRowConnection, { description: 'Its rows, in their order, with the fate of each.' })
  rows(
    @Parent() { id }: ContactImport,
    @CurrentActor() actor: Actor,
    @Args() args: ImportRowsArgs,
  ): Promise<Connection<ContactImportRow>> {
    return this.imports.rows(actor, id, args);
  }

  @Access(directoryUsers)
  @Mutation(() => ImportContactsPayload, {
    description: 'Imports an uploaded file in the background, or tries it. CONFLICT when it is under way or imported.',
  })
  async importContacts(
    @CurrentActor() actor: Actor,
    @Args('input') input: ImportContactsInput,
  ): Promise<ImportContactsPayload> {
    return { contactImport: await this.imports.start(actor, input) };
  }
}
