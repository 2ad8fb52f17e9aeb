import { Args, ID, Mutation, Resolver } from '@nestjs/graphql';
import { Access, type Actor, chatUsers, CurrentActor } from '@server/identity';
import { AssignPatientRoomInput } from '../chat-room.input';
import { AssignPatientRoomPayload, OpenPatientRoomPayload } from '../chat-room.payload';
import { PatientRooms } from './patient-rooms.service';

@Resolver()
export class PatientRoomsResolver {
  constructor(private readonly rooms: PatientRooms) {}

  @Access(chatUsers)
  @Mutation(() => OpenPatientRoomPayload, { description: "Opens the clinic's one chat with a patient." })
  async openPatientRoom(
    @CurrentActor() actor: Actor,
    @Args('contactId', { type: () => ID, description: 'The patient.' }) contactId: string,
  ): Promise<OpenPatientRoomPayload> {
    return { room: await this.rooms.open(actor, contactId) };
  }

  @Access(chatUsers)
  @Mutation(() => AssignPatientRoomPayload, { description: 'Says who of the desk takes care of a patient.' })
  async assignPatientRoom(
    @CurrentActor() actor: Actor,
    @Args('input') { roomId, employeeId }: AssignPatientRoomInput,
  ): Promise<AssignPatientRoomPayload> {
    return { room: await this.rooms.assign(actor, roomId, employeeId ?? null) };
  }
}
