import type { Provider } from '@angular/core';
import { ApplicationInitStatus, type EnvironmentProviders } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideUi } from '../provide-ui';
import { staffTexts } from '../staff-texts';
import { Language, type LanguageCode } from '../texts';

/** The real texts, loaded, in one of the real languages. */
export async function setUpUi(
  language: LanguageCode = 'en',
  providers: (Provider | EnvironmentProviders)[] = [],
): Promise<void> {
  localStorage.clear();
  TestBed.configureTestingModule({ providers: [provideUi(staffTexts), ...providers] });
  await TestBed.inject(ApplicationInitStatus).donePromise;
  const spoken = TestBed.inject(Language);
  for (const area of ['chat', 'directories', 'profile', 'sends'] as const) await spoken.want(area);
  await spoken.speak(language);
}
