import { Component, input, output } from '@angular/core';
import { Avatar } from './avatar';
import { Icon } from './icon';
import { injectTexts } from './texts';

export interface Chip {
  readonly id: string;
  readonly name: string;
}

/** The chosen people as a list, each with a button that takes it back. */
@Component({
  selector: 'ui-chips',
  imports: [Avatar, Icon],
  template: `<ul [attr.aria-label]="label()">
    @for (chip of chips(); track chip.id) {
      <li>
        <ui-avatar [name]="chip.name" [size]="24" />
        <span class="name">{{ chip.name }}</span>
        <button type="button" [attr.aria-label]="t('ui.remove', { name: chip.name })" (click)="removed.emit(chip.id)">
          <ui-icon name="x" [size]="14" />
        </button>
      </li>
    }
  </ul>`,
  styles: `
    ul {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }
    li {
      display: flex;
      align-items: center;
      gap: 8px;
      max-width: 100%;
      padding: 4px 4px 4px 5px;
      border-radius: 18px;
      background: var(--brand-soft);
      color: var(--brand-text);
      font-size: 0.875rem;
      font-weight: 550;
    }
    .name {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    button {
      display: inline-flex;
      align-items: center;
      justify-content: center;
      width: 28px;
      height: 28px;
      padding: 0;
      border: 0;
      border-radius: 50%;
      background: none;
    }
    button:hover {
      background: light-dark(rgb(36 86 216 / 14%), rgb(155 188 255 / 18%));
    }
    @media (width < 600px) {
      button {
        width: 36px;
        height: 36px;
      }
    }
  `,
})
export class Chips {
  readonly label = input.required<string>();
  readonly chips = input.required<readonly Chip[]>();
  /** The id of the chip to take back. */
  readonly removed = output<string>();
  protected readonly t = injectTexts();
}
