import { DOCUMENT, DestroyRef, Injectable, computed, effect, inject, untracked } from '@angular/core';
import { takeUntilDestroyed, toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router } from '@angular/router';
import { GraphqlHttp } from '@client/graphql';
import { PushPublicKeyDocument, SubscribeToPushDocument, UnsubscribeFromPushDocument } from '@client/graphql/push';
import { MenuBadges, Preferences, Session } from '@client/session';
import { injectTexts } from '@client/ui';
import { filter, map, startWith } from 'rxjs';
import { PersonAttention } from '../state/attention';
import { ChatDesk } from '../state/chat-desk';
import { DesktopNotices } from './desktop-notices';
import { MessageAlerts } from './message-alerts';
import { PushToThisBrowser } from './push-address';
import { isQuiet } from './quiet-hours';
import { Ring } from './ring';
import { TabVoice } from './tab-voice';
import { UnreadSigns } from './unread-signs';

/** Tells a person who is looking elsewhere that there is something new. docs/notifications.md has the rules. */
@Injectable({ providedIn: 'root' })
export class ChatNotifier {
  private readonly desk = inject(ChatDesk);
  private readonly preferences = inject(Preferences);
  private readonly session = inject(Session);
  private readonly attention = inject(PersonAttention);
  private readonly router = inject(Router);
  private readonly document = inject(DOCUMENT);
  private readonly t = injectTexts();

  private readonly window = this.document.defaultView ?? window;
  private readonly voice = new TabVoice(this.window.navigator.locks, this.desk.myId);
  private readonly ring = new Ring();
  private readonly notices = new DesktopNotices(this.window, (roomId) => {
    void this.router.navigate(['/chat', roomId]);
  });
  private readonly alerts = new MessageAlerts(
    {
      speaks: () => this.voice.speaks,
      isWatched: (roomId) => this.voice.isWatched(roomId),
      isMuted: (roomId) => this.desk.rooms.find(roomId)?.muted ?? false,
      isQuiet: () => isQuiet(this.preferences.all(), new Date()),
      sounds: () => this.preferences.sounds(),
      notifications: () => this.preferences.desktopNotifications() && this.notices.allowed,
      ring: () => this.ring.play(),
      show: (message) => this.notices.show(message, this.t('notify.newMessage')),
    },
    this.desk.myId,
    () => Date.now(),
  );

  private readonly graphql = inject(GraphqlHttp);
  private readonly push = new PushToThisBrowser(this.window.navigator.serviceWorker, {
    key: async () => (await this.graphql.run(PushPublicKeyDocument, {})).pushPublicKey,
    subscribe: (input) => this.graphql.run(SubscribeToPushDocument, { input }),
    unsubscribe: () => this.graphql.run(UnsubscribeFromPushDocument, {}),
  });

  private readonly url = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map(({ urlAfterRedirects }) => urlAfterRedirects),
      startWith(this.router.url),
    ),
    { initialValue: this.router.url },
  );
  private readonly openRoom = computed(() => /^\/chat\/([^/?#]+)/.exec(this.url())?.[1] ?? null);

  constructor() {
    const signs = new UnreadSigns(this.document);
    const badges = inject(MenuBadges);
    const unread = computed(() => this.desk.rooms.unreadTotal());
    effect(() => {
      badges.chat.set(unread());
      signs.show(unread());
    });
    this.desk.arrived.pipe(takeUntilDestroyed()).subscribe((message) => void this.alerts.arrived(message));
    this.desk.accessEnded.pipe(takeUntilDestroyed()).subscribe((roomId) => this.notices.close(roomId));
    this.attention.changed.pipe(takeUntilDestroyed()).subscribe(() => this.look());
    effect(() => {
      this.openRoom();
      untracked(() => this.look());
    });
    effect(() => {
      for (const { id, readSeq } of this.desk.rooms.rooms()) this.notices.read(id, readSeq);
    });
    effect(() => {
      const wanted = this.preferences.desktopNotifications();
      if (this.session.state() === 'signed-in') void this.push.want(wanted && this.notices.allowed);
    });
    this.session.onLogOut(async () => {
      this.notices.closeAll();
      signs.show(0);
      await this.push.want(false);
    });
    inject(DestroyRef).onDestroy(() => this.voice.stop());
  }

  /** A room is looked at while it is open in the window that has the focus. */
  private look(): void {
    this.voice.watch(this.attention.focused() ? this.openRoom() : null);
  }
}
