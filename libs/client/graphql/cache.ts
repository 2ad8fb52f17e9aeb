// Apollo and what goes through its cache: kept apart from index.ts so that it is loaded when it is first needed.
export { GraphqlCache } from './graphql-cache';
export {
  AddChatRoomMembersDocument,
  AddDeskNoteDocument,
  AssignPatientRoomDocument,
  CreateChatRoomDocument,
  EmployeesDocument,
  LeaveChatRoomDocument,
  RemoveChatRoomMemberDocument,
  RenameChatRoomDocument,
} from './generated/room-members';
export type { EmployeeRole, HistoryAccess } from './generated/room-members';
