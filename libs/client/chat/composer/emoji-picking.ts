import { Injectable, Injector, inject } from '@angular/core';
import { injectTexts } from '@client/ui';
import { Toasts } from '@client/ui/overlay';
import { firstValueFrom } from 'rxjs';

/** Asks for an emoji beside the button that was pressed; the picker is fetched when it is first asked for. */
@Injectable({ providedIn: 'root' })
export class EmojiPicking {
  private readonly injector = inject(Injector);
  private readonly toasts = inject(Toasts);
  private readonly t = injectTexts();

  /** The emoji; null when none was chosen. Either way the focus is back at the opener. */
  async pick(opener: HTMLElement): Promise<string | null> {
    try {
      const { openEmojiPicker } = await import('./emoji-opening');
      return (await firstValueFrom(openEmojiPicker(this.injector, opener, this.t('emoji.title')))) ?? null;
    } catch {
      this.toasts.show(this.t('ui.noAnswer'));
      return null;
    }
  }
}
