import type { LiveAnnouncer } from '@angular/cdk/a11y';
import type { Translate } from '@client/ui';
import type { Message } from '../state/chat-types';

const MERGED_WITHIN_MS = 1_500;

/** Says politely that others have written in the open room; what comes within 1.5 s is one sentence. */
export class MessageAnnouncer {
  private waiting: Message[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly announcer: LiveAnnouncer,
    private readonly t: Translate,
  ) {}

  tell(message: Message): void {
    this.waiting.push(message);
    this.timer ??= setTimeout(() => this.speak(), MERGED_WITHIN_MS);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.waiting = [];
  }

  private speak(): void {
    this.timer = undefined;
    const [first] = this.waiting;
    const names = [...new Set(this.waiting.map(({ sender }) => sender.name))].join(', ');
    const count = this.waiting.length;
    this.waiting = [];
    if (!first) return;
    const words =
      count === 1
        ? this.t('thread.announceOne', {
            name: first.sender.name,
            text: first.text || first.attachments.map(({ name }) => name).join(', '),
          })
        : this.t('thread.announceMany', { count, names });
    void this.announcer.announce(words, 'polite');
  }
}
