import { Injectable } from '@angular/core';
import type { TranspileParams, TranslocoTranspiler } from '@jsverse/transloco';
import { IntlMessageFormat } from 'intl-messageformat';

/** ICU messages (plurals, selects) in translations, interpreted: a strict content security policy forbids compiling. */
@Injectable({ providedIn: 'root' })
export class IcuTranspiler implements TranslocoTranspiler {
  private readonly formats = new Map<string, IntlMessageFormat>();
  private language = 'en';

  onLangChanged(language: string): void {
    this.language = language;
  }

  transpile({ value, params }: TranspileParams): unknown {
    if (typeof value !== 'string' || !value.includes('{')) return value;
    return this.formatOf(value).format(params);
  }

  private formatOf(message: string): IntlMessageFormat {
    const key = `${this.language}:${message}`;
    const format = this.formats.get(key) ?? new IntlMessageFormat(message, this.language);
    this.formats.set(key, format);
    return format;
  }
}
