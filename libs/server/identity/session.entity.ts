import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SessionKind } from './session.model';

@Entity('session')
export class SessionEntity {
  @PrimaryColumn('uuid')
  clinicId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  employeeId: string;

  @Column('text')
  kind: SessionKind;

  /** SHA-256 of the token: a copy of the table signs nobody in. */
  @Column('bytea')
  tokenHash: Buffer;

  @Column('text')
  userAgent: string;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz')
  lastSeenAt: Date;

  @Column('timestamptz')
  expiresAt: Date;

  @Column('timestamptz', { nullable: true })
  endedAt: Date | null;
}
