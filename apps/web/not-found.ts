import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Button, Logo, injectTexts } from '@client/ui';

@Component({
  selector: 'app-not-found',
  imports: [Button, Logo, RouterLink],
  template: `<main>
    <ui-logo [size]="48" />
    <h1>{{ t('app.notFound') }}</h1>
    <p>{{ t('app.notFoundLead') }}</p>
    <a uiButton variant="primary" routerLink="/">{{ t('app.toStart') }}</a>
  </main>`,
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
export class NotFound {
  protected readonly t = injectTexts();
}
