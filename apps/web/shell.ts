import { CdkMenu, CdkMenuGroup, CdkMenuItem, CdkMenuItemRadio, CdkMenuTrigger } from '@angular/cdk/menu';
import { Component, DestroyRef, DOCUMENT, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { MenuBadges, Preferences, Session } from '@client/session';
import {
  Icon,
  type IconName,
  Language,
  type LanguageCode,
  Logo,
  type TextKey,
  Theme,
  type ThemeName,
  injectTexts,
  languages,
  themes,
} from '@client/ui';
import { Avatar, Badge, ToastOutlet } from '@client/ui/overlay';
import { filter, map, startWith } from 'rxjs';
import { tinykeys } from 'tinykeys';

const themeIcons: Record<ThemeName, IconName> = { light: 'sun', dark: 'moon', system: 'monitor' };
const themeNames: Record<ThemeName, TextKey> = { light: 'theme.light', dark: 'theme.dark', system: 'theme.system' };
const FOCUSABLE = 'a[href], button:not([disabled]), input, textarea, [tabindex="0"]';

/** What surrounds every page of a signed-in employee: the main menu, a rail at the side or a bar at the bottom. */
@Component({
  selector: 'app-shell',
  imports: [
    Avatar,
    Badge,
    CdkMenu,
    CdkMenuGroup,
    CdkMenuItem,
    CdkMenuItemRadio,
    CdkMenuTrigger,
    Icon,
    Logo,
    RouterLink,
    RouterLinkActive,
    RouterOutlet,
    ToastOutlet,
  ],
  templateUrl: './shell.html',
  styleUrl: './shell.css',
})
export class Shell {
  private readonly document = inject(DOCUMENT);
  private readonly router = inject(Router);
  protected readonly session = inject(Session);
  private readonly preferences = inject(Preferences);
  protected readonly theme = inject(Theme);
  protected readonly language = inject(Language);
  protected readonly unread = inject(MenuBadges).chat;
  protected readonly t = injectTexts();
  protected readonly themes = themes;
  protected readonly languages = languages;
  protected readonly themeIcons = themeIcons;
  protected readonly themeNames = themeNames;
  /** A language is written in itself. */
  protected readonly languageNames = { en: 'English', ru: 'Русский' };

  protected readonly me = computed(() => this.session.me()?.employee ?? null);
  protected readonly hasChat = computed(() => this.session.me()?.modules.includes('CHAT') ?? false);
  protected readonly chatName = computed(() =>
    this.unread() > 0 ? this.t('app.chatUnread', { count: this.unread() }) : this.t('app.chat'),
  );

  private readonly url = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map(({ urlAfterRedirects }) => urlAfterRedirects),
      startWith(this.router.url),
    ),
    { initialValue: '' },
  );
  protected readonly hasMessageBox = computed(() => /^\/chat\/[^/]/.test(this.url()));

  constructor() {
    const bindings = {
      'Control+F6': (event: Event) => this.moveToRegion(event, 1),
      'Control+Shift+F6': (event: Event) => this.moveToRegion(event, -1),
    };
    // In text boxes too: that is where one comes from.
    const stop = tinykeys(this.document.defaultView ?? window, bindings, { ignore: ({ isComposing }) => isComposing });
    inject(DestroyRef).onDestroy(stop);
  }

  protected skipToMessageBox(): void {
    this.document.getElementById('chat-composer')?.focus();
  }

  protected chooseTheme(theme: ThemeName): void {
    const chosen = { light: 'LIGHT', dark: 'DARK', system: 'SYSTEM' } as const;
    void this.preferences.change({ theme: chosen[theme] }).catch(() => undefined);
  }

  protected chooseLanguage(code: LanguageCode): void {
    void this.preferences.change({ language: code === 'ru' ? 'RU' : 'EN' }).catch(() => undefined);
  }

  /** Plain F6 belongs to the browser. */
  private moveToRegion(event: Event, by: 1 | -1): void {
    event.preventDefault();
    const regions = [...this.document.querySelectorAll<HTMLElement>('[data-region]')].filter(
      (region) => region.getClientRects().length > 0,
    );
    const here = regions.findIndex((region) => region.contains(this.document.activeElement));
    const next = regions[(here + by + regions.length) % regions.length];
    const target = next?.matches('[tabindex="0"]') ? next : next?.querySelector<HTMLElement>(FOCUSABLE);
    target?.focus();
  }
}
