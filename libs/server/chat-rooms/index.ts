export { ChatRoomEntity, ChatRoomMemberEntity } from './chat-room.entity';
export { ChatRoom, ChatRoomKind, ChatRoomMember } from './chat-room.model';
export { chatRoomsContents } from './chat-rooms.contents';
export { chatRoomResolvers, ChatRoomsModule } from './chat-rooms.module';
export { ChatRooms } from './chat-rooms.service';
export {
  AccessEnded,
  FeedReady,
  PersonTyping,
  Receipt,
  ReceiptsChanged,
  RoomPreferencesChanged,
  UnreadChanged,
} from './feed-events.model';
export { type AccessibleRoom, accessibleRoom, lockedRoom, mayRead, patientMayRead } from './room-access';
export { type MemberMarks, type RoomCommit, type RoomEvent, RoomEventSource } from './room-events';
export { type Patient, PatientRooms } from './patient-rooms/patient-rooms.service';
export { RoomFeed } from './room-feed.service';
export { appendSystemLine, nextRevision, type SystemEventName } from './room-log';
export { RoomMembers } from './room-members.service';
export { RoomMembership } from './room-membership.service';
