import { Component, computed, input } from '@angular/core';
import { tokenize } from 'linkifyjs';

/** Text as it was typed, with its web and mail addresses as links. Nothing in it is ever read as HTML. */
@Component({
  selector: 'chat-linked-text',
  template: `@for (part of parts(); track $index) {
    @if (part.href) {
      <a [attr.href]="part.href" target="_blank" rel="noopener noreferrer nofollow">{{ part.text }}</a>
    } @else {
      {{ part.text }}
    }
  }`,
  styles: `
    :host {
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
    a {
      color: inherit;
      text-decoration: underline;
      text-underline-offset: 2px;
    }
  `,
})
export class LinkedText {
  readonly text = input.required<string>();
  protected readonly parts = computed(() =>
    tokenize(this.text()).map((token) => ({
      text: token.toString(),
      href: token.isLink && /^(https?|mailto):/i.test(token.toHref('https')) ? token.toHref('https') : null,
    })),
  );
}
