import { Injectable, inject } from '@angular/core';
import { injectTexts } from '@client/ui';
import { Dialogs, Toasts } from '@client/ui/overlay';
import { filter } from 'rxjs';
import { ChatDesk } from '../../state/chat-desk';
import type { Message } from '../../state/chat-types';
import type { HeldRoom } from '../../state/held-room';

/**
 * Opens the dialogs about messages, each of which is fetched when it is first needed. They close when the person may no
 * longer read the room.
 */
@Injectable({ providedIn: 'root' })
export class MessageDialogs {
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly desk = inject(ChatDesk);
  private readonly t = injectTexts();

  withdraw(message: Message): Promise<void> {
    return this.show(async () => {
      const { WithdrawDialog } = await import('./withdraw-dialog');
      this.dialogs.open(WithdrawDialog, message, this.endOf(message.roomId));
    });
  }

  delivery(room: HeldRoom, message: Message): Promise<void> {
    return this.show(async () => {
      const { DeliveryDialog } = await import('./delivery-dialog');
      this.dialogs.open(DeliveryDialog, { room, message }, this.endOf(room.id));
    });
  }

  versions(message: Message): Promise<void> {
    return this.show(async () => {
      const { VersionsDialog } = await import('./versions-dialog');
      this.dialogs.open(VersionsDialog, message, this.endOf(message.roomId));
    });
  }

  forward(message: Message): Promise<void> {
    return this.show(async () => {
      const { ForwardDialog } = await import('./forward-dialog');
      this.dialogs.open(ForwardDialog, message, this.endOf(message.roomId));
    });
  }

  /** @param jump is called with the id of the message that the person wants to see in its place */
  pinned(room: HeldRoom, jump: (messageId: string) => void): Promise<void> {
    return this.show(async () => {
      const { PinnedDialog } = await import('./pinned-dialog');
      this.dialogs.open<string>(PinnedDialog, room, this.endOf(room.id)).subscribe((messageId) => {
        if (messageId) jump(messageId);
      });
    });
  }

  private endOf(roomId: string) {
    return this.desk.accessEnded.pipe(filter((ended) => ended === roomId));
  }

  private async show(open: () => Promise<void>): Promise<void> {
    try {
      await open();
    } catch {
      this.toasts.show(this.t('ui.noAnswer'));
    }
  }
}
