import { Injectable } from '@nestjs/common';
import { type Actor, Audit, EmployeeEntity, ModuleAccess } from '@server/identity';
import {
  AppError,
  type ClinicTransaction,
  Clock,
  Database,
  invalidField,
  isId,
  newId,
  notFound,
  violates,
} from '@server/platform';
import { In } from 'typeorm';
import { ChatRoomEntity } from './chat-room.entity';
import { type AddChatRoomMembersInput, type CreateChatRoomInput, HistoryAccess } from './chat-room.input';
import { type ChatRoom, ChatRoomKind } from './chat-room.model';
import { permissionsIn } from './chat-room.policy';
import { ChatRooms } from './chat-rooms.service';
import { type AccessibleRoom, lockedRoom } from './room-access';
import { RoomFeed } from './room-feed.service';
import { appendSystemLine } from './room-log';
import { endStay } from './room-stays';

const WEEK_MS = 7 * 24 * 3_600_000;
const NAME_LENGTH = 80;

/** Creating rooms, and who is in them. Each act is one transaction: check, change, system line, announce. */
@Injectable()
export class RoomMembership {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly rooms: ChatRooms,
    private readonly feed: RoomFeed,
    private readonly audit: Audit,
  ) {}

  /** Opens the chat with one person, the same one each time, or makes a named room with several. */
  async create(actor: Actor, input: CreateChatRoomInput): Promise<{ room: ChatRoom; created: boolean }> {
    const others = distinctIds(input.memberIds).filter((id) => id !== actor.personId);
    if (others.length === 0) throw invalidField('memberIds', 'Choose somebody other than yourself.');
    if (!others.every(isId)) throw cannotChat();
    const directKey = others.length === 1 ? [actor.personId, ...others].sort().join(':') : null;
    try {
      return await this.database.inClinic(actor.clinicId, async (tx) => {
        const existing =
          directKey && (await tx.manager.findOneBy(ChatRoomEntity, { clinicId: tx.clinicId, directKey }));
        if (existing) return { room: await this.rooms.view(tx, actor, existing.id), created: false };
        const people = await this.chatUsers(tx, others);
        const name = directKey ? null : (input.name ?? joinedNames([actor.name, ...people.map((p) => p.name)]));
        const roomId = await this.insertRoom(tx, actor, { directKey, name, memberIds: [actor.personId, ...others] });
        return { room: await this.rooms.view(tx, actor, roomId), created: true };
      });
    } catch (error) {
      // Both people opened the chat in the same moment: the second finds what the first made.
      if (directKey && violates(error, 'chat_room_direct_unique')) return this.create(actor, input);
      throw error;
    }
  }

  rename(actor: Actor, roomId: string, name: string): Promise<ChatRoom> {
    return this.change(actor, roomId, async (tx, room) => {
      permit(permissionsIn(actor, room).rename, 'You may not rename this chat.');
      if (room.name === name) return;
      await tx.manager.update(ChatRoomEntity, { clinicId: tx.clinicId, id: room.id }, { name });
      await this.systemLine(tx, actor, room.id, { event: 'ROOM_RENAMED', name, changesMembers: false });
      this.audit.record(tx, actor, { action: 'RENAME_CHAT_ROOM', object: { kind: 'CHAT_ROOM', id: room.id } });
    });
  }

  add(actor: Actor, input: AddChatRoomMembersInput): Promise<ChatRoom> {
    return this.change(actor, input.roomId, async (tx, room) => {
      permit(permissionsIn(actor, room).addMembers, 'You may not add people to this chat.');
      const present = await tx.query<{ employee_id: string; name: string }>(
        `select m.employee_id, e.name from chat_room_member m
         join employee e on e.clinic_id = m.clinic_id and e.id = m.employee_id
         where m.clinic_id = $1 and m.room_id = $2 and m.left_seq is null`,
        [tx.clinicId, room.id],
      );
      const members = new Set(present.map((row) => row.employee_id));
      const newcomers = await this.chatUsers(
        tx,
        distinctIds(input.memberIds).filter((id) => !members.has(id)),
      );
      if (newcomers.length > 0 && room.directKey !== null) {
        // A chat of two becomes a room of its own; the two find each other in a fresh chat afterwards.
        const name = room.name ?? joinedNames([...present, ...newcomers].map((person) => person.name));
        await tx.manager.update(ChatRoomEntity, { clinicId: tx.clinicId, id: room.id }, { name, directKey: null });
      }
      for (const { id } of newcomers) {
        const seq = await this.systemLine(tx, actor, room.id, {
          event: 'MEMBER_ADDED',
          subjectId: id,
          changesMembers: true,
        });
        const fromSeq = await this.firstReadable(tx, room.id, seq, input.history);
        await this.insertStay(tx, actor, { roomId: room.id, employeeId: id, joinedSeq: seq, fromSeq });
        this.audit.record(tx, actor, {
          action: 'ADD_CHAT_ROOM_MEMBER',
          object: { kind: 'CHAT_ROOM', id: room.id },
          subjectId: id,
          details: { history: input.history },
        });
      }
    });
  }

  remove(actor: Actor, roomId: string, memberId: string): Promise<ChatRoom> {
    if (memberId.toLowerCase() === actor.personId) throw invalidField('memberId', 'To go yourself, leave the chat.');
    return this.change(actor, roomId, async (tx, room) => {
      permit(
        permissionsIn(actor, room).removeMembers,
        'Only the creator of this chat or an administrator may remove people.',
      );
      await this.endStay(tx, actor, room.id, memberId, 'MEMBER_REMOVED');
    });
  }

  async leave(actor: Actor, roomId: string): Promise<void> {
    await this.database.inClinic(actor.clinicId, async (tx) => {
      const room = await lockedRoom(tx, actor, roomId);
      permit(permissionsIn(actor, room).leave, 'A chat of two cannot be left.');
      await this.endStay(tx, actor, room.id, actor.personId, 'MEMBER_LEFT');
      tx.afterCommit(() => this.feed.wake(tx.clinicId, room.id));
    });
  }

  /** Changes a room under its lock, answers it as it is then, and wakes its feed once that is durable. */
  private change(
    actor: Actor,
    roomId: string,
    work: (tx: ClinicTransaction, room: AccessibleRoom) => Promise<void>,
  ): Promise<ChatRoom> {
    return this.database.inClinic(actor.clinicId, async (tx) => {
      const room = await lockedRoom(tx, actor, roomId);
      await work(tx, room);
      tx.afterCommit(() => this.feed.wake(tx.clinicId, room.id));
      return this.rooms.view(tx, actor, room.id);
    });
  }

  private async insertRoom(
    tx: ClinicTransaction,
    actor: Actor,
    room: { directKey: string | null; name: string | null; memberIds: readonly string[] },
  ): Promise<string> {
    const id = newId();
    const now = this.clock.now();
    await tx.manager.insert(ChatRoomEntity, {
      clinicId: tx.clinicId,
      id,
      kind: ChatRoomKind.STAFF,
      name: room.name,
      directKey: room.directKey,
      createdAt: now,
      createdBy: actor.personId,
      lastActivityAt: now,
    });
    for (const employeeId of room.memberIds) {
      await this.insertStay(tx, actor, { roomId: id, employeeId, joinedSeq: 0, fromSeq: 1 });
    }
    await this.systemLine(tx, actor, id, { event: 'ROOM_CREATED', changesMembers: true });
    this.audit.record(tx, actor, {
      action: 'CREATE_CHAT_ROOM',
      object: { kind: 'CHAT_ROOM', id },
      details: { members: room.memberIds.length },
    });
    tx.afterCommit(() => this.feed.wake(tx.clinicId, id));
    return id;
  }

  private async insertStay(
    tx: ClinicTransaction,
    actor: Actor,
    stay: { roomId: string; employeeId: string; joinedSeq: number; fromSeq: number },
  ): Promise<void> {
    await tx.query(
      `insert into chat_room_member (clinic_id, room_id, employee_id, joined_seq, from_seq, joined_at, added_by,
         delivered_seq, read_seq, read_written)
       select clinic_id, id, $3, $4, $5, $6, $7, $4, $4, written_count from chat_room where clinic_id = $1 and id = $2`,
      [tx.clinicId, stay.roomId, stay.employeeId, stay.joinedSeq, stay.fromSeq, this.clock.now(), actor.personId],
    );
  }

  private async endStay(
    tx: ClinicTransaction,
    actor: Actor,
    roomId: string,
    memberId: string,
    event: 'MEMBER_REMOVED' | 'MEMBER_LEFT',
  ): Promise<void> {
    const stay = { roomId, memberId, actorId: actor.personId, event, at: this.clock.now() };
    if (!(await endStay(tx, stay))) throw notFound('member');
    const left = event === 'MEMBER_LEFT';
    this.audit.record(tx, actor, {
      action: left ? 'LEAVE_CHAT_ROOM' : 'REMOVE_CHAT_ROOM_MEMBER',
      object: { kind: 'CHAT_ROOM', id: roomId },
      ...(!left && { subjectId: memberId }),
    });
  }

  private systemLine(
    tx: ClinicTransaction,
    actor: Actor,
    roomId: string,
    line: Pick<Parameters<typeof appendSystemLine>[2], 'event' | 'subjectId' | 'name' | 'changesMembers'>,
  ): Promise<number> {
    return appendSystemLine(tx, roomId, { ...line, actorId: actor.personId, at: this.clock.now() });
  }

  private async firstReadable(
    tx: ClinicTransaction,
    roomId: string,
    joinedSeq: number,
    history: HistoryAccess,
  ): Promise<number> {
    if (history === HistoryAccess.ALL) return 1;
    if (history === HistoryAccess.FROM_NOW) return joinedSeq;
    // Times in a room only grow with seq, so the place is found in some twenty probes of the primary key.
    const since = this.clock.now().getTime() - WEEK_MS;
    let [low, high] = [1, joinedSeq];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const [row] = await tx.query<{ created_at: Date }>(
        'select created_at from chat_message where clinic_id = $1 and room_id = $2 and seq = $3',
        [tx.clinicId, roomId, middle],
      );
      if (row && row.created_at.getTime() < since) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The employees behind these ids, all of whom can be in a chat. @throws AppError VALIDATION_FAILED */
  private async chatUsers(tx: ClinicTransaction, ids: readonly string[]): Promise<EmployeeEntity[]> {
    const known = ids.filter(isId);
    const people = await tx.manager.findBy(EmployeeEntity, { clinicId: tx.clinicId, id: In(known), active: true });
    const able = people.filter((person) => person.modules.includes(ModuleAccess.CHAT));
    if (able.length < ids.length) throw cannotChat();
    return able;
  }
}

/** An id in capital letters is the same id: compared as text, it would be somebody else. */
function distinctIds(ids: readonly string[]): string[] {
  return [...new Set(ids.map((id) => id.toLowerCase()))];
}

function cannotChat(): AppError {
  return invalidField('memberIds', 'Somebody you chose cannot take part in chats. Choose again.');
}

function permit(allowed: boolean, message: string): void {
  if (!allowed) throw new AppError('FORBIDDEN', message);
}

function joinedNames(names: readonly string[]): string {
  const joined = [...names].sort((a, b) => a.localeCompare(b)).join(', ');
  return joined.length <= NAME_LENGTH ? joined : `${joined.slice(0, NAME_LENGTH - 1)}…`;
}
