import { TestBed } from '@angular/core/testing';
import { Language, Theme } from '@client/ui';
import { provideTransloco } from '@jsverse/transloco';
import { Preferences } from './preferences';
import { Session } from './session';
import { RecordedApi } from './testing/recorded-api';

const server = {
  language: null,
  theme: 'DARK',
  textSize: 'LARGE',
  enterSends: true,
  sounds: true,
  desktopNotifications: false,
  quietHoursStart: null,
  quietHoursEnd: null,
  timeZone: null,
  readingMode: false,
};
const me = {
  employee: { id: 'anna', name: 'Anna Petrova', position: 'Cardiologist', role: 'EMPLOYEE', active: true },
  clinic: { id: 'clinic', name: 'Alpaca Clinic', messageEditMinutes: 15, language: 'RU' },
  session: { id: 'session', expiresAt: '2026-03-26T00:00:00Z' },
  idleMinutes: 15,
  preferences: server,
};

describe('Preferences', () => {
  let preferences: Preferences;
  let api: RecordedApi;
  const root = document.documentElement;
  const answer = (values: object) =>
    api.expectOne().flush({ data: { updatePreferences: { preferences: { ...server, ...values } } } });
  const refuse = () => api.expectOne().flush({ errors: [{ message: 'No.', extensions: { code: 'INTERNAL' } }] });

  beforeEach(async () => {
    localStorage.clear();
    TestBed.configureTestingModule({
      providers: [
        provideTransloco({
          config: { availableLangs: ['en', 'ru'], defaultLang: 'en' },
          loader: class {
            getTranslation = () => Promise.resolve({});
          },
        }),
      ],
    });
    api = new RecordedApi();
    preferences = TestBed.inject(Preferences);
    const started = TestBed.inject(Session).start();
    api.expectOne().flush({ data: { me } });
    await started;
    TestBed.tick();
  });

  it('are those of the server as soon as it has said who is signed in', async () => {
    expect(preferences.enterSends()).toBe(true);
    expect(TestBed.inject(Theme).active()).toBe('dark');
    expect(root.dataset['textSize']).toBe('large');
    await Promise.resolve();
    await new Promise((done) => setTimeout(done));
    // Chosen by nobody: the clinic's.
    expect(TestBed.inject(Language).active()).toBe('ru');
  });

  it('hold at once, before the server has answered', async () => {
    const changed = preferences.change({ theme: 'LIGHT', textSize: 'NORMAL' });
    expect(TestBed.inject(Theme).active()).toBe('light');
    expect(root.dataset['textSize']).toBeUndefined();
    answer({ theme: 'LIGHT', textSize: 'NORMAL' });
    await changed;
    expect(preferences.theme()).toBe('LIGHT');
  });

  it('are taken back when the server refuses, and only those', async () => {
    const refused = preferences.change({ theme: 'LIGHT' });
    refuse();
    await expect(refused).rejects.toMatchObject({ code: 'INTERNAL' });
    expect(preferences.all()).toEqual(server);
    expect(TestBed.inject(Theme).active()).toBe('dark');
  });

  it('keep the later of two choices, whichever answer comes last', async () => {
    const first = preferences.change({ theme: 'LIGHT' });
    const [earlier] = api.take();
    const second = preferences.change({ enterSends: false });
    answer({ theme: 'LIGHT', enterSends: false });
    await second;
    earlier?.flush({ data: { updatePreferences: { preferences: { ...server, theme: 'LIGHT' } } } });
    await first;
    expect(preferences.all()).toEqual({ ...server, theme: 'LIGHT', enterSends: false });
  });

  it('leave language and theme, and nothing else, with the browser for its signed-out pages', () => {
    expect(Object.keys(localStorage).sort()).toEqual(['clinic-chat.language', 'clinic-chat.theme']);
  });
});
