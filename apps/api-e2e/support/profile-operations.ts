import type { Operation } from './operations';

export interface Preferences {
  readonly language: 'EN' | 'RU' | null;
  readonly theme: 'SYSTEM' | 'LIGHT' | 'DARK';
  readonly textSize: 'NORMAL' | 'LARGE' | 'LARGER';
  readonly enterSends: boolean;
  readonly sounds: boolean;
  readonly desktopNotifications: boolean;
  readonly quietHoursStart: string | null;
  readonly quietHoursEnd: string | null;
  readonly timeZone: string | null;
  readonly readingMode: boolean;
}

/** What holds for who has chosen nothing. */
export const defaults: Preferences = {
  language: null,
  theme: 'SYSTEM',
  textSize: 'NORMAL',
  enterSends: false,
  sounds: true,
  desktopNotifications: false,
  quietHoursStart: null,
  quietHoursEnd: null,
  timeZone: null,
  readingMode: false,
};

const PREFERENCES = `preferences { ${Object.keys(defaults).join(' ')} }`;

export const myPreferences: Operation<{ me: { preferences: Preferences } }, object> = {
  text: `{ me { ${PREFERENCES} } }`,
};
export const updatePreferences: Operation<
  { updatePreferences: { preferences: Preferences } },
  { input: Partial<Preferences> }
> = {
  text: `mutation ($input: UpdatePreferencesInput!) { updatePreferences(input: $input) { ${PREFERENCES} } }`,
};

export interface OwnSession {
  readonly id: string;
  readonly kind: string;
  readonly userAgent: string;
  readonly createdAt: string;
  readonly lastSeenAt: string;
}
export const mySessions: Operation<{ me: { session: { id: string }; sessions: readonly OwnSession[] } }, object> = {
  text: '{ me { session { id } sessions { id kind userAgent createdAt lastSeenAt } } }',
};
