import { Dialog } from '@angular/cdk/dialog';
import { createFlexibleConnectedPositionStrategy, createGlobalPositionStrategy } from '@angular/cdk/overlay';
import { DOCUMENT, type Injector } from '@angular/core';
import type { Observable } from 'rxjs';
import { EmojiPicker } from './emoji-picker';

const NARROW = '(width < 600px)';
const NO_HOVER = '(hover: none)';
const GAP = 8;

/** Opens the picker beside the opener, or on the whole screen of a phone. Emits what was picked, or nothing of it. */
export function openEmojiPicker(
  injector: Injector,
  opener: HTMLElement,
  ariaLabel: string,
): Observable<string | undefined> {
  const matches = (media: string) => injector.get(DOCUMENT).defaultView?.matchMedia(media).matches ?? false;
  return injector.get(Dialog).open<string>(EmojiPicker, {
    ariaLabel,
    ariaModal: true,
    // In the search field a phone would show its keyboard over the emoji.
    autoFocus: matches(NO_HOVER) ? 'dialog' : '[data-first-focus]',
    restoreFocus: opener,
    backdropClass: 'cdk-overlay-transparent-backdrop',
    positionStrategy: matches(NARROW) ? createGlobalPositionStrategy(injector) : beside(injector, opener),
  }).closed;
}

function beside(injector: Injector, opener: HTMLElement) {
  return createFlexibleConnectedPositionStrategy(injector, opener)
    .withPositions([
      { originX: 'end', originY: 'top', overlayX: 'end', overlayY: 'bottom', offsetY: -GAP },
      { originX: 'start', originY: 'top', overlayX: 'start', overlayY: 'bottom', offsetY: -GAP },
      { originX: 'end', originY: 'bottom', overlayX: 'end', overlayY: 'top', offsetY: GAP },
      { originX: 'start', originY: 'bottom', overlayX: 'start', overlayY: 'top', offsetY: GAP },
    ])
    .withViewportMargin(GAP)
    .withPush(true);
}
