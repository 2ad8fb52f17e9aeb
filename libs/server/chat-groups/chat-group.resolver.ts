import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  Access,
  type Actor,
  chatGroupReaders,
  CurrentActor,
  CurrentRequest,
  directoryUsers,
  Employee,
  Employees,
} from '@server/identity';
import { type Connection, PageArgs, type RequestContext } from '@server/platform';
import { ChatGroupDirectory } from './chat-group-directory.service';
import { ChatGroupsArgs, CreateChatGroupInput, UpdateChatGroupInput } from './chat-group.input';
import {
  ChatGroup,
  ChatGroupConnection,
  ChatGroupHistoryEntry,
  ChatGroupHistoryEntryConnection,
} from './chat-group.model';
import {
  ChatGroupVisibilityPayload,
  CreateChatGroupPayload,
  DeleteChatGroupPayload,
  UpdateChatGroupPayload,
} from './chat-group.payload';
import { ChatGroups } from './chat-groups.service';

const GROUP_ID = { type: () => ID, description: 'The chat group.' };

@Resolver()
export class ChatGroupResolver {
  constructor(
    private readonly groups: ChatGroups,
    private readonly directory: ChatGroupDirectory,
  ) {}

  @Access(chatGroupReaders)
  @Query(() => ChatGroupConnection, { description: 'The chat groups of the clinic, without the hidden ones.' })
  chatGroups(@CurrentActor() actor: Actor, @Args() args: ChatGroupsArgs): Promise<Connection<ChatGroup>> {
    return this.directory.page(actor, args);
  }

  @Access(chatGroupReaders)
  @Query(() => ChatGroup, { description: 'One chat group, hidden or not.' })
  chatGroup(@CurrentActor() actor: Actor, @Args('id', GROUP_ID) id: string): Promise<ChatGroup> {
    return this.directory.one(actor, id);
  }

  @Access(directoryUsers)
  @Query(() => Boolean, { description: 'Whether another group has this name, whatever its case and spaces.' })
  chatGroupNameTaken(
    @CurrentActor() actor: Actor,
    @Args('name', { description: 'The name.' }) name: string,
    @Args('exceptId', { type: () => ID, nullable: true, description: 'The group that is being edited.' })
    exceptId?: string | null,
  ): Promise<boolean> {
    return this.directory.isNameTaken(actor, name.slice(0, 200), exceptId);
  }

  @Access(directoryUsers)
  @Query(() => ChatGroupHistoryEntryConnection, { description: 'What happened to a group, the latest first.' })
  chatGroupHistory(
    @CurrentActor() actor: Actor,
    @Args('chatGroupId', GROUP_ID) chatGroupId: string,
    @Args() args: PageArgs,
  ): Promise<Connection<ChatGroupHistoryEntry>> {
    return this.directory.history(actor, chatGroupId, args);
  }

  @Access(directoryUsers)
  @Mutation(() => CreateChatGroupPayload, { description: 'Adds a group to the directory.' })
  async createChatGroup(
    @CurrentActor() actor: Actor,
    @Args('input') input: CreateChatGroupInput,
  ): Promise<CreateChatGroupPayload> {
    return { chatGroup: await this.groups.create(actor, input) };
  }

  @Access(directoryUsers)
  @Mutation(() => UpdateChatGroupPayload, {
    description: 'Changes a group. CONFLICT when somebody else has changed the same meanwhile, with both versions.',
  })
  async updateChatGroup(
    @CurrentActor() actor: Actor,
    @Args('input') input: UpdateChatGroupInput,
  ): Promise<UpdateChatGroupPayload> {
    return { chatGroup: await this.groups.update(actor, input) };
  }

  @Access(directoryUsers)
  @Mutation(() => ChatGroupVisibilityPayload, {
    description: 'Hides a group: it stays on patients and cannot be chosen any more. Members and history stay.',
  })
  async hideChatGroup(
    @CurrentActor() actor: Actor,
    @Args('id', GROUP_ID) id: string,
  ): Promise<ChatGroupVisibilityPayload> {
    return { chatGroup: await this.groups.hide(actor, id) };
  }

  @Access(directoryUsers)
  @Mutation(() => ChatGroupVisibilityPayload, { description: 'Shows a hidden group again, as it was.' })
  async unhideChatGroup(
    @CurrentActor() actor: Actor,
    @Args('id', GROUP_ID) id: string,
  ): Promise<ChatGroupVisibilityPayload> {
    return { chatGroup: await this.groups.unhide(actor, id) };
  }

  @Access(directoryUsers)
  @Mutation(() => DeleteChatGroupPayload, {
    description: 'Deletes a group that nothing was ever sent to; CONFLICT otherwise. Administrators only.',
  })
  async deleteChatGroup(
    @CurrentActor() actor: Actor,
    @Args('id', GROUP_ID) id: string,
  ): Promise<DeleteChatGroupPayload> {
    return { chatGroupId: await this.groups.delete(actor, id) };
  }
}

@Resolver(() => ChatGroupHistoryEntry)
export class ChatGroupHistoryEntryResolver {
  constructor(private readonly employees: Employees) {}

  @ResolveField(() => Employee, { description: 'Who did it.' })
  by(@Parent() entry: ChatGroupHistoryEntry, @CurrentRequest() request: RequestContext): Promise<Employee> {
    return this.employees.loader(request).load(entry.byId);
  }
}
