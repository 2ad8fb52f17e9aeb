import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, inject, signal } from '@angular/core';
import { toGraphqlFailure } from '@client/graphql';
import { Banner, Button, injectTexts } from '@client/ui';
import { DialogShell } from '@client/ui/dialog';
import { ChatDesk } from '../state/chat-desk';
import type { RoomSummary } from '../state/chat-types';
import { RoomMembersApi } from './room-members-api';

/** Only another member can bring one back, so this asks. */
@Component({
  selector: 'chat-leave-dialog',
  imports: [Banner, Button, DialogShell],
  template: `
    <ui-dialog-shell [heading]="t('settings.leaveQuestion')">
      <p>{{ t('settings.leaveLead', { room: room.name }) }}</p>
      @if (error(); as reason) {
        <ui-banner tone="danger" role="alert">{{ reason }}</ui-banner>
      } @else if (desk.isOffline()) {
        <ui-banner tone="warning">{{ t('ui.offlineAction') }}</ui-banner>
      }
      <ng-container ngProjectAs="[dialogActions]">
        <button type="button" uiButton data-first-focus (click)="ref.close()">{{ t('ui.cancel') }}</button>
        <button type="button" uiButton variant="danger" [busy]="busy()" [disabled]="desk.isOffline()" (click)="leave()">
          {{ t('settings.leave') }}
        </button>
      </ng-container>
    </ui-dialog-shell>
  `,
})
export class LeaveDialog {
  private readonly api = inject(RoomMembersApi);
  protected readonly desk = inject(ChatDesk);
  protected readonly room = inject<RoomSummary>(DIALOG_DATA);
  protected readonly ref = inject<DialogRef<'left'>>(DialogRef);
  protected readonly t = injectTexts();
  protected readonly busy = signal(false);
  protected readonly error = signal<string | null>(null);

  protected async leave(): Promise<void> {
    this.busy.set(true);
    this.error.set(null);
    try {
      await this.api.leave(this.room.id);
      this.ref.close('left');
      this.desk.forget(this.room.id);
    } catch (error) {
      const { code, message } = toGraphqlFailure(error);
      this.error.set(code === 'NETWORK' ? this.t('ui.noAnswer') : message);
      this.busy.set(false);
    }
  }
}
