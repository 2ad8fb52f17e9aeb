import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Access, type Actor, chatUsers, CurrentActor, CurrentRequest, Employee, Employees } from '@server/identity';
import type { Connection, RequestContext } from '@server/platform';
import {
  AddChatRoomMembersInput,
  ChatRoomsArgs,
  CreateChatRoomInput,
  RemoveChatRoomMemberInput,
  RenameChatRoomInput,
} from './chat-room.input';
import { ChatRoom, ChatRoomConnection, ChatRoomMember } from './chat-room.model';
import {
  AddChatRoomMembersPayload,
  CreateChatRoomPayload,
  LeaveChatRoomPayload,
  RemoveChatRoomMemberPayload,
  RenameChatRoomPayload,
} from './chat-room.payload';
import { ChatRooms } from './chat-rooms.service';
import { RoomMembers } from './room-members.service';
import { RoomMembership } from './room-membership.service';

@Resolver(() => ChatRoom)
export class ChatRoomResolver {
  constructor(
    private readonly rooms: ChatRooms,
    private readonly membership: RoomMembership,
    private readonly roomMembers: RoomMembers,
    private readonly employees: Employees,
  ) {}

  @Access(chatUsers)
  @Query(() => ChatRoomConnection, { description: "The viewer's rooms, the latest activity first." })
  chatRooms(@CurrentActor() actor: Actor, @Args() args: ChatRoomsArgs): Promise<Connection<ChatRoom>> {
    return this.rooms.page(actor, args);
  }

  @Access(chatUsers)
  @Query(() => ChatRoom, { description: 'One room that the viewer may read; NOT_FOUND otherwise.' })
  chatRoom(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID, description: 'The room.' }) id: string,
  ): Promise<ChatRoom> {
    return this.rooms.one(actor, id);
  }

  @Access(chatUsers)
  @Mutation(() => CreateChatRoomPayload, { description: 'Opens the chat with one person, or makes a room of several.' })
  createChatRoom(
    @CurrentActor() actor: Actor,
    @Args('input') input: CreateChatRoomInput,
  ): Promise<CreateChatRoomPayload> {
    return this.membership.create(actor, input);
  }

  @Access(chatUsers)
  @Mutation(() => RenameChatRoomPayload, { description: 'Gives a room a new name; a system line says so.' })
  async renameChatRoom(
    @CurrentActor() actor: Actor,
    @Args('input') input: RenameChatRoomInput,
  ): Promise<RenameChatRoomPayload> {
    return { room: await this.membership.rename(actor, input.roomId, input.name) };
  }

  @Access(chatUsers)
  @Mutation(() => AddChatRoomMembersPayload, { description: 'Adds people; a chat of two becomes a named room.' })
  async addChatRoomMembers(
    @CurrentActor() actor: Actor,
    @Args('input') input: AddChatRoomMembersInput,
  ): Promise<AddChatRoomMembersPayload> {
    return { room: await this.membership.add(actor, input) };
  }

  @Access(chatUsers)
  @Mutation(() => RemoveChatRoomMemberPayload, {
    description:
      'Takes a member out: nothing committed afterwards reaches them, and nothing of the room opens to them.',
  })
  async removeChatRoomMember(
    @CurrentActor() actor: Actor,
    @Args('input') input: RemoveChatRoomMemberInput,
  ): Promise<RemoveChatRoomMemberPayload> {
    return { room: await this.membership.remove(actor, input.roomId, input.memberId) };
  }

  @Access(chatUsers)
  @Mutation(() => LeaveChatRoomPayload, { description: 'Takes the viewer out of a room.' })
  async leaveChatRoom(
    @CurrentActor() actor: Actor,
    @Args('roomId', { type: () => ID, description: 'The room.' }) roomId: string,
  ): Promise<LeaveChatRoomPayload> {
    await this.membership.leave(actor, roomId);
    return { roomId };
  }

  @ResolveField(() => Employee, { nullable: true, description: 'Who created it; null where a patient wrote first.' })
  createdBy(@Parent() room: ChatRoom, @CurrentRequest() request: RequestContext): Promise<Employee> | null {
    return room.createdById === null ? null : this.employees.loader(request).load(room.createdById);
  }

  @ResolveField(() => Employee, { nullable: true, description: 'Who of the desk takes care of the patient.' })
  assignedTo(@Parent() room: ChatRoom, @CurrentRequest() request: RequestContext): Promise<Employee> | null {
    return room.assignedToId === null ? null : this.employees.loader(request).load(room.assignedToId);
  }

  @ResolveField(() => [ChatRoomMember], { description: 'Present members first, then those who left.' })
  members(@Parent() room: ChatRoom, @CurrentRequest() request: RequestContext): Promise<readonly ChatRoomMember[]> {
    return this.roomMembers.loader(request).load(room.id);
  }
}

@Resolver(() => ChatRoomMember)
export class ChatRoomMemberResolver {
  constructor(private readonly employees: Employees) {}

  @ResolveField(() => Employee, { description: 'The person.' })
  employee(@Parent() member: ChatRoomMember, @CurrentRequest() request: RequestContext): Promise<Employee> {
    return this.employees.loader(request).load(member.employeeId);
  }
}
