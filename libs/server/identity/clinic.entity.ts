import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Language } from './preferences/preferences.model';

/** The tenant. Nothing crosses between clinics, ever. */
@Entity('clinic')
export class ClinicEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  name: string;

  @Column('int')
  messageEditMinutes: number;

  /** For who has chosen none; null leaves it to the browser. */
  @Column('text', { nullable: true })
  language: Language | null;

  @Column('timestamptz')
  createdAt: Date;
}
