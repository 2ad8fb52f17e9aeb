import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Language, TextSize, ThemePreference } from './preferences.model';

@Entity('employee_preferences')
export class PreferencesEntity {
  @PrimaryColumn('uuid')
  clinicId: string;

  @PrimaryColumn('uuid')
  employeeId: string;

  @Column('text', { nullable: true })
  language: Language | null;

  @Column('text')
  theme: ThemePreference;

  @Column('text')
  textSize: TextSize;

  @Column('boolean')
  enterSends: boolean;

  @Column('boolean')
  sounds: boolean;

  @Column('boolean')
  desktopNotifications: boolean;

  /** Time of day in `timeZone`, as PostgreSQL writes it: `22:00:00`. */
  @Column('time', { nullable: true })
  quietHoursStart: string | null;

  @Column('time', { nullable: true })
  quietHoursEnd: string | null;

  @Column('text', { nullable: true })
  timeZone: string | null;

  @Column('boolean')
  readingMode: boolean;

  @Column('timestamptz')
  changedAt: Date;
}
