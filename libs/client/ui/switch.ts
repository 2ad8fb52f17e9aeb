import { Component, input, output } from '@angular/core';

let switches = 0;

/** A setting that is on or off, with its name and what it means. It shows what holds; the owner changes it. */
@Component({
  selector: 'ui-switch',
  template: `
    <span class="words">
      <span class="label" [id]="id" (click)="toggled.emit(!checked())">{{ label() }}</span>
      @if (hint()) {
        <span class="hint" [id]="id + '-hint'">{{ hint() }}</span>
      }
    </span>
    <button
      type="button"
      role="switch"
      [attr.aria-checked]="checked()"
      [attr.aria-labelledby]="id"
      [attr.aria-describedby]="hint() ? id + '-hint' : null"
      [disabled]="disabled()"
      (click)="toggled.emit(!checked())"
    >
      <span class="track"><span class="knob"></span></span>
    </button>
  `,
  styles: `
    :host {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: 16px;
      min-height: 52px;
    }
    .words {
      display: flex;
      flex: 1;
      flex-direction: column;
      gap: 2px;
      min-width: 0;
    }
    .label {
      font-weight: 550;
    }
    .hint {
      color: var(--text-muted);
      font-size: var(--size-small);
    }
    button {
      display: inline-flex;
      flex: none;
      align-items: center;
      justify-content: center;
      width: 52px;
      height: 44px;
      padding: 0;
      border: 0;
      border-radius: 22px;
      background: none;
    }
    .track {
      display: block;
      width: 44px;
      height: 26px;
      padding: 3px;
      border-radius: 13px;
      background: var(--line-strong);
      transition: background var(--quick);
    }
    .knob {
      display: block;
      width: 20px;
      height: 20px;
      border-radius: 50%;
      background: #fff;
      transition: translate var(--quick);
    }
    button[aria-checked='true'] .track {
      background: var(--brand);
    }
    button[aria-checked='true'] .knob {
      translate: 18px 0;
    }
    button:disabled .track {
      opacity: 0.5;
    }
    @media (forced-colors: active) {
      .track {
        border: 1px solid ButtonText;
        padding: 2px;
      }
      .knob {
        background: ButtonText;
      }
    }
  `,
})
export class Switch {
  readonly label = input.required<string>();
  readonly checked = input.required<boolean>();
  readonly hint = input<string>();
  readonly disabled = input(false);
  readonly toggled = output<boolean>();

  protected readonly id = `switch-${++switches}`;
}
