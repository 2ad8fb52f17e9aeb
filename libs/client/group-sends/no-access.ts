import { Component } from '@angular/core';
import { Icon, injectTexts } from '@client/ui';

/** In place of a page that one may not see. */
@Component({
  selector: 'sends-no-access',
  imports: [Icon],
  template: `<main data-region="content" tabindex="-1">
    <ui-icon name="shield-alert" [size]="32" />
    <h1>{{ t('sends.notAllowed') }}</h1>
    <p>{{ t('sends.askAdministrator') }}</p>
  </main>`,
  styles: `
    main {
      display: flex;
      flex-direction: column;
      align-items: center;
      justify-content: center;
      gap: 10px;
      height: 100%;
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
export class NoAccess {
  protected readonly t = injectTexts();
}
