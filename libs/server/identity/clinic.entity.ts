import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The tenant. Nothing crosses between clinics, ever. */
@Entity('clinic')
export class ClinicEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  name: string;

  @Column('int')
  messageEditMinutes: number;

  @Column('timestamptz')
  createdAt: Date;
}
