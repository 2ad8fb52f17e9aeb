import { Injectable, inject } from '@angular/core';
import { Language, type LanguageCode, type TextParameters } from '@client/ui';
import { TranslocoService } from '@jsverse/transloco';
import type english from './i18n/en.json';

export type PortalTextKey = keyof typeof english;
export type PortalTranslate = (key: PortalTextKey, parameters?: TextParameters) => string;

/** The portal's own texts, beside those of the building blocks: the staff client does not carry them. */
@Injectable({ providedIn: 'root' })
export class PortalTexts {
  private readonly transloco = inject(TranslocoService);
  private readonly language = inject(Language);

  readonly active = this.language.active;
  readonly translate: PortalTranslate = (key, parameters) =>
    this.transloco.translate<string>(key, parameters, this.language.active());

  /** The application waits for it before it shows. */
  async start(): Promise<void> {
    await this.language.start();
    await this.load(this.language.active());
  }

  async speak(language: LanguageCode): Promise<void> {
    await this.load(language);
    await this.language.speak(language);
  }

  private async load(language: LanguageCode): Promise<void> {
    const texts = language === 'ru' ? await import('./i18n/ru.json') : await import('./i18n/en.json');
    this.transloco.setTranslation(texts.default, language, { merge: true, emitChange: false });
  }
}

/** The function t(key, parameters) of a component: `protected readonly t = injectPortalTexts()`. */
export function injectPortalTexts(): PortalTranslate {
  return inject(PortalTexts).translate;
}
