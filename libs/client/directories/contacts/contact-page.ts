import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { toGraphqlFailure } from '@client/graphql';
import { followDirectories } from '@client/graphql/directories';
import { Session } from '@client/session';
import { Banner, Button, Icon, type TextKey, injectTexts } from '@client/ui';
import { Skeleton, Tag } from '@client/ui/overlay';
import { type ContactCard, DirectoriesApi } from '../directories-api';
import { Draft } from '../draft';
import { NoAccess } from '../no-access';
import { CardAccess } from './card-access';
import { CardConsents } from './card-consents';
import { CardGroups } from './card-groups';
import { CardHistory } from './card-history';
import { CardMain, asValues } from './card-main';
import { CardMessages } from './card-messages';

const TABS = ['main', 'info', 'messages', 'access', 'history'] as const;
type Tab = (typeof TABS)[number];
const names: Readonly<Record<Tab, TextKey>> = {
  main: 'dir.tab.main',
  info: 'dir.tab.info',
  messages: 'dir.tab.messages',
  access: 'dir.tab.access',
  history: 'dir.tab.history',
};

/** The card of one patient. The tab is in the address. */
@Component({
  selector: 'dir-contact-page',
  imports: [
    Banner,
    Button,
    CardAccess,
    CardConsents,
    CardGroups,
    CardHistory,
    CardMain,
    CardMessages,
    Icon,
    NoAccess,
    RouterLink,
    Skeleton,
    Tag,
  ],
  templateUrl: './contact-page.html',
  styleUrls: ['../directory.css', './contact-page.css'],
})
export class ContactPage {
  private readonly api = inject(DirectoriesApi);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  protected readonly t = injectTexts();

  /** Of the address. */
  readonly contactId = input.required<string>();
  readonly tab = input<string>();

  protected readonly allowed = computed(() => this.session.me()?.modules.includes('CRM') ?? false);
  protected readonly tabs = TABS;
  protected readonly names = names;
  protected readonly active = computed<Tab>(() => TABS.find((one) => one === this.tab()) ?? 'main');
  protected readonly contact = signal<ContactCard | null>(null);
  protected readonly failed = signal<string | null>(null);
  /** What is typed outlives a look at another tab. */
  protected readonly draft = computed(() => {
    this.shownId();
    const card = untracked(this.contact);
    return card && new Draft(asValues(card), card.version);
  });
  private readonly shownId = computed(() => this.contact()?.id);
  protected readonly facts = computed(() => {
    const { birthDate, cardNumber } = this.contact() ?? {};
    return [
      ...(birthDate ? [this.t('dir.age', { years: ageOf(birthDate, new Date()) })] : []),
      ...(cardNumber ? [this.t('dir.card', { number: cardNumber })] : []),
    ].join(' · ');
  });

  constructor() {
    effect(() => {
      this.contactId();
      if (this.allowed()) untracked(() => void this.load());
    });
    effect(() => {
      const card = this.contact();
      if (card) this.draft()?.arrive(asValues(card), card.version);
    });
    followDirectories(this.allowed, (news) => {
      const groups = this.contact()?.chatGroups ?? [];
      const touched = news.touch('CONTACT', this.contactId());
      if (touched || groups.some(({ chatGroup }) => news.touch('CHAT_GROUP', chatGroup.id))) void this.refresh();
    });
  }

  /** Somebody else has changed it: it stays on screen until it is there anew. */
  private async refresh(): Promise<void> {
    const id = this.contactId();
    const contact = await this.api.contact(id).catch(() => null);
    if (contact && id === this.contactId() && contact.version >= (this.contact()?.version ?? 0))
      this.contact.set(contact);
  }

  protected async load(): Promise<void> {
    const id = this.contactId();
    this.failed.set(null);
    if (id !== this.contact()?.id) this.contact.set(null);
    try {
      const contact = await this.api.contact(id);
      if (id === this.contactId()) this.contact.set(contact);
    } catch (error) {
      if (id === this.contactId()) this.failed.set(toGraphqlFailure(error).code);
    }
  }

  protected open(tab: Tab): void {
    void this.router.navigate([], { queryParams: { tab }, replaceUrl: true });
  }

  /** Arrows move between tabs, Home and End to the first and the last. */
  protected move(event: KeyboardEvent): void {
    const at = TABS.indexOf(this.active());
    const last = TABS.length - 1;
    const steps: Readonly<Record<string, number>> = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: last };
    const wanted = steps[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    const tab = TABS[(wanted + TABS.length) % TABS.length] ?? 'main';
    this.open(tab);
    document.getElementById(`tab-${tab}`)?.focus();
  }
}

function ageOf(birthDate: string, now: Date): number {
  const [year = 0, month = 1, day = 1] = birthDate.split('-').map(Number);
  const hadBirthday = now.getMonth() + 1 > month || (now.getMonth() + 1 === month && now.getDate() >= day);
  return now.getFullYear() - year - (hadBirthday ? 0 : 1);
}
