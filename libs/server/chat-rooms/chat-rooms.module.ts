import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { ChatRoomMemberResolver, ChatRoomResolver } from './chat-room.resolver';
import { ChatRooms } from './chat-rooms.service';
import { PatientRoomsResolver } from './patient-rooms/patient-rooms.resolver';
import { PatientRooms } from './patient-rooms/patient-rooms.service';
import { RoomEventSource } from './room-events';
import { RoomDepartures } from './room-departures.service';
import { RoomFeed } from './room-feed.service';
import { RoomMembers } from './room-members.service';
import { RoomMembership } from './room-membership.service';
import { RoomPreferencesResolver } from './room-preferences.resolver';
import { RoomPreferences } from './room-preferences.service';
import { PresenceBoard } from './presence.service';

/** Every resolver of this library, for the module and for printing the schema. */
export const chatRoomResolvers = [
  ChatRoomResolver,
  ChatRoomMemberResolver,
  RoomPreferencesResolver,
  PatientRoomsResolver,
];

/** Rooms, their members, and the feed that tells of what happens in them. */
@Module({})
export class ChatRoomsModule {
  /** @param events reads what the feed did not see happen: what a room's log holds is messaging's to know */
  static forRoot(events: Type<RoomEventSource>): DynamicModule {
    return {
      module: ChatRoomsModule,
      global: true,
      providers: [
        { provide: RoomEventSource, useClass: events },
        ChatRooms,
        RoomMembership,
        RoomDepartures,
        RoomMembers,
        RoomFeed,
        RoomPreferences,
        PatientRooms,
        PresenceBoard,
        ...chatRoomResolvers,
      ],
      exports: [ChatRooms, RoomMembers, RoomFeed, PatientRooms],
    };
  }
}
