import { Component, DestroyRef, inject, input, linkedSignal, output, signal, viewChild } from '@angular/core';
import { toGraphqlFailure } from '@client/graphql';
import { Button, Icon, Language, TextField, type TextKey, injectTexts } from '@client/ui';
import { CodeStep } from './code-step';
import { Session } from './session';

/** Email and password. A refusal never says which of the two was wrong. */
@Component({
  selector: 'session-log-in-form',
  imports: [Button, CodeStep, Icon, TextField],
  template: `
    @if (needsCode()) {
      @defer (on immediate) {
        <session-code-step [email]="email().trim()" [password]="password()" (signedIn)="finish()" />
      }
    } @else {
      <form novalidate (submit)="$event.preventDefault(); signIn()">
        <ui-text-field
          #emailField
          type="email"
          name="email"
          autocomplete="username"
          required
          [label]="t('login.email')"
          [readOnly]="emailLocked()"
          [describedBy]="errorKey() ? 'log-in-error' : null"
          [(value)]="email"
        />
        <ui-text-field
          #passwordField
          name="password"
          autocomplete="current-password"
          required
          [type]="visible() ? 'text' : 'password'"
          [label]="t('login.password')"
          [describedBy]="errorKey() ? 'log-in-error' : null"
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
        <div role="alert" id="log-in-error" class="error">
          @if (errorKey(); as key) {
            <p><ui-icon name="circle-alert" [size]="18" />{{ t(key, { seconds: waitSeconds() }) }}</p>
          }
        </div>
        <button uiButton type="submit" variant="primary" [busy]="busy() || waitSeconds() > 0">
          {{ busy() ? t('login.signingIn') : t('login.signIn') }}
        </button>
      </form>
    }
  `,
  styleUrl: './log-in-form.css',
})
export class LogInForm {
  private readonly session = inject(Session);
  private readonly language = inject(Language);
  protected readonly t = injectTexts();

  /** The address is given and stays: the same person signs in again. */
  readonly knownEmail = input<string>();
  readonly signedIn = output<void>();
  /** The password is right; a code is asked for now. */
  readonly codeAsked = output<void>();

  protected readonly email = linkedSignal(() => this.knownEmail() ?? '');
  protected readonly emailLocked = () => this.knownEmail() !== undefined;
  protected readonly password = signal('');
  protected readonly needsCode = signal(false);
  protected readonly visible = signal(false);
  protected readonly busy = signal(false);
  protected readonly errorKey = signal<TextKey | null>(null);
  protected readonly waitSeconds = signal(0);
  private readonly emailField = viewChild<TextField>('emailField');
  private readonly passwordField = viewChild<TextField>('passwordField');
  private countdown: ReturnType<typeof setInterval> | undefined;

  constructor() {
    inject(DestroyRef).onDestroy(() => clearInterval(this.countdown));
  }

  protected async signIn(): Promise<void> {
    if (this.busy() || this.waitSeconds() > 0) return;
    if (!this.email().trim() || !this.password()) {
      this.errorKey.set('login.bothNeeded');
      (this.email().trim() ? this.passwordField() : this.emailField())?.focus();
      return;
    }
    this.busy.set(true);
    this.errorKey.set(null);
    try {
      await this.session.logIn(this.email().trim(), this.password());
      this.finish();
    } catch (error) {
      const { code, retryAfter } = toGraphqlFailure(error);
      if (code === 'SECOND_FACTOR_REQUIRED') return await this.askForCode();
      this.errorKey.set(errorKeys[code] ?? 'login.failed');
      if (code === 'RATE_LIMITED') this.wait(retryAfter ?? 60);
      this.passwordField()?.focus();
    } finally {
      this.busy.set(false);
    }
  }

  protected finish(): void {
    this.password.set('');
    this.signedIn.emit();
  }

  /** The texts of the second step are fetched by who needs it. */
  private async askForCode(): Promise<void> {
    await this.language.want('account');
    this.needsCode.set(true);
    this.codeAsked.emit();
  }

  private wait(seconds: number): void {
    this.waitSeconds.set(Math.ceil(seconds));
    clearInterval(this.countdown);
    this.countdown = setInterval(() => {
      this.waitSeconds.update((left) => left - 1);
      if (this.waitSeconds() > 0) return;
      clearInterval(this.countdown);
      this.errorKey.set(null);
    }, 1_000);
  }
}

const errorKeys: Readonly<Partial<Record<string, TextKey>>> = {
  UNAUTHENTICATED: 'login.wrong',
  VALIDATION_FAILED: 'login.wrong',
  FORBIDDEN: 'login.accountOff',
  RATE_LIMITED: 'login.tooMany',
  NETWORK: 'login.unreachable',
};
