import type { DatabaseContents } from '@server/platform';
import { ChatRoomEntity, ChatRoomMemberEntity } from './chat-room.entity';
import { ChatRooms1795000000002 } from './migrations/1795000000002-chat-rooms';
import { PatientRooms1795000000160 } from './migrations/1795000000160-patient-rooms';
import { RoomPreferences1795000000004 } from './migrations/1795000000004-room-preferences';

/** What chat rooms bring to the database. Nothing of a room log is ever deleted. */
export const chatRoomsContents: DatabaseContents = {
  entities: [ChatRoomEntity, ChatRoomMemberEntity],
  migrations: [ChatRooms1795000000002, RoomPreferences1795000000004, PatientRooms1795000000160],
  privileges: {
    chat_room: 'select, insert, update',
    chat_room_member: 'select, insert, update',
    chat_message: 'select, insert, update',
    chat_room_reader: 'select',
    patient_room_reader: 'select',
    chat_room_preference: 'select, insert, update',
  },
};
