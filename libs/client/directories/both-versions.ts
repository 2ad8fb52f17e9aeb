import { Component, input, output } from '@angular/core';
import { Banner, Button, injectTexts } from '@client/ui';
import type { Clash } from './draft';

/** Says what two people changed differently, and lets one take what the other stored. */
@Component({
  selector: 'dir-both-versions',
  imports: [Banner, Button],
  template: `
    @if (clashes().length) {
      <ui-banner tone="warning" role="alert">
        <ng-content />
        @for (clash of clashes(); track clash.field) {
          <br />{{ t('dir.bothVersions', { theirs: clash.theirs || '–', mine: clash.mine || '–' }) }}
        }
        <button type="button" uiButton (click)="theirs.emit()">{{ t('dir.takeTheirs') }}</button>
      </ui-banner>
    }
  `,
})
export class BothVersions {
  readonly clashes = input.required<readonly Clash<PropertyKey>[]>();
  readonly theirs = output();
  protected readonly t = injectTexts();
}
