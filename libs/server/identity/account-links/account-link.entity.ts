import { Column, Entity, PrimaryColumn } from 'typeorm';

export type AccountLinkKind = 'INVITE' | 'PASSWORD_RESET';

@Entity('account_link')
export class AccountLinkEntity {
  @PrimaryColumn('uuid')
  clinicId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  employeeId: string;

  @Column('text')
  kind: AccountLinkKind;

  /** SHA-256 of the token: a copy of the table opens no account. */
  @Column('bytea')
  tokenHash: Buffer;

  @Column('timestamptz')
  createdAt: Date;

  @Column('uuid', { nullable: true })
  createdBy: string | null;

  @Column('timestamptz')
  expiresAt: Date;

  @Column('timestamptz', { nullable: true })
  usedAt: Date | null;
}
