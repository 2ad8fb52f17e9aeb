import { Injectable, signal } from '@angular/core';

/** How many messages are unread in all rooms. The main menu shows it, and knows nothing else of the chat. */
@Injectable({ providedIn: 'root' })
export class UnreadTotal {
  readonly count = signal(0);
}
