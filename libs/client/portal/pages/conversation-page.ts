import {
  Component,
  DestroyRef,
  type ElementRef,
  afterRenderEffect,
  computed,
  effect,
  inject,
  input,
  untracked,
  viewChild,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Banner, Button, Icon } from '@client/ui';
import { DateFormats, Skeleton } from '@client/ui/overlay';
import { injectPortalTexts } from '../portal-texts';
import { type Item, PortalInbox } from '../state/portal-inbox';
import { PortalOutbox } from '../state/portal-outbox';
import { PortalSession } from '../state/portal-session';
import { Composer } from './composer';
import { EmergencyBanner } from './emergency-banner';
import { ItemFiles } from './item-files';
import { OutgoingLetter } from './outgoing-letter';

/** One conversation. Of a group the patient sees the clinic's messages and nothing of anybody else. */
@Component({
  selector: 'portal-conversation-page',
  imports: [Banner, Button, Composer, EmergencyBanner, Icon, ItemFiles, OutgoingLetter, RouterLink, Skeleton],
  templateUrl: './conversation-page.html',
  styleUrls: ['./pane.css', './conversation-page.css'],
})
export class ConversationPage {
  private readonly session = inject(PortalSession);
  private readonly router = inject(Router);
  private readonly outbox = inject(PortalOutbox);
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');
  protected readonly inbox = inject(PortalInbox);
  protected readonly dates = inject(DateFormats);
  protected readonly t = injectPortalTexts();

  /** Of the address. */
  readonly conversationId = input.required<string>();

  protected readonly clinic = computed(() => this.session.me()?.clinic.name ?? '');
  protected readonly open = computed(() => this.inbox.open());
  /** What the patient wrote and is not among the entries yet. */
  protected readonly outgoing = computed(() => {
    if (this.conversationId() !== 'clinic') return [];
    const here = new Set(
      this.open()
        ?.items()
        ?.map(({ clientMessageId }) => clientMessageId),
    );
    return this.outbox.letters().filter(({ id }) => !here.has(id));
  });
  private readonly newest = computed(() => this.outgoing().at(-1)?.id ?? this.open()?.items()?.at(-1)?.id);
  protected readonly title = computed(() => {
    const conversation = this.open()?.conversation();
    if (!conversation) return '';
    const { kind, name: group } = conversation;
    return kind === 'GROUP' ? this.t('portal.from', { clinic: this.clinic(), group }) : group;
  });

  constructor() {
    effect(() => {
      const id = this.conversationId();
      untracked(() => this.inbox.show(id));
    });
    effect(() => {
      const items = this.open()?.items();
      if (items?.length) untracked(() => void this.readWhenSeen());
    });
    afterRenderEffect(() => {
      if (this.open()?.ended()) this.heading().nativeElement.focus();
      // The newest is shown, unless earlier ones were asked for.
      else if (this.newest()) window.scrollTo({ top: document.documentElement.scrollHeight });
    });
    const seen = () => void this.readWhenSeen();
    document.addEventListener('visibilitychange', seen);
    inject(DestroyRef).onDestroy(() => {
      document.removeEventListener('visibilitychange', seen);
      this.inbox.close();
    });
  }

  /** Opens the private conversation with the announcement above the text box. */
  protected async replyTo({ id, text }: Item): Promise<void> {
    this.inbox.answering.set({ id, text });
    await this.router.navigateByUrl('/c/clinic');
  }

  protected day(index: number): string | null {
    const items = this.open()?.items() ?? [];
    const [item, before] = [items[index], items[index - 1]];
    if (!item || (before && dayOf(before.at) === dayOf(item.at))) return null;
    return this.dates.day(item.at, new Date());
  }

  /** What is loaded while nobody looks at the page was not read. */
  private async readWhenSeen(): Promise<void> {
    const items = this.open()?.items();
    if (document.visibilityState === 'visible' && items) await this.inbox.markRead(this.conversationId(), items);
  }
}

function dayOf(at: string): string {
  return new Date(at).toDateString();
}
