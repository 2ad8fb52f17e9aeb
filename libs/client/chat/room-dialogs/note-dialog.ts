import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject, signal } from '@angular/core';
import { toGraphqlFailure } from '@client/graphql';
import { Banner, Button, injectTexts } from '@client/ui';
import { DialogShell } from '@client/ui/dialog';
import { ChatDesk } from '../state/chat-desk';
import { RoomMembersApi } from './room-members-api';

/** A note for the desk about a patient. It has a place of its own to be written in, so that it is sent to nobody by mistake. */
@Component({
  selector: 'chat-note-dialog',
  imports: [Banner, Button, DialogShell],
  template: `
    <ui-dialog-shell [heading]="t('note.title')" [dirty]="text().trim() !== ''">
      <p id="note-lead">{{ t('note.lead') }}</p>
      <textarea
        #field
        rows="5"
        maxlength="8000"
        data-first-focus
        aria-describedby="note-lead"
        [attr.aria-label]="t('note.text')"
        [value]="text()"
        (input)="text.set(field.value)"
      ></textarea>
      @if (error(); as reason) {
        <ui-banner tone="danger" role="alert">{{ reason }}</ui-banner>
      } @else if (desk.isOffline()) {
        <ui-banner tone="warning">{{ t('ui.offlineAction') }}</ui-banner>
      }
      <ng-container ngProjectAs="[dialogActions]">
        <button type="button" uiButton (click)="ref.close()">{{ t('ui.cancel') }}</button>
        <button type="button" uiButton variant="primary" [busy]="busy()" [disabled]="!ready()" (click)="add()">
          {{ t('note.add') }}
        </button>
      </ng-container>
    </ui-dialog-shell>
  `,
  styles: `
    textarea {
      width: 100%;
      margin-top: 12px;
      padding: 10px 12px;
      border: 1px solid var(--line-strong);
      border-radius: var(--radius);
      background: var(--warning-soft);
      color: var(--text);
      font: inherit;
      resize: vertical;
    }
    p {
      color: var(--text-muted);
    }
  `,
})
export class NoteDialog {
  private readonly api = inject(RoomMembersApi);
  private readonly roomId = inject<string>(DIALOG_DATA);
  /** One note, however often the button is tried. */
  private readonly clientNoteId = crypto.randomUUID();
  protected readonly desk = inject(ChatDesk);
  protected readonly ref = inject<DialogRef>(DialogRef);
  protected readonly t = injectTexts();
  protected readonly text = signal('');
  protected readonly busy = signal(false);
  protected readonly error = signal<string | null>(null);
  protected readonly ready = computed(() => this.text().trim() !== '' && !this.desk.isOffline());

  protected async add(): Promise<void> {
    this.busy.set(true);
    this.error.set(null);
    try {
      await this.api.addNote(this.roomId, this.clientNoteId, this.text().trim());
      this.ref.close();
    } catch (error) {
      const { code, fields, message } = toGraphqlFailure(error);
      this.error.set(code === 'NETWORK' ? this.t('ui.noAnswer') : (fields[0]?.message ?? message));
    } finally {
      this.busy.set(false);
    }
  }
}
