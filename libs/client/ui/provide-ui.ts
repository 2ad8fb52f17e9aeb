import { type EnvironmentProviders, inject, makeEnvironmentProviders, provideAppInitializer } from '@angular/core';
import { provideTransloco, provideTranslocoTranspiler } from '@jsverse/transloco';
import { IcuTranspiler } from './icu-transpiler';
import { Language, languages } from './texts';
import { Theme } from './theme';

/** Language and theme, both ready before anything is shown. */
export function provideUi(): EnvironmentProviders {
  return makeEnvironmentProviders([
    provideTransloco({
      config: { availableLangs: [...languages], defaultLang: 'en', reRenderOnLangChange: true, prodMode: true },
    }),
    provideTranslocoTranspiler(IcuTranspiler),
    provideAppInitializer(() => {
      inject(Theme).start();
      return inject(Language).start();
    }),
  ]);
}
