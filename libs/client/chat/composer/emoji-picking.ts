import { Dialog } from '@angular/cdk/dialog';
import { createFlexibleConnectedPositionStrategy, createGlobalPositionStrategy } from '@angular/cdk/overlay';
import { DOCUMENT, Injectable, Injector, inject } from '@angular/core';
import { injectTexts } from '@client/ui';
import { Toasts } from '@client/ui/overlay';
import { firstValueFrom } from 'rxjs';

const NARROW = '(width < 600px)';
const NO_HOVER = '(hover: none)';
const GAP = 8;

/** Asks for an emoji beside the button that was pressed, or on the whole screen of a phone. */
@Injectable({ providedIn: 'root' })
export class EmojiPicking {
  private readonly dialog = inject(Dialog);
  private readonly injector = inject(Injector);
  private readonly document = inject(DOCUMENT);
  private readonly toasts = inject(Toasts);
  private readonly t = injectTexts();

  /** The emoji; null when none was chosen. Either way the focus is back at the opener. */
  async pick(opener: HTMLElement): Promise<string | null> {
    try {
      const { EmojiPicker } = await import('./emoji-picker');
      const picked = this.dialog.open<string>(EmojiPicker, {
        ariaLabel: this.t('emoji.title'),
        ariaModal: true,
        // In the search field a phone would show its keyboard over the emoji.
        autoFocus: this.matches(NO_HOVER) ? 'dialog' : '[data-first-focus]',
        restoreFocus: opener,
        backdropClass: 'cdk-overlay-transparent-backdrop',
        positionStrategy: this.positionBeside(opener),
      }).closed;
      return (await firstValueFrom(picked)) ?? null;
    } catch {
      this.toasts.show(this.t('ui.noAnswer'));
      return null;
    }
  }

  private positionBeside(opener: HTMLElement) {
    if (this.matches(NARROW)) return createGlobalPositionStrategy(this.injector);
    return createFlexibleConnectedPositionStrategy(this.injector, opener)
      .withPositions([
        { originX: 'end', originY: 'top', overlayX: 'end', overlayY: 'bottom', offsetY: -GAP },
        { originX: 'start', originY: 'top', overlayX: 'start', overlayY: 'bottom', offsetY: -GAP },
        { originX: 'end', originY: 'bottom', overlayX: 'end', overlayY: 'top', offsetY: GAP },
        { originX: 'start', originY: 'bottom', overlayX: 'start', overlayY: 'top', offsetY: GAP },
      ])
      .withViewportMargin(GAP)
      .withPush(true);
  }

  private matches(media: string): boolean {
    return this.document.defaultView?.matchMedia(media).matches ?? false;
  }
}
