import { Injectable, type Signal, inject, signal } from '@angular/core';
import { DOCUMENT } from '@angular/core';
import { type Translation, type TranslocoLoader, TranslocoService } from '@jsverse/transloco';
import type english from './i18n/en.json';

export const languages = ['en', 'ru'] as const;
export type LanguageCode = (typeof languages)[number];

/** Every text of the product by its key; what is not in en.json does not compile. */
export type TextKey = keyof typeof english;
export type TextParameters = Readonly<Record<string, string | number | Date>>;
export type Translate = (key: TextKey, parameters?: TextParameters) => string;

const STORED = 'clinic-chat.language';

/** Each language is a chunk of its own, fetched when it is first spoken. */
@Injectable({ providedIn: 'root' })
export class TextsLoader implements TranslocoLoader {
  async getTranslation(language: string): Promise<Translation> {
    return language === 'ru' ? (await import('./i18n/ru.json')).default : (await import('./i18n/en.json')).default;
  }
}

/** The language of this browser: kept over reloads, changed without one. */
@Injectable({ providedIn: 'root' })
export class Language {
  private readonly transloco = inject(TranslocoService);
  private readonly document = inject(DOCUMENT);
  private readonly spoken = signal<LanguageCode>('en');

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

  private async load(language: LanguageCode): Promise<void> {
    await new Promise<void>((resolve, reject) =>
      this.transloco.load(language).subscribe({ complete: resolve, error: reject }),
    );
    this.transloco.setActiveLang(language);
    this.document.documentElement.lang = language;
    this.spoken.set(language);
  }
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
