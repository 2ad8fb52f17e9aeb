import { Injectable, signal } from '@angular/core';

/** The counts that the main menu shows. Each feature keeps its own; the menu knows nothing else of them. */
@Injectable({ providedIn: 'root' })
export class MenuBadges {
  /** Unread messages in all chat rooms. */
  readonly chat = signal(0);
}
