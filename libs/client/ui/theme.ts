import { DOCUMENT, Injectable, inject, signal } from '@angular/core';

export const themes = ['light', 'dark', 'system'] as const;
export type ThemeName = (typeof themes)[number];

const STORED = 'clinic-chat.theme';

/** Light, dark, or as the system says; kept over reloads. */
@Injectable({ providedIn: 'root' })
export class Theme {
  private readonly document = inject(DOCUMENT);
  private readonly chosen = signal<ThemeName>('system');

  readonly active = this.chosen.asReadonly();

  start(): void {
    const stored = this.document.defaultView?.localStorage.getItem(STORED);
    this.show(themes.find((theme) => theme === stored) ?? 'system');
  }

  choose(theme: ThemeName): void {
    this.document.defaultView?.localStorage.setItem(STORED, theme);
    this.show(theme);
  }

  private show(theme: ThemeName): void {
    this.chosen.set(theme);
    if (theme === 'system') delete this.document.documentElement.dataset['theme'];
    else this.document.documentElement.dataset['theme'] = theme;
  }
}
