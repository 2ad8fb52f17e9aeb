import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Contact, ContactConnection, ContactDirectory } from '@server/contacts';
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
import { ChatGroupAssignments } from './chat-group-assignments.service';
import { ChatGroupDirectory } from './chat-group-directory.service';
import { ContactsOfGroupArgs } from './chat-group.input';
import { ChatGroupMembership } from './chat-group.model';
import { ChatGroupAssignmentPayload } from './chat-group.payload';

const CONTACT_IDS = { type: () => [ID], description: 'The contacts, 1 to 500.' };

/** Where contacts and groups meet. */
@Resolver(() => Contact)
export class ChatGroupMembersResolver {
  constructor(
    private readonly assignments: ChatGroupAssignments,
    private readonly directory: ChatGroupDirectory,
    private readonly contactDirectory: ContactDirectory,
  ) {}

  @Access(directoryUsers)
  @Query(() => ContactConnection, { description: 'The patients of the clinic, or those of one chat group.' })
  async contacts(@CurrentActor() actor: Actor, @Args() args: ContactsOfGroupArgs): Promise<ContactConnection> {
    const { chatGroupId } = args;
    const among = typeof chatGroupId === 'string' ? await this.directory.members(actor, chatGroupId) : undefined;
    return this.contactDirectory.page(actor, args, among);
  }

  @ResolveField(() => [ChatGroupMembership], {
    description: 'The chat groups this patient belongs to now, by name, the hidden ones too.',
  })
  chatGroups(
    @Parent() contact: Contact,
    @CurrentActor() actor: Actor,
    @CurrentRequest() request: RequestContext,
  ): Promise<readonly ChatGroupMembership[]> {
    return this.assignments.loader(request, actor).load(contact.id);
  }

  @Access(directoryUsers)
  @Mutation(() => ChatGroupAssignmentPayload, {
    description: 'Assigns every one of these groups to every one of these contacts. GROUP_HIDDEN for a hidden group.',
  })
  assignChatGroups(
    @CurrentActor() actor: Actor,
    @Args('contactIds', CONTACT_IDS) contactIds: string[],
    @Args('chatGroupIds', { type: () => [ID], description: 'The chat groups, 1 to 20.' }) chatGroupIds: string[],
  ): Promise<ChatGroupAssignmentPayload> {
    return this.assignments.assign(actor, contactIds, chatGroupIds);
  }

  @Access(directoryUsers)
  @Mutation(() => ChatGroupAssignmentPayload, {
    description: "Takes a group away from a contact: their access to the group's chat ends at once.",
  })
  unassignChatGroup(
    @CurrentActor() actor: Actor,
    @Args('contactId', { type: () => ID, description: 'The contact.' }) contactId: string,
    @Args('chatGroupId', { type: () => ID, description: 'The chat group.' }) chatGroupId: string,
  ): Promise<ChatGroupAssignmentPayload> {
    return this.assignments.unassign(actor, [contactId], chatGroupId);
  }

  @Access(directoryUsers)
  @Mutation(() => ChatGroupAssignmentPayload, { description: 'Takes many contacts out of a group at once.' })
  removeChatGroupMembers(
    @CurrentActor() actor: Actor,
    @Args('chatGroupId', { type: () => ID, description: 'The chat group.' }) chatGroupId: string,
    @Args('contactIds', CONTACT_IDS) contactIds: string[],
  ): Promise<ChatGroupAssignmentPayload> {
    return this.assignments.unassign(actor, contactIds, chatGroupId);
  }
}

@Resolver(() => ChatGroupMembership)
export class ChatGroupMembershipResolver {
  constructor(private readonly employees: Employees) {}

  @ResolveField(() => Employee, { description: 'Who assigned it.' })
  assignedBy(@Parent() membership: ChatGroupMembership, @CurrentRequest() request: RequestContext): Promise<Employee> {
    return this.employees.loader(request).load(membership.assignedById);
  }
}
