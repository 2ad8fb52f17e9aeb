import { DOCUMENT, Component, inject, signal, viewChild } from '@angular/core';
import { GraphqlHttp, toGraphqlFailure } from '@client/graphql';
import { SetPasswordByLinkDocument } from '@client/graphql/password';
import { Button, Icon, Logo, TextField, injectTexts } from '@client/ui';

/** Where a link of an invitation leads: whoever holds it sets a password, and is signed in. */
@Component({
  selector: 'session-set-password-page',
  imports: [Button, Icon, Logo, TextField],
  template: `
    <main>
      <div class="card">
        <ui-logo [size]="52" />
        @if (token()) {
          <h1>{{ t('password.title') }}</h1>
          <p class="lead">{{ t('password.lead') }}</p>
          <form novalidate (submit)="$event.preventDefault(); save()">
            <ui-text-field
              #field
              name="password"
              autocomplete="new-password"
              required
              [type]="visible() ? 'text' : 'password'"
              [label]="t('password.new')"
              [error]="error()"
              [(value)]="password"
            >
              <button
                fieldEnd
                type="button"
                class="reveal"
                [attr.aria-label]="t('login.showPassword')"
                [attr.aria-pressed]="visible()"
                (click)="visible.set(!visible())"
              >
                <ui-icon [name]="visible() ? 'eye-off' : 'eye'" [size]="18" />
              </button>
            </ui-text-field>
            @if (needsCode()) {
              <ui-text-field
                name="code"
                autocomplete="one-time-code"
                required
                [label]="t('twoStep.codeOrRecovery')"
                [hint]="t('twoStep.lead')"
                [error]="codeError()"
                [(value)]="code"
              />
            }
            <button uiButton type="submit" variant="primary" [busy]="busy()">{{ t('password.save') }}</button>
          </form>
        } @else {
          <h1>{{ t('password.gone') }}</h1>
          <p class="lead">{{ t('password.goneLead') }}</p>
          <a href="/login">{{ t('login.signIn') }}</a>
        }
      </div>
    </main>
  `,
  styleUrls: ['./log-in-page.css', './log-in-form.css'],
})
export class SetPasswordPage {
  private readonly document = inject(DOCUMENT);
  private readonly graphql = inject(GraphqlHttp);
  private readonly field = viewChild<TextField>('field');
  protected readonly t = injectTexts();
  protected readonly token = signal(takeToken(this.document));
  protected readonly password = signal('');
  protected readonly visible = signal(false);
  protected readonly busy = signal(false);
  /** The second step is on: a link alone does not pass it. */
  protected readonly needsCode = signal(false);
  protected readonly code = signal('');
  protected readonly codeError = signal<string | null>(null);
  protected readonly error = signal<string | null>(null);

  protected async save(): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.error.set(null);
    this.codeError.set(null);
    try {
      await this.graphql.run(SetPasswordByLinkDocument, {
        token: this.token(),
        password: this.password(),
        ...(this.needsCode() && { code: this.code() }),
      });
      // A fresh page: somebody else may have been signed in here.
      this.document.defaultView?.location.assign('/');
    } catch (error) {
      const { code, message, fields } = toGraphqlFailure(error);
      if (code === 'NOT_FOUND') this.token.set('');
      else if (code === 'SECOND_FACTOR_REQUIRED') this.needsCode.set(true);
      else if (fields[0]?.field === 'code') this.codeError.set(this.t('twoStep.wrongCode'));
      else this.error.set(fields[0]?.message ?? (code === 'NETWORK' ? this.t('ui.noAnswer') : message));
      this.busy.set(false);
      this.field()?.focus();
    }
  }
}

/** What stands behind the `#`. It does not stay in the address, nor in the history of the browser. */
function takeToken({ defaultView: view }: Document): string {
  const token = view?.location.hash.slice(1) ?? '';
  if (token) view?.history.replaceState(view.history.state, '', view.location.pathname);
  return token;
}
