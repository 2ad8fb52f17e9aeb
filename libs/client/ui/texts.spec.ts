import { TestBed } from '@angular/core/testing';
import { DateFormats } from './date-formats';
import { Language, Texts } from './texts';
import { setUpUi } from './testing/set-up-ui';

describe('the texts', () => {
  it('follow the language without a reload, and so does the page', async () => {
    await setUpUi('en');
    const { translate } = TestBed.inject(Texts);
    expect(translate('rooms.title')).toBe('Chat rooms');
    await TestBed.inject(Language).speak('ru');
    expect(translate('rooms.title')).toBe('Чаты');
    expect(document.documentElement.lang).toBe('ru');
  });

  it('know the plurals of both languages', async () => {
    await setUpUi('en');
    const { translate } = TestBed.inject(Texts);
    const unread = (count: number) => translate('rooms.unread', { count });
    expect([1, 2].map(unread)).toEqual(['1 unread message', '2 unread messages']);
    await TestBed.inject(Language).speak('ru');
    expect([1, 3, 5, 21].map(unread)).toEqual([
      '1 непрочитанное сообщение',
      '3 непрочитанных сообщения',
      '5 непрочитанных сообщений',
      '21 непрочитанное сообщение',
    ]);
  });

  it('show what people wrote as it is, braces included', async () => {
    await setUpUi('en');
    expect(TestBed.inject(Texts).translate('rooms.byYou', { text: '{count} <b>' })).toBe('You: {count} <b>');
  });

  it('stay in the language of the last visit', async () => {
    await setUpUi('ru');
    TestBed.resetTestingModule();
    const stored = localStorage.getItem('clinic-chat.language');
    expect(stored).toBe('ru');
  });
});

describe('DateFormats', () => {
  const now = new Date('2026-03-26T15:00:00');

  it('writes days in the language', async () => {
    await setUpUi('en');
    const dates = TestBed.inject(DateFormats);
    expect(dates.day('2026-03-25T09:02:00', now)).toBe('Wednesday, 25 March');
    expect(dates.day('2025-03-26T09:02:00', now)).toBe('Wednesday, 26 March 2025');
    await TestBed.inject(Language).speak('ru');
    expect(dates.day('2026-03-25T09:02:00', now)).toBe('Среда, 25 марта');
  });

  it('writes the time today, the week day this week, then the date', async () => {
    await setUpUi('en');
    const dates = TestBed.inject(DateFormats);
    const short = (at: string) => dates.short(at, now);
    expect(
      ['2026-03-26T09:02:00', '2026-03-25T23:59:00', '2026-03-19T09:02:00', '2025-12-31T09:02:00'].map(short),
    ).toEqual(['09:02', 'Wed', '19 Mar', '31/12/25']);
  });
});
