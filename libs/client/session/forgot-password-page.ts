import { Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { GraphqlHttp, toGraphqlFailure } from '@client/graphql';
import { RequestPasswordResetDocument } from '@client/graphql/password';
import { Banner, Button, Logo, TextField, injectTexts } from '@client/ui';

/** Asks for a link to set a new password. Says the same whoever has the address. */
@Component({
  selector: 'session-forgot-password-page',
  imports: [Banner, Button, Logo, RouterLink, TextField],
  template: `
    <main>
      <div class="card">
        <ui-logo [size]="52" />
        <h1>{{ t('forgot.title') }}</h1>
        <p class="lead">{{ t('forgot.lead') }}</p>
        @if (asked()) {
          <ui-banner tone="success" role="status">{{ t('forgot.done') }}</ui-banner>
        } @else {
          <form novalidate (submit)="$event.preventDefault(); ask()">
            <ui-text-field
              type="email"
              name="email"
              autocomplete="username"
              required
              [label]="t('login.email')"
              [error]="error()"
              [(value)]="email"
            />
            <button uiButton type="submit" variant="primary" [busy]="busy()">{{ t('forgot.send') }}</button>
          </form>
        }
        <a class="link" routerLink="/login">{{ t('forgot.back') }}</a>
      </div>
    </main>
  `,
  styleUrls: ['./log-in-page.css', './log-in-form.css'],
})
export class ForgotPasswordPage {
  private readonly graphql = inject(GraphqlHttp);
  protected readonly t = injectTexts();
  protected readonly email = signal('');
  protected readonly busy = signal(false);
  protected readonly asked = signal(false);
  protected readonly error = signal<string | null>(null);

  protected async ask(): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.error.set(null);
    try {
      await this.graphql.run(RequestPasswordResetDocument, { email: this.email().trim() });
      this.asked.set(true);
    } catch (error) {
      const { code, message, fields } = toGraphqlFailure(error);
      if (code === 'NETWORK') this.error.set(this.t('ui.noAnswer'));
      else this.error.set(code === 'MAIL_UNAVAILABLE' ? this.t('forgot.noMail') : (fields[0]?.message ?? message));
    }
    this.busy.set(false);
  }
}
