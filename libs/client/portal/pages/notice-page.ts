import { Component, type ElementRef, afterNextRender, computed, inject, viewChild } from '@angular/core';
import { Button, Icon } from '@client/ui';
import { injectPortalTexts } from '../portal-texts';
import { PortalSession } from '../state/portal-session';
import { LanguageSwitch } from './language-switch';
import { NewLink } from './new-link';

/** For who is not signed in: the session has ended, there was none, or the server does not answer. */
@Component({
  selector: 'portal-notice-page',
  imports: [Button, Icon, LanguageSwitch, NewLink],
  template: `
    <main>
      @if (session.state() === 'unreachable') {
        <ui-icon name="wifi-off" [size]="40" />
        <h1 #heading tabindex="-1">{{ t('portal.failed') }}</h1>
        <p>{{ t('portal.noAnswer') }}</p>
        <button type="button" uiButton variant="primary" (click)="reload()">{{ t('portal.retry') }}</button>
      } @else {
        <ui-icon [name]="ended() ? 'ban' : 'mail'" [size]="40" />
        <h1 #heading tabindex="-1">{{ t(ended() ? 'portal.accessEnded' : 'portal.askForLink') }}</h1>
        <p>{{ t(ended() ? 'portal.accessEndedLead' : 'portal.askForLinkLead') }}</p>
        @if (!ended()) {
          <portal-new-link />
        }
      }
      <portal-language-switch />
    </main>
  `,
  styles: `
    main {
      display: flex;
      flex-direction: column;
      align-items: center;
      justify-content: center;
      gap: 14px;
      max-width: 480px;
      min-height: 100dvh;
      margin: 0 auto;
      padding: 24px;
      color: var(--text-muted);
      text-align: center;
    }
    h1 {
      color: var(--text);
      font-size: var(--size-title);
      line-height: 1.3;
      outline: 0;
    }
    p {
      font-size: 1rem;
    }
  `,
})
export class NoticePage {
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');
  protected readonly session = inject(PortalSession);
  protected readonly t = injectPortalTexts();
  protected readonly ended = computed(() => this.session.state() === 'ended');

  constructor() {
    afterNextRender(() => this.heading().nativeElement.focus());
  }

  protected reload(): void {
    location.reload();
  }
}
