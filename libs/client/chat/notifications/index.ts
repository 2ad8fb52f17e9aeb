import type { Injector } from '@angular/core';
import { ChatNotifier } from './chat-notifier';

/** Keeps the unread count and the notifications going, on whichever page the person is. */
export function startNotifying(injector: Injector): void {
  injector.get(ChatNotifier);
}
