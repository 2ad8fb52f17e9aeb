import { isQuiet, isTimeZone } from './quiet-hours';

const night = { quietHoursStart: '22:00', quietHoursEnd: '07:00', timeZone: 'Europe/Berlin' };

describe('quiet hours', () => {
  it('last over midnight where the end is earlier than the start', () => {
    const quietAt = (time: string) => isQuiet(night, new Date(`2026-01-15T${time}:00+01:00`));
    expect(['21:59', '22:00', '23:30', '00:00', '06:59', '07:00', '12:00'].map(quietAt)).toEqual([
      false,
      true,
      true,
      true,
      true,
      false,
      false,
    ]);
  });

  it('lie within one day where the end is later', () => {
    const rest = { ...night, quietHoursStart: '12:00', quietHoursEnd: '13:30' };
    const quietAt = (time: string) => isQuiet(rest, new Date(`2026-01-15T${time}:00+01:00`));
    expect(['11:59', '12:00', '13:29', '13:30', '00:00'].map(quietAt)).toEqual([false, true, true, false, false]);
  });

  it('follow the clock on the wall through summer time', () => {
    // 05:30 UTC is 06:30 in winter and 07:30 in summer.
    expect(isQuiet(night, new Date('2026-01-15T05:30:00Z'))).toBe(true);
    expect(isQuiet(night, new Date('2026-07-15T05:30:00Z'))).toBe(false);
  });

  it('are those of the person, wherever the server stands', () => {
    const at = new Date('2026-01-15T15:00:00Z');
    expect(isQuiet({ ...night, timeZone: 'Asia/Vladivostok' }, at)).toBe(true);
    expect(isQuiet({ ...night, timeZone: 'America/New_York' }, at)).toBe(false);
  });

  it('do not exist for who has set none', () => {
    const none = { quietHoursStart: null, quietHoursEnd: null, timeZone: null };
    expect(isQuiet(none, new Date('2026-01-15T23:00:00Z'))).toBe(false);
  });

  it('know time zones by their names', () => {
    expect(['Europe/Moscow', 'UTC', 'America/Argentina/Buenos_Aires', 'Etc/GMT+3'].map(isTimeZone)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(['Mars/Olympus', '+03:00', '', "'; --"].map(isTimeZone)).toEqual([false, false, false, false]);
  });
});
