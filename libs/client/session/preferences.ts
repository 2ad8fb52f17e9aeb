import { DOCUMENT, DestroyRef, Injectable, computed, effect, inject, signal, untracked } from '@angular/core';
import { GraphqlHttp, type PreferencesFieldsFragment, UpdatePreferencesDocument } from '@client/graphql';
import { Language, type LanguageCode, Theme, type ThemeName } from '@client/ui';
import { Session } from './session';

export type PreferenceValues = PreferencesFieldsFragment;

const defaults: PreferenceValues = {
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
const CHANNEL = 'clinic-chat.preferences';

/**
 * How the signed-in person wants the product. The server has the truth, for all devices; what is chosen here holds at
 * once, in every tab. Language and theme stay with this browser for its signed-out pages: see `Language` and `Theme`.
 */
@Injectable({ providedIn: 'root' })
export class Preferences {
  private readonly session = inject(Session);
  private readonly graphql = inject(GraphqlHttp);
  private readonly languages = inject(Language);
  private readonly themes = inject(Theme);
  private readonly document = inject(DOCUMENT);
  private readonly held = signal(defaults);
  private readonly tabs = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(CHANNEL);
  private changes = 0;

  readonly all = this.held.asReadonly();
  /** Null: the clinic's language, or else the browser's. What is spoken says `Language`. */
  readonly language = computed(() => this.held().language);
  readonly theme = computed(() => this.held().theme);
  readonly textSize = computed(() => this.held().textSize);
  readonly enterSends = computed(() => this.held().enterSends);
  readonly sounds = computed(() => this.held().sounds);
  readonly desktopNotifications = computed(() => this.held().desktopNotifications);
  readonly quietHoursStart = computed(() => this.held().quietHoursStart);
  readonly quietHoursEnd = computed(() => this.held().quietHoursEnd);
  readonly timeZone = computed(() => this.held().timeZone);
  readonly readingMode = computed(() => this.held().readingMode);

  constructor() {
    effect(() => {
      const kept = this.session.me()?.preferences;
      if (kept) untracked(() => this.hold(kept));
    });
    this.tabs?.addEventListener('message', ({ data }: MessageEvent<{ person: string; values: PreferenceValues }>) => {
      if (data.person === this.session.me()?.employee.id) this.hold(data.values);
    });
    inject(DestroyRef).onDestroy(() => this.tabs?.close());
  }

  /** Holds at once; taken back when the server refuses it. Rejects with a `GraphqlFailure`. */
  async change(input: Partial<PreferenceValues>): Promise<void> {
    const before = this.held();
    const change = ++this.changes;
    this.hold({ ...before, ...input });
    try {
      const { preferences } = (await this.graphql.run(UpdatePreferencesDocument, { input })).updatePreferences;
      // A later choice is on its way: its answer has the last word.
      if (change === this.changes) this.hold(preferences);
      this.tabs?.postMessage({ person: this.session.me()?.employee.id, values: this.held() });
    } catch (error) {
      this.hold({ ...this.held(), ...restored(before, input) });
      throw error;
    }
  }

  private hold(values: PreferenceValues): void {
    this.held.set(values);
    this.themes.choose(values.theme.toLowerCase() as ThemeName);
    const root = this.document.documentElement;
    if (values.textSize === 'NORMAL') delete root.dataset['textSize'];
    else root.dataset['textSize'] = values.textSize.toLowerCase();
    const language = values.language ?? this.session.me()?.clinic.language;
    if (language) void this.languages.speak(language.toLowerCase() as LanguageCode).catch(() => undefined);
  }
}

function restored(before: PreferenceValues, input: Partial<PreferenceValues>): Partial<PreferenceValues> {
  return Object.fromEntries(Object.entries(before).filter(([key]) => key in input));
}
