import { Component, computed, inject, input, signal } from '@angular/core';
import { Router } from '@angular/router';
import { GraphqlHttp } from '@client/graphql';
import { OpenPatientRoomDocument } from '@client/graphql/directories';
import { Session } from '@client/session';
import { Banner, Button, Icon, injectTexts } from '@client/ui';
import type { ContactCard } from '../directories-api';
import { formErrors } from '../failures';

/** The way from the card to the clinic's one chat with the patient. */
@Component({
  selector: 'dir-card-messages',
  imports: [Banner, Button, Icon],
  template: `
    @if (mayChat()) {
      <p class="note">{{ t('dir.chatLead') }}</p>
      <button type="button" uiButton variant="primary" [busy]="busy()" (click)="openChat()">
        <ui-icon name="message-circle" [size]="18" />{{ t('dir.openChat') }}
      </button>
    } @else {
      <p class="note">{{ t('dir.chatNeeded') }}</p>
    }
    @if (failure(); as reason) {
      <ui-banner tone="danger" role="alert">{{ reason }}</ui-banner>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: 16px;
      align-items: flex-start;
    }
    .note {
      color: var(--text-muted);
    }
  `,
})
export class CardMessages {
  private readonly http = inject(GraphqlHttp);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  protected readonly t = injectTexts();
  readonly contact = input.required<ContactCard>();

  protected readonly mayChat = computed(() => this.session.me()?.modules.includes('CHAT') ?? false);
  protected readonly busy = signal(false);
  protected readonly failure = signal<string | null>(null);

  protected async openChat(): Promise<void> {
    this.busy.set(true);
    this.failure.set(null);
    try {
      const contactId = this.contact().id;
      const { room } = (await this.http.run(OpenPatientRoomDocument, { contactId })).openPatientRoom;
      await this.router.navigate(['/chat', room.id]);
    } catch (error) {
      const { whole, fields } = formErrors(error, this.t);
      this.failure.set(whole ?? Object.values(fields).join(' '));
    } finally {
      this.busy.set(false);
    }
  }
}
