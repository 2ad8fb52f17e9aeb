import { Component, input, output } from '@angular/core';
import { injectTexts } from '@client/ui';
import { Avatar } from '@client/ui/overlay';
import type { Person } from '../state/chat-types';

/** Whom one can call by name, above the message box. The keys are those of the box, where the focus stays. */
@Component({
  selector: 'chat-mention-list',
  imports: [Avatar],
  template: `<div id="mention-list" role="listbox" [attr.aria-label]="t('composer.mention')">
    @for (person of people(); track person.id; let index = $index) {
      <div
        class="option"
        role="option"
        [id]="'mention-' + index"
        [class.active]="index === active()"
        [attr.aria-selected]="index === active()"
        (pointerdown)="$event.preventDefault()"
        (click)="picked.emit(person)"
      >
        <ui-avatar [name]="person.name" [size]="32" />
        <span class="name">{{ person.name }}</span>
        <span class="note">{{ person.position }}</span>
      </div>
    }
  </div>`,
  styles: `
    :host {
      position: absolute;
      z-index: 2;
      inset-inline: 24px;
      bottom: 100%;
      max-width: 420px;
      padding: 6px;
      border: 1px solid var(--line);
      border-radius: var(--radius);
      background: var(--surface-raised);
      box-shadow: var(--shadow-floating);
      animation: ui-appear var(--quick);
    }
    .option {
      display: flex;
      align-items: center;
      gap: 10px;
      min-height: var(--control);
      padding: 4px 10px;
      border-radius: var(--radius-small);
      cursor: pointer;
    }
    .option:hover {
      background: var(--surface-hover);
    }
    .option.active {
      background: var(--surface-selected);
    }
    .name {
      flex: none;
      max-width: 60%;
      overflow: hidden;
      font-weight: 550;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .note {
      flex: 1;
      overflow: hidden;
      color: var(--text-muted);
      font-size: var(--size-small);
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    @media (width < 600px) {
      :host {
        inset-inline: 8px;
      }
    }
  `,
})
export class MentionList {
  protected readonly t = injectTexts();
  readonly people = input.required<readonly Person[]>();
  readonly active = input.required<number>();
  readonly picked = output<Person>();
}
