import { Component, DestroyRef, DOCUMENT, Injector, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { MenuBadges, Session } from '@client/session';
import { Icon, Logo, injectTexts } from '@client/ui';
import { Avatar, Badge, ToastOutlet } from '@client/ui/overlay';
import { filter, map, startWith } from 'rxjs';
import { tinykeys } from 'tinykeys';

const FOCUSABLE = 'a[href], button:not([disabled]), input, textarea, [tabindex="0"]';

/** What surrounds every page of a signed-in employee: the main menu, a rail at the side or a bar at the bottom. */
@Component({
  selector: 'app-shell',
  imports: [Avatar, Badge, Icon, Logo, RouterLink, RouterLinkActive, RouterOutlet, ToastOutlet],
  templateUrl: './shell.html',
  styleUrl: './shell.css',
})
export class Shell {
  private readonly document = inject(DOCUMENT);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  protected readonly unread = inject(MenuBadges).chat;
  protected readonly t = injectTexts();

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
    const injector = inject(Injector);
    // Not part of the first view of any page.
    if (this.hasChat()) {
      const timer = setTimeout(() => {
        void import('@client/chat/notifications').then(({ startNotifying }) => startNotifying(injector));
      });
      inject(DestroyRef).onDestroy(() => clearTimeout(timer));
    }
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
