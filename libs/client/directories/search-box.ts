import { Component, DestroyRef, inject, input, output } from '@angular/core';
import { Icon } from '@client/ui';

const DEBOUNCE_MS = 200;

/** Looks for what is typed once the typing pauses. What is typed never goes into the address: it names patients. */
@Component({
  selector: 'dir-search-box',
  imports: [Icon],
  template: `
    <ui-icon name="search" [size]="18" />
    <input
      #field
      type="search"
      autocomplete="off"
      spellcheck="false"
      maxlength="100"
      [attr.aria-label]="label()"
      [placeholder]="label()"
      (input)="typed(field.value)"
    />
  `,
  styles: `
    :host {
      position: relative;
      display: flex;
      flex: 1 1 220px;
      align-items: center;
      max-width: 420px;
      color: var(--text-muted);
    }
    ui-icon {
      position: absolute;
      inset-inline-start: 12px;
      pointer-events: none;
    }
    input {
      width: 100%;
      min-height: 44px;
      padding: 0 14px 0 38px;
      border: 1px solid var(--line-strong);
      border-radius: 12px;
      background: var(--surface-panel);
      color: var(--text);
    }
  `,
})
export class SearchBox {
  readonly label = input.required<string>();
  readonly searched = output<string>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
  }

  protected typed(text: string): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.searched.emit(text.trim()), DEBOUNCE_MS);
  }
}
