import { Component, input } from '@angular/core';
import type { MessageHit } from './chat-search';

/** A piece of a message with the words that were searched for marked in it. */
@Component({
  selector: 'chat-found-text',
  template: `@for (part of parts(); track $index) {
    @if (part.found) {
      <mark>{{ part.text }}</mark>
    } @else {
      <span>{{ part.text }}</span>
    }
  }`,
  styles: `
    mark {
      border-radius: 3px;
      background: var(--found);
      color: var(--text);
      font-weight: 600;
    }
  `,
  preserveWhitespaces: false,
})
export class FoundText {
  readonly parts = input.required<MessageHit['excerpt']>();
}
