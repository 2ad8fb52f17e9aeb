import { Component, computed, inject } from '@angular/core';
import { Icon } from '@client/ui';
import { injectPortalTexts } from '../portal-texts';
import { PortalSession } from '../state/portal-session';

/** Says that nobody may be reading just now, and whom to call. */
@Component({
  selector: 'portal-emergency-banner',
  imports: [Icon],
  template: `
    <aside>
      <ui-icon name="circle-alert" [size]="18" />
      @if (phone(); as number) {
        <a [attr.href]="'tel:' + number.replaceAll(' ', '')">{{
          t('portal.emergencyCall', { number: unbroken(number) })
        }}</a>
      } @else {
        <span>{{ t('portal.emergency') }}</span>
      }
    </aside>
  `,
  styles: `
    aside {
      display: flex;
      align-items: center;
      gap: 10px;
      min-height: 44px;
      padding: 6px 16px;
      background: var(--warning-soft);
      color: var(--warning-text);
      font-size: var(--size-body);
    }
    a {
      display: inline-flex;
      align-items: center;
      min-height: 44px;
      color: inherit;
      font-weight: 600;
    }
  `,
})
export class EmergencyBanner {
  private readonly session = inject(PortalSession);
  protected readonly t = injectPortalTexts();
  /** A number stays on one line. */
  protected readonly unbroken = (number: string) => number.replaceAll(' ', '\u00a0');
  protected readonly phone = computed(() => this.session.me()?.clinic.phone);
}
