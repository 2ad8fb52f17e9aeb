import { Component, computed, input } from '@angular/core';
import { type TextKey, injectTexts } from '@client/ui';
import type { Delivery } from '../state/message-status';

/** How far an own message has come: on its way, or a `Delivery` once the server has it. */
export type MessageProgress = 'waiting' | 'sending' | 'failed' | Delivery;

/** A drawing of its own shape for every state, and the words for those who do not see it. */
@Component({
  selector: 'chat-status-mark',
  template: `
    @if (count(); as some) {
      <span class="count" aria-hidden="true">{{ some }}</span>
    }
    <svg aria-hidden="true" focusable="false" width="20" height="14" viewBox="0 0 20 14">
      @switch (shape()) {
        @case ('clock') {
          <circle cx="13" cy="7" r="5.250" />
          <path d="M13 4.200V7l1.900 1.400" />
        }
        @case ('one') {
          <path d="m6 7.500 3.300 3.300L17 3.200" />
        }
        @case ('two') {
          <path d="m1.500 7.500 3.300 3.300 7.700-7.600M9.300 10.400l.5.4 7.700-7.600" />
        }
        @case ('filled') {
          <rect class="fill" x="0.500" y="0.500" width="19" height="13" rx="6.500" />
          <path class="on-fill" d="m3.700 7.300 2.600 2.600 5.400-5.500M9.900 9.500l.4.4 5.400-5.500" />
        }
        @case ('failed') {
          <circle class="failed" cx="13" cy="7" r="6" />
          <path class="on-failed" d="M13 3.800v3.700M13 10h.01" />
        }
      }
    </svg>
    <span class="sr-only">{{ words() }}</span>
  `,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
      align-items: center;
      gap: 3px;
    }
    svg {
      fill: none;
      stroke: currentColor;
      stroke-width: 1.7;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
    .fill {
      fill: #ffffff;
      stroke: none;
    }
    .on-fill {
      stroke: #1d4ac0;
    }
    .failed {
      fill: var(--danger);
      stroke: #ffffff;
      stroke-width: 1;
    }
    .on-failed {
      stroke: #ffffff;
    }
    .count {
      font-variant-numeric: tabular-nums;
    }
  `,
  host: { '[attr.title]': 'words()' },
})
export class StatusMark {
  protected readonly t = injectTexts();
  readonly progress = input.required<MessageProgress>();

  protected readonly shape = computed(() => {
    const progress = this.progress();
    if (progress === 'failed') return 'failed';
    if (typeof progress === 'string') return 'clock';
    return progress.status === 'read' ? 'filled' : progress.status === 'delivered' ? 'two' : 'one';
  });
  /** "4/7" while some have it and others do not yet. */
  protected readonly count = computed(() => {
    const progress = this.progress();
    if (typeof progress === 'string' || progress.status === 'read') return null;
    const some = progress.status === 'delivered' ? progress.read : progress.delivered;
    return some > 0 ? `${some}/${progress.total}` : null;
  });
  readonly words = computed(() => statusWords(this.progress(), this.t));
}

const keys: Readonly<Record<string, TextKey>> = {
  waiting: 'status.waiting',
  sending: 'status.sending',
  failed: 'status.failed',
};

export function statusWords(progress: MessageProgress, t: ReturnType<typeof injectTexts>): string {
  if (typeof progress === 'string') return t(keys[progress] ?? 'status.sending');
  const { status, read, delivered, total } = progress;
  if (status === 'read') return t('status.read');
  if (status === 'delivered') return read > 0 ? t('status.readBy', { count: read, total }) : t('status.delivered');
  return delivered > 0 ? t('status.deliveredTo', { count: delivered, total }) : t('status.sent');
}
