import { Injectable, computed, inject } from '@angular/core';
import { Language } from './texts';

const DAY_MS = 86_400_000;

/** Dates and times in the active language and the browser's time zone. All methods take ISO strings. */
@Injectable({ providedIn: 'root' })
export class DateFormats {
  private readonly language = inject(Language);
  private readonly locale = computed(() => (this.language.active() === 'ru' ? 'ru-RU' : 'en-GB'));
  private readonly formats = computed(() => {
    const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(this.locale(), options);
    return {
      time: format({ hour: '2-digit', minute: '2-digit' }),
      weekday: format({ weekday: 'short' }),
      dayMonth: format({ day: 'numeric', month: 'short' }),
      shortDate: format({ day: '2-digit', month: '2-digit', year: '2-digit' }),
      weekdayLong: format({ weekday: 'long' }),
      dayMonthLong: format({ day: 'numeric', month: 'long' }),
      date: format({ day: 'numeric', month: 'long', year: 'numeric' }),
      mediumDate: format({ dateStyle: 'medium' }),
      dateTime: format({ day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }),
      full: format({ dateStyle: 'full', timeStyle: 'medium' }),
    };
  });

  /** 14:02 */
  time(at: string): string {
    return this.formats().time.format(new Date(at));
  }

  /** 26 March 2025 */
  date(at: string): string {
    return this.formats().date.format(new Date(at));
  }

  /** 26 Mar 2025: for a column of them. */
  mediumDate(at: string): string {
    return this.formats().mediumDate.format(new Date(at));
  }

  /** Wednesday, 26 March 2025 at 14:02:10 */
  full(at: string): string {
    return this.formats().full.format(new Date(at));
  }

  /** 26 Mar, 14:02 */
  dateTime(at: string): string {
    return this.formats().dateTime.format(new Date(at));
  }

  /** Today 14:02, otherwise 26 Mar, 14:02 */
  timeOrDay(at: string, now: Date): string {
    return startOfDay(now) === startOfDay(new Date(at)) ? this.time(at) : this.dateTime(at);
  }

  /** Wednesday, 26 March; with the year when it is not this one. */
  day(at: string, now: Date): string {
    const date = new Date(at);
    const { weekdayLong, dayMonthLong, date: dayMonthYear } = this.formats();
    const day = date.getFullYear() === now.getFullYear() ? dayMonthLong : dayMonthYear;
    const text = `${weekdayLong.format(date)}, ${day.format(date)}`;
    return text.charAt(0).toLocaleUpperCase(this.locale()) + text.slice(1);
  }

  /** For a list: today the time, this week the week day, then the date. */
  short(at: string, now: Date): string {
    const date = new Date(at);
    const { time, weekday, dayMonth, shortDate } = this.formats();
    const days = Math.round((startOfDay(now) - startOfDay(date)) / DAY_MS);
    if (days <= 0) return time.format(date);
    if (days < 7) return weekday.format(date);
    return (date.getFullYear() === now.getFullYear() ? dayMonth : shortDate).format(date);
  }
}

function startOfDay(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}
