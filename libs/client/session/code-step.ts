import { Component, afterNextRender, inject, input, output, signal, viewChild } from '@angular/core';
import { toGraphqlFailure } from '@client/graphql';
import { Button, Icon, TextField, injectTexts } from '@client/ui';
import { Session } from './session';

/** The second step of signing in: a code of the app, or a recovery code. */
@Component({
  selector: 'session-code-step',
  imports: [Button, Icon, TextField],
  template: `
    <form novalidate (submit)="$event.preventDefault(); signIn()">
      <ui-text-field
        #field
        name="code"
        autocomplete="one-time-code"
        required
        [inputMode]="recovers() ? '' : 'numeric'"
        [label]="t(recovers() ? 'twoStep.recoveryCode' : 'twoStep.code')"
        [describedBy]="error() ? 'code-error' : null"
        [(value)]="code"
      />
      <div role="alert" id="code-error" class="error">
        @if (error(); as message) {
          <p><ui-icon name="circle-alert" [size]="18" />{{ message }}</p>
        }
      </div>
      <button uiButton type="submit" variant="primary" [busy]="busy()">{{ t('login.signIn') }}</button>
      <button uiButton type="button" variant="ghost" (click)="otherWay()">
        {{ t(recovers() ? 'twoStep.useApp' : 'twoStep.useRecovery') }}
      </button>
    </form>
  `,
  styleUrl: './log-in-form.css',
})
export class CodeStep {
  private readonly session = inject(Session);
  protected readonly t = injectTexts();

  readonly email = input.required<string>();
  readonly password = input.required<string>();
  readonly signedIn = output<void>();

  protected readonly code = signal('');
  protected readonly recovers = signal(false);
  protected readonly busy = signal(false);
  protected readonly error = signal<string | null>(null);
  private readonly field = viewChild.required<TextField>('field');

  constructor() {
    afterNextRender(() => this.field().focus());
  }

  protected otherWay(): void {
    this.recovers.update((before) => !before);
    this.code.set('');
    this.error.set(null);
    this.field().focus();
  }

  protected async signIn(): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.error.set(null);
    try {
      await this.session.logIn(this.email(), this.password(), this.code());
      this.signedIn.emit();
    } catch (error) {
      const { code, retryAfter } = toGraphqlFailure(error);
      if (code === 'RATE_LIMITED') this.error.set(this.t('login.tooMany', { seconds: retryAfter ?? 60 }));
      else this.error.set(this.t(code === 'NETWORK' ? 'login.unreachable' : 'twoStep.wrongCode'));
      this.field().focus();
    } finally {
      this.busy.set(false);
    }
  }
}
