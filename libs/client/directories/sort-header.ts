import { Component, computed, input, output } from '@angular/core';
import { Icon } from '@client/ui';

/** The head of a column that sorts: `NAME` and `NAME_DESC`, turn by turn. */
@Component({
  selector: 'th[dirSortHeader]',
  imports: [Icon],
  template: `<button type="button" (click)="sorted.emit(next())">
    <ng-content />
    @if (direction()) {
      <ui-icon [name]="direction() === 'ascending' ? 'arrow-up' : 'arrow-down'" [size]="14" />
    }
  </button>`,
  styles: `
    button {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      min-height: 44px;
      padding: 0 8px;
      margin-inline-start: -8px;
      border: 0;
      border-radius: 8px;
      background: none;
      font-weight: inherit;
    }
    button:hover {
      color: var(--text);
    }
  `,
  host: { scope: 'col', role: 'columnheader', '[attr.aria-sort]': 'direction()' },
})
export class SortHeader {
  readonly key = input.required<string>();
  readonly sort = input.required<string>();
  readonly sorted = output<string>();
  protected readonly direction = computed(() => {
    if (this.sort() === this.key()) return 'ascending';
    return this.sort() === `${this.key()}_DESC` ? 'descending' : null;
  });
  protected readonly next = computed(() => (this.sort() === this.key() ? `${this.key()}_DESC` : this.key()));
}
