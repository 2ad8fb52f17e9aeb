import { Component, computed, inject, input } from '@angular/core';
import { injectTexts } from '@client/ui';
import { ChatDesk } from '../state/chat-desk';

/** Under the messages: who is writing. Its height is always there, so that nothing moves; screen readers are spared it. */
@Component({
  selector: 'chat-typing-line',
  template: `
    @if (words(); as sentence) {
      <span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>
      <span class="words">{{ sentence }}</span>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex: none;
      align-items: center;
      gap: 8px;
      height: 20px;
      padding-inline: 30px;
      color: var(--text-muted);
      font-size: var(--size-small);
      line-height: 20px;
    }
    .words {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .dots {
      display: flex;
      gap: 3px;
    }
    i {
      width: 5px;
      height: 5px;
      border-radius: 50%;
      background: currentcolor;
      animation: chat-typing 1.2s infinite ease-in-out;
    }
    i:nth-child(2) {
      animation-delay: 0.15s;
    }
    i:nth-child(3) {
      animation-delay: 0.3s;
    }
    @keyframes chat-typing {
      0%,
      60%,
      100% {
        opacity: 0.35;
      }
      30% {
        opacity: 1;
        transform: translateY(-2px);
      }
    }
    @media (width < 600px) {
      :host {
        padding-inline: 16px;
      }
    }
  `,
  host: { 'aria-live': 'off' },
})
export class TypingLine {
  private readonly desk = inject(ChatDesk);
  private readonly t = injectTexts();

  readonly roomId = input.required<string>();

  protected readonly words = computed(() => {
    const [first, second, third] = this.desk.typing.in(this.roomId());
    if (!first) return null;
    if (third) return this.t('typing.several');
    return second ? this.t('typing.two', { first, second }) : this.t('typing.one', { name: first });
  });
}
