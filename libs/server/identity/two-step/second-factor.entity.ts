import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('second_factor')
export class SecondFactorEntity {
  @PrimaryColumn('uuid')
  clinicId: string;

  @PrimaryColumn('uuid')
  employeeId: string;

  /** Base32, as authenticator apps take it; null when the second step is off. */
  @Column('text', { nullable: true })
  secret: string | null;

  @Column('timestamptz', { nullable: true })
  confirmedAt: Date | null;

  @Column('bigint')
  lastStep: string;

  /** SHA-256 each; one that was used is gone. */
  @Column('bytea', { array: true })
  recoveryHashes: Buffer[];

  @Column('text', { nullable: true })
  pendingSecret: string | null;
}
