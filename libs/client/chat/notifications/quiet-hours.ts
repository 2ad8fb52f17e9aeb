export interface QuietHours {
  readonly quietHoursStart: string | null;
  readonly quietHoursEnd: string | null;
  readonly timeZone: string | null;
}

/** Whether `at` lies in the quiet hours, on the clock of the person's time zone; the same rule as the server's. */
export function isQuiet({ quietHoursStart: start, quietHoursEnd: end, timeZone }: QuietHours, at: Date): boolean {
  if (start === null || end === null || timeZone === null) return false;
  const options = { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const time = new Intl.DateTimeFormat('en-GB', options).format(at);
  return start < end ? start <= time && time < end : start <= time || time < end;
}
