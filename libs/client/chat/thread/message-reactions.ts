import { Component, computed, inject, input } from '@angular/core';
import { injectTexts } from '@client/ui';
import { Toasts } from '@client/ui/overlay';
import { ChatDesk } from '../state/chat-desk';
import type { Member, Message } from '../state/chat-types';

/** The emoji under a message, each with how many chose it; a press adds or takes back one's own. */
@Component({
  selector: 'chat-message-reactions',
  template: `@for (chip of chips(); track chip.emoji) {
    <button
      type="button"
      [attr.tabindex]="reachable() ? 0 : -1"
      [attr.aria-pressed]="chip.mine"
      [attr.aria-label]="t('reaction.chip', { emoji: chip.emoji, count: chip.count, names: chip.names })"
      [attr.title]="chip.names"
      (click)="toggle(chip.emoji, !chip.mine)"
    >
      <span class="emoji" aria-hidden="true">{{ chip.emoji }}</span>
      <span class="count" aria-hidden="true">{{ chip.count }}</span>
    </button>
  }`,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 4px;
      margin: 3px 0 4px;
    }
    button {
      display: inline-flex;
      align-items: center;
      gap: 5px;
      height: 28px;
      padding: 0 9px 0 7px;
      border: 1px solid var(--line);
      border-radius: 14px;
      background: var(--surface-raised);
      color: var(--text-muted);
      font-size: var(--size-small);
      font-weight: 600;
      font-variant-numeric: tabular-nums;
      line-height: 1;
      transition:
        background var(--quick),
        border-color var(--quick);
    }
    button:hover {
      border-color: var(--line-strong);
      background: var(--surface-hover);
    }
    button[aria-pressed='true'] {
      border-color: var(--brand-text);
      background: var(--brand-soft);
      color: var(--brand-text);
    }
    .emoji {
      font-size: 1rem;
    }
    @media (width < 600px) {
      :host {
        gap: 6px;
      }
      button {
        position: relative;
        height: 32px;
        border-radius: 16px;
      }
      button::after {
        position: absolute;
        inset: -6px -3px;
        content: '';
      }
    }
  `,
})
export class MessageReactions {
  private readonly desk = inject(ChatDesk);
  private readonly toasts = inject(Toasts);
  protected readonly t = injectTexts();

  readonly message = input.required<Message>();
  readonly members = input.required<readonly Member[]>();
  /** Tab goes here. */
  readonly reachable = input(false);

  protected readonly chips = computed(() => {
    const names = new Map(this.members().map(({ employee }) => [employee.id, employee.name]));
    return this.message().reactions.map(({ emoji, personIds }) => ({
      emoji,
      count: personIds.length,
      mine: personIds.includes(this.desk.myId),
      names: personIds
        .map((id) => (id === this.desk.myId ? this.t('message.you') : (names.get(id) ?? '')))
        .filter(Boolean)
        .join(', '),
    }));
  });

  protected async toggle(emoji: string, reacted: boolean): Promise<void> {
    try {
      await this.desk.react(this.message(), emoji, reacted);
    } catch {
      this.toasts.show(this.t('message.notDone'));
    }
  }
}
