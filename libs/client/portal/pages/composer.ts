import { Component, type ElementRef, computed, inject, input, model, output, signal, viewChild } from '@angular/core';
import { toGraphqlFailure } from '@client/graphql';
import { Banner, Button, Icon } from '@client/ui';
import { injectPortalTexts } from '../portal-texts';
import { PortalInbox } from '../state/portal-inbox';

const LONGEST = 8_000;

/** Where a patient writes. Enter makes a new line; only the button sends. */
@Component({
  selector: 'portal-composer',
  imports: [Banner, Button, Icon],
  templateUrl: './composer.html',
  styleUrl: './composer.css',
})
export class Composer {
  private readonly inbox = inject(PortalInbox);
  private readonly field = viewChild.required<ElementRef<HTMLTextAreaElement>>('field');
  protected readonly t = injectPortalTexts();

  /** The announcement that is answered. */
  readonly about = input<{ readonly id: string; readonly text: string } | null>(null);
  readonly text = model('');
  readonly aboutDropped = output<void>();
  readonly sent = output<void>();

  protected readonly busy = signal(false);
  protected readonly failure = signal<string | null>(null);
  protected readonly tooLong = computed(() => this.text().trim().length > LONGEST);
  /** Stays the same until it is sent: a try whose answer was lost is no second message. */
  private clientMessageId: string = crypto.randomUUID();

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    const text = this.text().trim();
    if (text === '' || this.busy() || this.tooLong()) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      await this.inbox.send(this.clientMessageId, text, this.about()?.id ?? null);
      this.clientMessageId = crypto.randomUUID();
      this.text.set('');
      this.sent.emit();
    } catch (error) {
      const { code, message } = toGraphqlFailure(error);
      this.failure.set(code === 'NETWORK' ? this.t('portal.notSent') : message);
    } finally {
      this.busy.set(false);
      this.field().nativeElement.focus();
    }
  }
}
