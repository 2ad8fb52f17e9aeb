export { type Belonging, ChatGroupAssignments } from './chat-group-assignments.service';
export { ChatGroupDirectory } from './chat-group-directory.service';
export { ChatGroup, ChatGroupColour, ChatGroupIcon } from './chat-group.model';
export { chatGroupRow, type ChatGroupRow, chatGroupRows } from './chat-group.row';
export { chatGroupsContents } from './chat-groups.contents';
export { chatGroupResolvers, ChatGroupsModule } from './chat-groups.module';
export { ChatGroups, nameKey } from './chat-groups.service';
