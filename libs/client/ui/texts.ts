import { DOCUMENT, Injectable, InjectionToken, type Signal, inject, signal } from '@angular/core';
import { type Translation, TranslocoService } from '@jsverse/transloco';
import type account from './i18n/en.account.json';
import type admin from './i18n/en.admin.json';
import type chat from './i18n/en.chat.json';
import type directories from './i18n/en.directories.json';
import type building from './i18n/en.json';
import type profile from './i18n/en.profile.json';
import type sends from './i18n/en.sends.json';

export const languages = ['en', 'ru'] as const;
export type LanguageCode = (typeof languages)[number];

/** Parts of the product whose texts are fetched when the part is opened; `start` is what every page needs. */
export type TextArea = 'start' | 'account' | 'admin' | 'chat' | 'directories' | 'profile' | 'sends';

/** Every text of the product by its key; what is in no English file does not compile. */
export type TextKey =
  | keyof typeof building
  | keyof typeof account
  | keyof typeof admin
  | keyof typeof chat
  | keyof typeof directories
  | keyof typeof profile
  | keyof typeof sends;
export type TextParameters = Readonly<Record<string, string | number | Date>>;
export type Translate = (key: TextKey, parameters?: TextParameters) => string;

const STORED = 'clinic-chat.language';

type TextFile = () => Promise<{ default: Translation }>;
export type AreaFiles = Readonly<Record<LanguageCode, Readonly<Record<Exclude<TextArea, 'start'>, TextFile>>>>;

/** Where a client has the texts of its areas; a client without any has none but those of the building blocks. */
export const AREA_FILES = new InjectionToken<AreaFiles | null>('area files', { factory: () => null });

const start: Readonly<Record<LanguageCode, TextFile>> = {
  en: () => import('./i18n/en.json'),
  ru: () => import('./i18n/ru.json'),
};

/** The language of this browser: kept over reloads, changed without one. */
@Injectable({ providedIn: 'root' })
export class Language {
  private readonly transloco = inject(TranslocoService);
  private readonly document = inject(DOCUMENT);
  private readonly areas = inject(AREA_FILES);
  private readonly spoken = signal<LanguageCode>('en');
  private readonly wanted = new Set<TextArea>(['start']);
  private readonly fetched = new Set<string>();

  /** The language whose texts are loaded and shown. */
  readonly active: Signal<LanguageCode> = this.spoken.asReadonly();

  /** Loads the language of an earlier visit, or else the browser's. The application waits for it before it shows. */
  start(): Promise<void> {
    const stored = this.document.defaultView?.localStorage.getItem(STORED);
    const preferred = stored ?? this.document.defaultView?.navigator.language ?? 'en';
    return this.load(preferred.startsWith('ru') ? 'ru' : 'en');
  }

  async speak(language: LanguageCode): Promise<void> {
    this.document.defaultView?.localStorage.setItem(STORED, language);
    await this.load(language);
  }

  /** Once it resolves, the texts of the area are there, in this language and in every one spoken later. */
  async want(area: TextArea): Promise<void> {
    this.wanted.add(area);
    await this.fetch(this.spoken());
  }

  private async load(language: LanguageCode): Promise<void> {
    await this.fetch(language);
    this.transloco.setActiveLang(language);
    this.document.documentElement.lang = language;
    this.spoken.set(language);
  }

  private file(language: LanguageCode, area: TextArea): TextFile {
    if (area === 'start') return start[language];
    if (!this.areas) throw new Error(`this client has no texts of "${area}"`);
    return this.areas[language][area];
  }

  /** More may be wanted while it fetches: it ends when nothing is missing. */
  private async fetch(language: LanguageCode): Promise<void> {
    const missing = [...this.wanted].filter((area) => !this.fetched.has(`${language}.${area}`));
    if (missing.length === 0) return;
    const parts = await Promise.all(missing.map((area) => this.file(language, area)()));
    for (const part of parts) this.transloco.setTranslation(part.default, language, { emitChange: false });
    for (const area of missing) this.fetched.add(`${language}.${area}`);
    await this.fetch(language);
  }
}

/** A guard that lets a page open when the texts of its area are there. */
export function withTexts(area: TextArea): () => Promise<true> {
  return async () => {
    await inject(Language).want(area);
    return true;
  };
}

/** The texts in the active language; a template that calls it follows a change of language. */
@Injectable({ providedIn: 'root' })
export class Texts {
  private readonly transloco = inject(TranslocoService);
  private readonly language = inject(Language);

  readonly translate: Translate = (key, parameters) =>
    this.transloco.translate<string>(key, parameters, this.language.active());
}

/** The function t(key, parameters) of a component: `protected readonly t = injectTexts()`. */
export function injectTexts(): Translate {
  return inject(Texts).translate;
}
