import { Component, computed, effect, inject, input } from '@angular/core';
import { LinkFinder } from './link-finder';
import { type Mention, mayHoldLink, textParts } from './text-parts';

/** Text as it was typed, with addresses as links and names of mentioned people. Nothing in it is ever read as HTML. */
@Component({
  selector: 'chat-linked-text',
  // textContent: any space of the template's own would show, because the text keeps its spaces.
  template: `@for (part of parts(); track $index) {
    @switch (part.kind) {
      @case ('link') {
        <a target="_blank" rel="noopener noreferrer nofollow" [attr.href]="part.href" [textContent]="part.text"></a>
      }
      @case ('text') {
        <span [textContent]="part.text"></span>
      }
      @default {
        <span class="mention" [class.own]="part.kind === 'own-mention'" [textContent]="part.text"></span>
      }
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
    .mention {
      color: var(--mention, inherit);
      font-weight: 600;
    }
    .mention.own {
      padding: 0 4px;
      border-radius: 5px;
      background: var(--mention-own-surface);
      color: var(--mention-own);
    }
  `,
})
export class LinkedText {
  private readonly links = inject(LinkFinder);

  readonly text = input.required<string>();
  readonly mentions = input<readonly Mention[]>([]);
  protected readonly parts = computed(() => textParts(this.text(), this.mentions(), this.links.tokenize()));

  constructor() {
    effect(() => {
      if (mayHoldLink(this.text())) void this.links.load();
    });
  }
}
