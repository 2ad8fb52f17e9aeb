import type { DatabaseContents } from '@server/platform';
import { ChatRoomEntity, ChatRoomMemberEntity } from './chat-room.entity';
import { ChatRooms1795000000002 } from './migrations/1795000000002-chat-rooms';

/** What chat rooms bring to the database. Nothing of a room log is ever deleted. */
export const chatRoomsContents: DatabaseContents = {
  entities: [ChatRoomEntity, ChatRoomMemberEntity],
  migrations: [ChatRooms1795000000002],
  privileges: {
    chat_room: 'select, insert, update',
    chat_room_member: 'select, insert, update',
    chat_message: 'select, insert, update',
    chat_room_reader: 'select',
  },
};
