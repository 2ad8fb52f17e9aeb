import { Injectable, Injector, inject } from '@angular/core';
import { Router } from '@angular/router';
import type { EmployeeRole } from '@client/graphql/cache';
import { injectTexts } from '@client/ui';
import { Dialogs, Toasts } from '@client/ui/overlay';
import { type Observable, filter } from 'rxjs';
import { ChatDesk } from '../state/chat-desk';
import type { RoomSummary } from '../state/chat-types';
import type { SwitcherChoice } from '../quick-switcher/switcher-choices';
import type { RoomAbout } from './room-about';

/** Opens the dialogs of the chat, each of which is fetched when it is first needed. */
@Injectable({ providedIn: 'root' })
export class RoomDialogs {
  private readonly dialogs = inject(Dialogs);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly desk = inject(ChatDesk);
  private readonly injector = inject(Injector);
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

  /** Opens the chat of two with a person, made now if there is none. @returns whether it is open */
  async openChatWith(personId: string): Promise<boolean> {
    let opened = false;
    await this.show(async () => {
      const { RoomOpening } = await import('./room-opening');
      opened = await this.injector.get(RoomOpening).openChatWith(personId);
    });
    return opened;
  }

  /** The quick switcher. */
  goTo(): Promise<void> {
    return this.show(async () => {
      const { QuickSwitcher } = await import('../quick-switcher/quick-switcher');
      if (this.dialogs.anyOpen) return;
      const openRoomId = /^\/chat\/([^/?#]+)/.exec(this.router.url)?.[1] ?? null;
      this.dialogs.open<SwitcherChoice>(QuickSwitcher, openRoomId).subscribe((choice) => {
        if (choice?.kind === 'chat') void this.router.navigate(['/chat', choice.id]);
        else if (choice) void this.openChatWith(choice.id);
      });
    });
  }

  shortcuts(): Promise<void> {
    return this.show(async () => {
      const { ShortcutsDialog } = await import('../shortcuts/shortcuts-dialog');
      if (!this.dialogs.anyOpen) this.dialogs.open(ShortcutsDialog, null);
    });
  }

  settings(roomId: string): Promise<void> {
    return this.show(async () => {
      const { SettingsDialog } = await import('./settings-dialog');
      this.goAfterLeaving(roomId, this.dialogs.open<'left'>(SettingsDialog, roomId, this.endOf(roomId)));
    });
  }

  /** A note of the desk about the patient whose room it is. */
  note(roomId: string): Promise<void> {
    return this.show(async () => {
      const { NoteDialog } = await import('./note-dialog');
      this.dialogs.open(NoteDialog, roomId, this.endOf(roomId));
    });
  }

  leave(room: RoomSummary): Promise<void> {
    return this.show(async () => {
      const { LeaveDialog } = await import('./leave-dialog');
      // Leaving ends the access itself: that must not close the dialog before it has said so.
      this.goAfterLeaving(room.id, this.dialogs.open<'left'>(LeaveDialog, room));
    });
  }

  addMembers(room: RoomAbout, role: EmployeeRole | null): Promise<void> {
    return this.show(async () => {
      const { AddMembersDialog } = await import('./add-members-dialog');
      this.dialogs.open(AddMembersDialog, { room, role }, this.endOf(room.id));
    });
  }

  setMuted(room: RoomSummary, muted: boolean): Promise<void> {
    return this.show(async () => (await this.marks()).setMuted(room.id, muted));
  }

  /** Puts the mark "unread" on a room, or reads the room to its end. */
  setUnread(room: RoomSummary, unread: boolean): Promise<void> {
    return this.show(async () => {
      const marks = await this.marks();
      await (unread ? marks.markUnread(room.id) : marks.markRead(room));
    });
  }

  /** What a dialog shows of a room goes when the person may no longer read it. */
  private endOf(roomId: string) {
    return this.desk.accessEnded.pipe(filter((ended) => ended === roomId));
  }

  private async marks() {
    const { RoomMarks } = await import('./room-marks');
    return this.injector.get(RoomMarks);
  }

  /** The room on screen may be another one than that which was left. */
  private goAfterLeaving(roomId: string, closed: Observable<'left' | undefined>): void {
    closed.subscribe((outcome) => {
      if (outcome === 'left' && this.router.url.startsWith(`/chat/${roomId}`)) void this.router.navigate(['/chat']);
    });
  }

  private async show(open: () => Promise<void>): Promise<void> {
    try {
      await open();
    } catch {
      this.toasts.show(this.t('ui.noAnswer'));
    }
  }
}
