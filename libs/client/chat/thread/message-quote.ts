import { Component, computed, effect, inject, input, output } from '@angular/core';
import { injectTexts } from '@client/ui';
import { hueOf } from '@client/ui/overlay';
import { ChatDesk } from '../state/chat-desk';
import type { HeldRoom } from '../state/held-room';
import { type Quote, newestQuote } from '../state/quotes';

/** The message that a bubble answers, in two lines; a press goes there. Nothing is shown of what may not be read. */
@Component({
  selector: 'chat-message-quote',
  template: `@if (quote(); as quoted) {
    <button type="button" [attr.tabindex]="reachable() ? 0 : -1" [style.--hue]="hue()" (click)="wanted.emit(quoted.id)">
      <span class="sr-only">{{ t('message.quote', { name: quoted.sender.name, text: text() }) }}</span>
      <span class="name" aria-hidden="true">{{ quoted.sender.name }}</span>
      <span class="text" aria-hidden="true" [class.gone]="quoted.withdrawnAt">{{ text() }}</span>
    </button>
  }`,
  styles: `
    :host {
      display: block;
    }
    button {
      display: flex;
      flex-direction: column;
      width: 100%;
      margin: 2px 0 6px;
      padding: 5px 10px 6px;
      border: 0;
      border-inline-start: 3px solid
        var(--quote-accent, light-dark(oklch(55% 0.16 var(--hue)), oklch(72% 0.12 var(--hue))));
      border-radius: 7px;
      background: var(--quote-surface);
      color: inherit;
      font-size: 0.875rem;
      line-height: 1.4;
      text-align: start;
      transition: background var(--quick);
    }
    button:hover {
      background: var(--quote-surface-hover);
    }
    .name {
      color: var(--quote-name, light-dark(oklch(43% 0.14 var(--hue)), oklch(82% 0.1 var(--hue))));
      font-weight: 650;
    }
    .text {
      display: -webkit-box;
      overflow: hidden;
      overflow-wrap: anywhere;
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 2;
    }
    .gone {
      font-style: italic;
    }
  `,
})
export class MessageQuote {
  private readonly desk = inject(ChatDesk);
  protected readonly t = injectTexts();

  readonly room = input.required<HeldRoom>();
  readonly messageId = input.required<string>();
  /** As it came with the message. */
  readonly given = input<Quote | null>(null);
  /** To go to the quoted message. */
  readonly wanted = output<string>();
  /** Tab goes here. */
  readonly reachable = input(false);

  protected readonly quote = computed(() => {
    const { window } = this.room();
    window.messages();
    return newestQuote(window.find(this.messageId()), this.desk.quotes.find(this.messageId()), this.given());
  });
  protected readonly text = computed(() => {
    const quote = this.quote();
    return quote?.withdrawnAt ? this.t('message.deleted') : (quote?.text ?? '').replace(/\s+/g, ' ').slice(0, 200);
  });
  protected readonly hue = computed(() => hueOf(this.quote()?.sender.name ?? ''));

  constructor() {
    effect(() => {
      if (!this.quote()) this.desk.quotes.ask(this.messageId());
    });
  }
}
