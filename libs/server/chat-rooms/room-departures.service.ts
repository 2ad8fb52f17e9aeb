import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Actor, Audit, type Departure, EmployeeDepartures } from '@server/identity';
import { type ClinicTransaction, Clock } from '@server/platform';
import { RoomFeed } from './room-feed.service';
import { endStay } from './room-stays';

interface RoomOf {
  id: string;
  kept: boolean;
}

/**
 * What happens in the rooms of a person who is deactivated or loses the chat, in the transaction that does it: each room
 * gets a new member version under its lock, so that nothing committed afterwards is delivered to them. Who is
 * deactivated leaves the rooms of several; a chat of two and the rooms of patients stay theirs, closed as long as they may
 * not read.
 */
@Injectable()
export class RoomDepartures implements OnModuleInit {
  constructor(
    private readonly departures: EmployeeDepartures,
    private readonly clock: Clock,
    private readonly feed: RoomFeed,
    private readonly audit: Audit,
  ) {}

  onModuleInit(): void {
    this.departures.onDeparture((tx, actor, employeeId, departure) => this.depart(tx, actor, employeeId, departure));
  }

  private async depart(tx: ClinicTransaction, actor: Actor, employeeId: string, departure: Departure): Promise<void> {
    const rooms = await this.lockedRoomsOf(tx, employeeId);
    const left = departure === 'DEACTIVATED' ? rooms.filter(({ kept }) => !kept) : [];
    for (const { id } of left) {
      const stay = { roomId: id, memberId: employeeId, actorId: actor.personId, at: this.clock.now() };
      if (!(await endStay(tx, { ...stay, event: 'MEMBER_REMOVED' }))) continue;
      const object = { kind: 'CHAT_ROOM', id } as const;
      this.audit.record(tx, actor, { action: 'REMOVE_CHAT_ROOM_MEMBER', object, subjectId: employeeId });
    }
    const kept = rooms.filter((room) => !left.includes(room)).map(({ id }) => id);
    await tx.query('update chat_room set member_version = member_version + 1 where clinic_id = $1 and id = any ($2)', [
      tx.clinicId,
      kept,
    ]);
    tx.afterCommit(() => {
      for (const { id } of rooms) this.feed.wake(tx.clinicId, id);
    });
  }

  /** In the order of their ids, so that two departures cannot wait for each other. */
  private lockedRoomsOf(tx: ClinicTransaction, employeeId: string): Promise<RoomOf[]> {
    return tx.query<RoomOf>(
      `select r.id, r.direct_key is not null or r.contact_id is not null as kept from chat_room r
       where r.clinic_id = $1 and r.id in (
         select m.room_id from chat_room_member m
         where m.clinic_id = $1 and m.employee_id = $2 and m.left_seq is null)
       order by r.id for no key update`,
      [tx.clinicId, employeeId],
    );
  }
}
