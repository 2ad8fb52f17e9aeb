import { Injectable, inject } from '@angular/core';
import { Router } from '@angular/router';
import type { EmployeeRole } from '@client/graphql/cache';
import { injectTexts } from '@client/ui';
import { Dialogs, Toasts } from '@client/ui/overlay';
import { filter } from 'rxjs';
import { ChatDesk } from '../state/chat-desk';
import type { HeldRoom } from '../state/held-room';

/** Opens the dialogs of the chat, each of which is fetched when it is first needed. */
@Injectable({ providedIn: 'root' })
export class RoomDialogs {
  private readonly dialogs = inject(Dialogs);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly desk = inject(ChatDesk);
  private readonly t = injectTexts();

  /** With a role, only its people can be chosen. A room that comes of it opens. */
  newChat(role: EmployeeRole | null): Promise<void> {
    return this.show(async () => {
      const { NewChatDialog } = await import('./new-chat-dialog');
      this.dialogs.open<string>(NewChatDialog, role).subscribe((roomId) => {
        if (roomId) void this.router.navigate(['/chat', roomId]);
      });
    });
  }

  settings(room: HeldRoom): Promise<void> {
    return this.show(async () => {
      const { SettingsDialog } = await import('./settings-dialog');
      this.dialogs.open<'left'>(SettingsDialog, room, this.endOf(room.id)).subscribe((outcome) => {
        if (outcome === 'left') void this.router.navigate(['/chat']);
      });
    });
  }

  addMembers(room: HeldRoom, role: EmployeeRole | null): Promise<void> {
    return this.show(async () => {
      const { AddMembersDialog } = await import('./add-members-dialog');
      this.dialogs.open(AddMembersDialog, { room, role }, this.endOf(room.id));
    });
  }

  /** What a dialog shows of a room goes when the person may no longer read it. */
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
