import { type EnvironmentProviders, inject, makeEnvironmentProviders, provideAppInitializer } from '@angular/core';
import { provideTransloco, provideTranslocoTranspiler } from '@jsverse/transloco';
import { IcuTranspiler } from './icu-transpiler';
import { AREA_FILES, type AreaFiles, Language, languages } from './texts';
import { Theme } from './theme';

/**
 * Language and theme, both ready before anything is shown.
 * @param areas the texts of the client's own areas
 */
export function provideUi(areas: AreaFiles | null): EnvironmentProviders {
  return makeEnvironmentProviders([
    { provide: AREA_FILES, useValue: areas },
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
