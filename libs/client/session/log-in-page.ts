import { Component, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Button, Icon, Language, type LanguageCode, Logo, injectTexts } from '@client/ui';
import { LogInForm } from './log-in-form';
import { Session } from './session';

@Component({
  selector: 'session-log-in-page',
  imports: [Button, Icon, LogInForm, Logo, RouterLink],
  template: `
    <main>
      <div class="card">
        <ui-logo [size]="52" />
        <h1>{{ t(asksForCode() ? 'twoStep.title' : 'login.title') }}</h1>
        <p class="lead">{{ t(asksForCode() ? 'twoStep.lead' : 'login.lead') }}</p>
        @if (refused() && provider(); as name) {
          <p role="alert" class="refused">{{ t('login.withRefused', { name }) }}</p>
        }
        <session-log-in-form (codeAsked)="asksForCode.set(true)" (signedIn)="enter()" />
        @if (provider(); as name) {
          <a uiButton variant="secondary" class="provider" href="/auth/oidc">{{ t('login.with', { name }) }}</a>
        }
        <a class="link" routerLink="/forgot-password">{{ t('login.forgot') }}</a>
      </div>
      <button type="button" class="language" [attr.lang]="otherLanguage()" (click)="switchLanguage()">
        <ui-icon name="languages" [size]="18" />{{ otherLanguage() === 'ru' ? 'Русский' : 'English' }}
      </button>
    </main>
  `,
  styleUrl: './log-in-page.css',
})
export class LogInPage {
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly language = inject(Language);
  protected readonly t = injectTexts();

  /** The address the person wanted; only a path of this application is followed. */
  readonly from = input<string>();

  /** Set when the identity provider of the clinic sent the person back in vain. */
  readonly refused = input<string>();

  protected readonly asksForCode = signal(false);
  protected readonly provider = () => (this.asksForCode() ? null : this.session.providerName());
  protected readonly otherLanguage = (): LanguageCode => (this.language.active() === 'ru' ? 'en' : 'ru');

  protected switchLanguage(): void {
    void this.language.speak(this.otherLanguage());
  }

  protected enter(): void {
    const from = this.from();
    void this.router.navigateByUrl(from && /^\/(?!\/)/.test(from) ? from : '/');
  }
}
