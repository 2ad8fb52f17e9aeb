import { Component, inject, signal } from '@angular/core';
import { GraphqlHttp, toGraphqlFailure } from '@client/graphql';
import { RequestPortalLinkDocument } from '@client/graphql/portal';
import { Banner, Button, TextField } from '@client/ui';
import { injectPortalTexts } from '../portal-texts';

/** "Send me a new link": what is said afterwards is the same for every address. */
@Component({
  selector: 'portal-new-link',
  imports: [Banner, Button, TextField],
  template: `
    @if (asked()) {
      <ui-banner tone="info" role="status">{{ t('portal.newLinkAsked') }}</ui-banner>
    } @else {
      <form (submit)="ask($event)" novalidate>
        @if (failure(); as reason) {
          <ui-banner tone="danger" role="alert">{{ reason }}</ui-banner>
        }
        <ui-text-field
          [label]="t('portal.email')"
          [hint]="t('portal.newLinkHint')"
          type="email"
          autocomplete="email"
          [maxLength]="254"
          [(value)]="email"
        />
        <button type="submit" uiButton [busy]="busy()">{{ t('portal.newLink') }}</button>
      </form>
    }
  `,
  styles: `
    :host {
      display: block;
      width: 100%;
      text-align: start;
    }
    form {
      display: flex;
      flex-direction: column;
      gap: 14px;
    }
  `,
})
export class NewLink {
  private readonly graphql = inject(GraphqlHttp);
  protected readonly t = injectPortalTexts();
  protected readonly email = signal('');
  protected readonly busy = signal(false);
  protected readonly asked = signal(false);
  protected readonly failure = signal<string | null>(null);

  protected async ask(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      await this.graphql.run(RequestPortalLinkDocument, { email: this.email().trim() });
      this.asked.set(true);
    } catch (error) {
      this.failure.set(this.reasonOf(toGraphqlFailure(error)));
    } finally {
      this.busy.set(false);
    }
  }

  private reasonOf({ code, retryAfter }: ReturnType<typeof toGraphqlFailure>): string {
    switch (code) {
      case 'VALIDATION_FAILED':
        return this.t('portal.emailWrong');
      case 'RATE_LIMITED':
        return this.t('portal.tooMany', { minutes: Math.ceil((retryAfter ?? 60) / 60) });
      case 'NETWORK':
        return this.t('portal.noAnswer');
      default:
        return this.t('portal.newLinkNoMail');
    }
  }
}
