import { Component, computed, input } from '@angular/core';
import { Icon, type IconName } from './icon';

export type BannerTone = 'info' | 'warning' | 'danger' | 'success';

const icons: Record<BannerTone, IconName> = {
  info: 'info',
  warning: 'circle-alert',
  danger: 'circle-alert',
  success: 'check',
};

/** A sentence that stays until its reason is gone, with room for one action. */
@Component({
  selector: 'ui-banner',
  imports: [Icon],
  template:
    '<ui-icon [name]="icon()" [size]="18" /><div class="words"><ng-content /></div><ng-content select="button" />',
  styles: `
    :host {
      display: flex;
      align-items: center;
      gap: 10px;
      padding: 10px 14px;
      border-radius: 10px;
      font-size: 0.875rem;
    }
    .words {
      flex: 1;
      min-width: 0;
    }
    :host(.info) {
      background: var(--brand-soft);
      color: var(--brand-text);
    }
    :host(.warning) {
      background: var(--warning-soft);
      color: var(--warning-text);
    }
    :host(.danger) {
      background: var(--danger-soft);
      color: var(--danger-text);
    }
    :host(.success) {
      background: var(--success-soft);
      color: var(--success-text);
    }
  `,
  host: { '[class]': 'tone()' },
})
export class Banner {
  readonly tone = input<BannerTone>('info');
  protected readonly icon = computed(() => icons[this.tone()]);
}
