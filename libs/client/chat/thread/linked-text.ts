import { Component, computed, input } from '@angular/core';
import { tokenize } from 'linkifyjs';

/** Text as it was typed, with its web and mail addresses as links. Nothing in it is ever read as HTML. */
@Component({
  selector: 'chat-linked-text',
  // textContent: any space of the template's own would show, because the text keeps its spaces.
  template: `@for (part of parts(); track $index) {
    @if (part.href) {
      <a target="_blank" rel="noopener noreferrer nofollow" [attr.href]="part.href" [textContent]="part.text"></a>
    } @else {
      <span [textContent]="part.text"></span>
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
