import { Component, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { Preferences, ReLogIn, Session } from '@client/session';
import { Button, Icon, injectTexts } from '@client/ui';

@Component({
  selector: 'app-root',
  imports: [Button, Icon, RouterOutlet],
  template: `
    @if (session.state() === 'unreachable') {
      <main>
        <ui-icon name="wifi-off" [size]="40" />
        <h1>{{ t('app.unreachable') }}</h1>
        <p>{{ t('app.unreachableLead') }}</p>
        <button type="button" uiButton variant="primary" (click)="reload()">{{ t('ui.retry') }}</button>
      </main>
    }
    <router-outlet />
  `,
  styles: `
    main {
      display: flex;
      flex-direction: column;
      align-items: center;
      justify-content: center;
      gap: 12px;
      min-height: 100dvh;
      padding: 24px;
      color: var(--text-muted);
      text-align: center;
    }
    h1 {
      color: var(--text);
      font-size: var(--size-title);
    }
  `,
})
export class App {
  protected readonly session = inject(Session);
  protected readonly t = injectTexts();

  constructor() {
    inject(ReLogIn);
    inject(Preferences);
  }

  protected reload(): void {
    location.reload();
  }
}
