import { Dialog } from '@angular/cdk/dialog';
import { Injectable, inject } from '@angular/core';
import { injectTexts } from '@client/ui';
import { Toasts } from '@client/ui/overlay';
import { filter, takeUntil } from 'rxjs';
import { ChatDesk } from '../state/chat-desk';
import type { MessageAttachment } from './message-attachment';

export interface ViewedImages {
  readonly images: readonly MessageAttachment[];
  readonly index: number;
}

/** Opens the image viewer, which is fetched with its first use. */
@Injectable({ providedIn: 'root' })
export class ImageViewing {
  private readonly dialog = inject(Dialog);
  private readonly desk = inject(ChatDesk);
  private readonly toasts = inject(Toasts);
  private readonly t = injectTexts();

  /** Closes when the person may no longer read the room. */
  async open(roomId: string, images: readonly MessageAttachment[], index: number): Promise<void> {
    try {
      const { ImageViewer } = await import('./image-viewer');
      const viewed: ViewedImages = { images, index };
      const ref = this.dialog.open(ImageViewer, {
        data: viewed,
        ariaLabel: this.t('attachments.viewer'),
        ariaModal: true,
        autoFocus: '[data-first-focus]',
        restoreFocus: true,
        width: '100vw',
        height: '100dvh',
        maxWidth: '100vw',
      });
      this.desk.accessEnded
        .pipe(
          filter((ended) => ended === roomId),
          takeUntil(ref.closed),
        )
        .subscribe(() => ref.close());
    } catch {
      this.toasts.show(this.t('ui.noAnswer'));
    }
  }
}
