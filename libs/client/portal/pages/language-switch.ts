import { Component, computed, inject } from '@angular/core';
import { Icon } from '@client/ui';
import { PortalTexts } from '../portal-texts';
import { PortalSession } from '../state/portal-session';

/** Offers the other language, in its own words. */
@Component({
  selector: 'portal-language-switch',
  imports: [Icon],
  template: `
    <button type="button" [attr.lang]="other()" (click)="session.speak(other())">
      <ui-icon name="languages" [size]="18" />{{ other() === 'ru' ? 'Русский' : 'English' }}
    </button>
  `,
  styles: `
    button {
      display: inline-flex;
      align-items: center;
      gap: 8px;
      min-height: 44px;
      padding: 0 12px;
      border: 0;
      border-radius: 22px;
      background: none;
      color: var(--text-muted);
      font-weight: 550;
    }
    button:hover {
      color: var(--text);
    }
  `,
})
export class LanguageSwitch {
  private readonly texts = inject(PortalTexts);
  protected readonly session = inject(PortalSession);
  protected readonly other = computed(() => (this.texts.active() === 'ru' ? 'en' : 'ru'));
}
