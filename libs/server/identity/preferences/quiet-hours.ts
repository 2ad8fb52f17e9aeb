/** When a person does not want to be disturbed: times of day in their own time zone. */
export interface QuietHours {
  readonly quietHoursStart: string | null;
  readonly quietHoursEnd: string | null;
  readonly timeZone: string | null;
}

const NAME = /^[A-Za-z_]+(\/[A-Za-z0-9_+-]+)*$/;

/** Names only: an offset such as +03:00 would not follow summer time. */
export function isTimeZone(name: string): boolean {
  if (!NAME.test(name)) return false;
  try {
    clockIn(name);
    return true;
  } catch {
    return false;
  }
}

/** Whether `at` lies in the quiet hours: from the start on, until before the end, over midnight where the end is earlier. */
export function isQuiet({ quietHoursStart: start, quietHoursEnd: end, timeZone }: QuietHours, at: Date): boolean {
  if (start === null || end === null || timeZone === null) return false;
  const time = clockIn(timeZone).format(at);
  return start < end ? start <= time && time < end : start <= time || time < end;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs far more than using it, and there are few zones. */
function clockIn(timeZone: string): Intl.DateTimeFormat {
  let clock = clocks.get(timeZone);
  if (!clock) {
    clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
    clocks.set(timeZone, clock);
  }
  return clock;
}
