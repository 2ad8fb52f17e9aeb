import { Injectable } from '@nestjs/common';
import { Clock, Database, invalidField } from '@server/platform';
import type { Actor } from '../actor';
import { PreferencesEntity } from './preferences.entity';
import { TextSize, ThemePreference, type UpdatePreferencesInput, type UserPreferences } from './preferences.model';
import { isTimeZone } from './quiet-hours';

/** What holds for who has chosen nothing. */
export const defaultPreferences: UserPreferences = {
  language: null,
  theme: ThemePreference.SYSTEM,
  textSize: TextSize.NORMAL,
  enterSends: false,
  sounds: true,
  desktopNotifications: false,
  quietHoursStart: null,
  quietHoursEnd: null,
  timeZone: null,
  readingMode: false,
};

/** How each person wants the product. */
@Injectable()
export class EmployeePreferences {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async of(clinicId: string, employeeId: string): Promise<UserPreferences> {
    const kept = await this.database.inClinic(clinicId, ({ manager }) =>
      manager.findOneBy(PreferencesEntity, { clinicId, employeeId }),
    );
    return kept ? asPreferences(kept) : defaultPreferences;
  }

  /** Two devices that change different settings at once keep both. @throws AppError VALIDATION_FAILED */
  change(actor: Actor, input: UpdatePreferencesInput): Promise<UserPreferences> {
    const key = { clinicId: actor.clinicId, employeeId: actor.personId };
    return this.database.inClinic(actor.clinicId, async (tx) => {
      await tx.query(
        `insert into employee_preferences (clinic_id, employee_id, changed_at) values ($1, $2, $3)
         on conflict (clinic_id, employee_id) do nothing`,
        [key.clinicId, key.employeeId, this.clock.now()],
      );
      const lock = { mode: 'pessimistic_write' } as const;
      const before = asPreferences(await tx.manager.findOneOrFail(PreferencesEntity, { where: key, lock }));
      const after = merged(before, input);
      checkQuietHours(after);
      await tx.manager.update(PreferencesEntity, key, Object.assign({ changedAt: this.clock.now() }, after));
      return after;
    });
  }
}

function merged(before: UserPreferences, input: UpdatePreferencesInput): UserPreferences {
  const chosen = <Key extends keyof UserPreferences>(key: Key, nullable = false): UserPreferences[Key] => {
    const value = input[key] as UserPreferences[Key] | undefined;
    return value === undefined || (value === null && !nullable) ? before[key] : value;
  };
  return {
    language: chosen('language', true),
    theme: chosen('theme'),
    textSize: chosen('textSize'),
    enterSends: chosen('enterSends'),
    sounds: chosen('sounds'),
    desktopNotifications: chosen('desktopNotifications'),
    quietHoursStart: chosen('quietHoursStart', true),
    quietHoursEnd: chosen('quietHoursEnd', true),
    timeZone: chosen('timeZone', true),
    readingMode: chosen('readingMode'),
  };
}

function checkQuietHours({ quietHoursStart: start, quietHoursEnd: end, timeZone }: UserPreferences): void {
  if (timeZone !== null && !isTimeZone(timeZone)) throw invalidField('timeZone', 'There is no such time zone.');
  if ((start === null) !== (end === null)) {
    throw invalidField(start === null ? 'quietHoursStart' : 'quietHoursEnd', 'Quiet hours need a start and an end.');
  }
  if (start === null) return;
  if (start === end) throw invalidField('quietHoursEnd', 'Quiet hours end at another time than they start.');
  if (timeZone === null) throw invalidField('timeZone', 'Quiet hours need a time zone.');
}

function asPreferences({ clinicId, employeeId, changedAt, ...kept }: PreferencesEntity): UserPreferences {
  const toMinutes = (time: string | null) => time && time.slice(0, 5);
  return {
    ...kept,
    quietHoursStart: toMinutes(kept.quietHoursStart),
    quietHoursEnd: toMinutes(kept.quietHoursEnd),
  };
}
