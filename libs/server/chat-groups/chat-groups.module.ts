import { Global, Module } from '@nestjs/common';
import { ChatGroupAssignments } from './chat-group-assignments.service';
import { ChatGroupDirectory } from './chat-group-directory.service';
import { ChatGroupJournal } from './chat-group-journal';
import { ChatGroupMembershipResolver, ChatGroupMembersResolver } from './chat-group-members.resolver';
import { ChatGroupHistoryEntryResolver, ChatGroupResolver } from './chat-group.resolver';
import { ChatGroups } from './chat-groups.service';

/** Every resolver of this library, for the module and for printing the schema. */
export const chatGroupResolvers = [
  ChatGroupResolver,
  ChatGroupHistoryEntryResolver,
  ChatGroupMembersResolver,
  ChatGroupMembershipResolver,
];

/** The directory of chat groups and who belongs to them. Global: rooms and sends ask for it. */
@Global()
@Module({
  providers: [ChatGroups, ChatGroupDirectory, ChatGroupAssignments, ChatGroupJournal, ...chatGroupResolvers],
  exports: [ChatGroups, ChatGroupDirectory, ChatGroupAssignments],
})
export class ChatGroupsModule {}
