import { DOCUMENT, Injectable, effect, inject, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { IdleLock, MenuBadges } from '@client/session';

/** The title of the page with the number of unread messages: "(3) Surgery · Clinic Chat"; neither on a locked page. */
@Injectable()
export class BadgedTitle extends Title {
  private readonly badges = inject(MenuBadges);
  private readonly lock = inject(IdleLock);
  private readonly plain = signal('');

  constructor() {
    super(inject(DOCUMENT));
    this.plain.set(super.getTitle());
    effect(() => this.write());
  }

  override setTitle(title: string): void {
    this.plain.set(title);
    this.write();
  }

  private write(): void {
    if (this.lock.covered()) {
      super.setTitle('Clinic Chat');
      return;
    }
    const unread = this.badges.chat();
    super.setTitle(unread > 0 ? `(${unread > 99 ? '99+' : unread}) ${this.plain()}` : this.plain());
  }
}
