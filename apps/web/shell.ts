import { Component, DestroyRef, DOCUMENT, Injector, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import type { RoomDialogs } from '@client/chat';
import { MenuBadges, Session } from '@client/session';
import { Icon, Logo, injectTexts } from '@client/ui';
import { Avatar, Badge, IconButton, ToastOutlet, bindShortcuts } from '@client/ui/overlay';
import { filter, map, startWith } from 'rxjs';

const FOCUSABLE = 'a[href], button:not([disabled]), input, textarea, [tabindex="0"]';

/** What surrounds every page of a signed-in employee: the main menu, a rail at the side or a bar at the bottom. */
@Component({
  selector: 'app-shell',
  imports: [Avatar, Badge, Icon, IconButton, Logo, RouterLink, RouterLinkActive, RouterOutlet, ToastOutlet],
  templateUrl: './shell.html',
  styleUrl: './shell.css',
})
export class Shell {
  private readonly document = inject(DOCUMENT);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly injector = inject(Injector);
  protected readonly unread = inject(MenuBadges).chat;
  protected readonly t = injectTexts();

  protected readonly me = computed(() => this.session.me()?.employee ?? null);
  protected readonly hasChat = computed(() => this.session.me()?.modules.includes('CHAT') ?? false);
  protected readonly hasDirectories = computed(() => this.session.me()?.modules.includes('CRM') ?? false);
  protected readonly manages = computed(() => this.me()?.role === 'ADMINISTRATOR');
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
  protected readonly hasMessageBox = computed(() => /^\/chat\/(?!broadcast)[^/]/.test(this.url()));

  constructor() {
    this.startLater();
    const stop = bindShortcuts(this.document.defaultView ?? window, {
      goTo: (event) => void this.openDialog(event, (dialogs) => dialogs.goTo()),
      list: (event) => this.showShortcuts(event),
      nextRegion: (event, which) => this.moveToRegion(event, which === 0 ? 1 : -1),
    });
    inject(DestroyRef).onDestroy(stop);
  }

  /** Neither is part of the first view of any page. */
  private startLater(): void {
    const timer = setTimeout(() => {
      void import('./installed-shell').then(({ startInstalledShell }) => startInstalledShell(this.injector));
      if (!this.hasChat()) return;
      void import('@client/chat/notifications').then(({ startNotifying }) => startNotifying(this.injector));
    });
    inject(DestroyRef).onDestroy(() => clearTimeout(timer));
  }

  protected skipToMessageBox(): void {
    this.document.getElementById('chat-composer')?.focus();
  }

  protected async openDialog(event: Event, open: (dialogs: RoomDialogs) => Promise<void>): Promise<void> {
    event.preventDefault();
    if (!this.hasChat()) return;
    const { RoomDialogs } = await import('@client/chat');
    await open(this.injector.get(RoomDialogs));
  }

  protected showShortcuts(event: Event): void {
    void this.openDialog(event, (dialogs) => dialogs.shortcuts());
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
