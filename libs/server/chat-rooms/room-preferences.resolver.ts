import { Args, Field, ID, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { Access, type Actor, chatUsers, CurrentActor } from '@server/identity';
import { RoomPreferencesChanged } from './feed-events.model';
import { Presence } from './presence.model';
import { PresenceBoard } from './presence.service';
import { RoomPreferences } from './room-preferences.service';

const ROOM = { type: () => ID, description: 'The room.' };

@ObjectType({ description: 'What the viewer keeps in the room now.' })
class RoomPreferencesPayload {
  @Field(() => RoomPreferencesChanged, { description: 'As their other clients are told.' })
  preferences: RoomPreferencesChanged;
}

@ObjectType({ description: 'The others were told, unless they were told just before.' })
class SetTypingPayload {
  @Field(() => ID, { description: 'The room.' })
  roomId: string;
}

@Resolver()
export class RoomPreferencesResolver {
  constructor(
    private readonly preferences: RoomPreferences,
    private readonly board: PresenceBoard,
  ) {}

  @Access(chatUsers)
  @Mutation(() => RoomPreferencesPayload, { description: 'Switches the notifications of a room off or on.' })
  async setChatRoomMuted(
    @CurrentActor() actor: Actor,
    @Args('roomId', ROOM) roomId: string,
    @Args('muted', { description: 'No notifications.' }) muted: boolean,
  ): Promise<RoomPreferencesPayload> {
    return { preferences: await this.preferences.mute(actor, roomId, muted) };
  }

  @Access(chatUsers)
  @Mutation(() => RoomPreferencesPayload, { description: 'Keeps an unsent text; an empty one takes it away.' })
  async saveDraft(
    @CurrentActor() actor: Actor,
    @Args('roomId', ROOM) roomId: string,
    @Args('text', { description: 'At most 8,000 characters.' }) text: string,
  ): Promise<RoomPreferencesPayload> {
    return { preferences: await this.preferences.saveDraft(actor, roomId, text) };
  }

  @Access(chatUsers)
  @Mutation(() => RoomPreferencesPayload, { description: 'Marks a room as unread, or takes the mark away.' })
  async markUnread(
    @CurrentActor() actor: Actor,
    @Args('roomId', ROOM) roomId: string,
    @Args('unread', { defaultValue: true, description: 'False takes the mark away.' }) unread: boolean,
  ): Promise<RoomPreferencesPayload> {
    return { preferences: await this.preferences.markUnread(actor, roomId, unread) };
  }

  @Access(chatUsers)
  @Mutation(() => SetTypingPayload, { description: 'Says that the viewer is writing. Send it while they do.' })
  async setTyping(@CurrentActor() actor: Actor, @Args('roomId', ROOM) roomId: string): Promise<SetTypingPayload> {
    await this.preferences.typing(actor, roomId);
    return { roomId };
  }

  @Access(chatUsers)
  @Query(() => [Presence], { description: 'Who of these colleagues is online. Ask for those on screen, now and then.' })
  presence(
    @CurrentActor() actor: Actor,
    @Args('employeeIds', { type: () => [ID], description: 'At most 200.' }) employeeIds: string[],
  ): Presence[] {
    return this.board.of(actor, employeeIds);
  }
}
