import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ChatRoomKind } from './chat-room.model';

@Entity('chat_room')
export class ChatRoomEntity {
  @PrimaryColumn('uuid')
  clinicId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  kind: ChatRoomKind;

  /** Null in a chat of two that nobody named. */
  @Column('text', { nullable: true })
  name: string | null;

  @Column('text', { nullable: true })
  directKey: string | null;

  @Column('timestamptz')
  createdAt: Date;

  /** Null where a patient opened the room by writing first. */
  @Column('uuid', { nullable: true })
  createdBy: string | null;

  @Column('uuid', { nullable: true })
  contactId: string | null;

  @Column('uuid', { nullable: true })
  assignedTo: string | null;

  @Column('timestamptz')
  lastActivityAt: Date;

  @Column('int')
  lastSeq: number;

  @Column('int')
  writtenCount: number;

  @Column('int')
  revision: number;

  @Column('int')
  memberVersion: number;
}

/** One stay of one employee in one room. */
@Entity('chat_room_member')
export class ChatRoomMemberEntity {
  @PrimaryColumn('uuid')
  clinicId: string;

  @PrimaryColumn('uuid')
  roomId: string;

  @PrimaryColumn('uuid')
  employeeId: string;

  @PrimaryColumn('int')
  joinedSeq: number;

  @Column('int')
  fromSeq: number;

  @Column('int', { nullable: true })
  leftSeq: number | null;

  @Column('timestamptz')
  joinedAt: Date;

  @Column('timestamptz', { nullable: true })
  leftAt: Date | null;

  @Column('uuid')
  addedBy: string;

  @Column('int')
  deliveredSeq: number;

  @Column('int')
  readSeq: number;

  @Column('int')
  readWritten: number;

  @Column('int')
  ownSinceRead: number;
}
