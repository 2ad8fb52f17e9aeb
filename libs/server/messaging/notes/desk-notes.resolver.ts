import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Access, type Actor, chatUsers, CurrentActor, CurrentRequest } from '@server/identity';
import type { RequestContext } from '@server/platform';
import { SystemLine } from '../message.model';
import { AddDeskNoteInput, AddDeskNotePayload, DeskNote } from './desk-note.model';
import { DeskNotes } from './desk-notes.service';

@Resolver(() => SystemLine)
export class DeskNotesResolver {
  constructor(private readonly notes: DeskNotes) {}

  @Access(chatUsers)
  @Mutation(() => AddDeskNotePayload, {
    description: 'Writes a note for the desk into the room of a patient, who never sees it.',
  })
  async addDeskNote(@CurrentActor() actor: Actor, @Args('input') input: AddDeskNoteInput): Promise<AddDeskNotePayload> {
    return { note: await this.notes.add(actor, input) };
  }

  @ResolveField(() => DeskNote, { nullable: true, description: 'The note, for NOTE_ADDED.' })
  note(@Parent() line: SystemLine, @CurrentRequest() request: RequestContext): Promise<DeskNote> | null {
    return line.noteId === null ? null : this.notes.loader(request).load(line.noteId);
  }
}
