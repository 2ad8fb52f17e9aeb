import { Component, input, output } from '@angular/core';

export interface ChoiceOption {
  readonly value: string;
  readonly label: string;
  /** The language of the label, where it is not that of the page. */
  readonly lang?: string;
}

let choices = 0;

/** One of a few, side by side: radio buttons under a heading of their own. */
@Component({
  selector: 'ui-choice',
  template: `
    <fieldset>
      <legend>{{ legend() }}</legend>
      <div class="options">
        @for (option of options(); track option.value) {
          <label [attr.lang]="option.lang">
            <input
              type="radio"
              [name]="id"
              [value]="option.value"
              [checked]="option.value === value()"
              (change)="chosen.emit(option.value)"
            />
            <span>{{ option.label }}</span>
          </label>
        }
      </div>
    </fieldset>
  `,
  styles: `
    fieldset {
      min-width: 0;
      margin: 0;
      padding: 0;
      border: 0;
    }
    legend {
      margin-bottom: 8px;
      padding: 0;
      font-weight: 550;
    }
    .options {
      display: flex;
      flex-wrap: wrap;
      gap: 4px;
      padding: 4px;
      border-radius: 12px;
      background: var(--surface-sunken);
    }
    label {
      position: relative;
      display: flex;
      flex: 1 1 auto;
      align-items: center;
      justify-content: center;
      min-height: 44px;
      padding: 0 14px;
      border: 1px solid transparent;
      border-radius: 9px;
      color: var(--text-muted);
      font-weight: 550;
      cursor: pointer;
    }
    label:hover {
      color: var(--text);
    }
    label:has(:checked) {
      border-color: var(--line);
      background: var(--surface-raised);
      box-shadow: var(--shadow-raised);
      color: var(--brand-text);
    }
    input {
      position: absolute;
      inset: 0;
      margin: 0;
      opacity: 0;
      cursor: pointer;
    }
    label:has(:focus-visible) {
      outline: 2px solid var(--focus-ring);
      outline-offset: 1px;
    }
  `,
})
export class Choice {
  readonly legend = input.required<string>();
  readonly options = input.required<readonly ChoiceOption[]>();
  readonly value = input.required<string>();
  readonly chosen = output<string>();

  protected readonly id = `choice-${++choices}`;
}
