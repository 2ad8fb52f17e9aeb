import { Component, DestroyRef, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { SearchBox } from '@client/directories/lists';
import type { GroupSendRecipientStatus } from '@client/graphql/group-sends';
import { Session } from '@client/session';
import { Banner, Button, injectTexts } from '@client/ui';
import { Choice, type ChoiceOption } from '@client/ui/dialog';
import { DateFormats, Dialogs, Skeleton, Tag, Toasts } from '@client/ui/overlay';
import { failureText } from '../failure-text';
import { type GroupSend, GroupSendsApi } from '../group-sends-api';
import { classNames, recipientNames, statusNames } from '../labels';
import { NoAccess } from '../no-access';
import { CorrectDialog } from './correct-dialog';
import { RecipientsTable } from './recipients-table';
import { SendReport } from './send-report';

const SECOND_MS = 1_000;

/** What became of one send, live. */
@Component({
  selector: 'sends-report-page',
  imports: [Banner, Button, Choice, NoAccess, RecipientsTable, RouterLink, SearchBox, Skeleton, Tag],
  templateUrl: './report-page.html',
  styleUrls: ['../write/write-page.css', './report-page.css'],
})
export class ReportPage {
  private readonly api = inject(GroupSendsApi);
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  protected readonly dates = inject(DateFormats);
  protected readonly t = injectTexts();
  protected readonly classNames = classNames;
  protected readonly statusNames = statusNames;

  /** Of the address. */
  readonly sendId = input.required<string>();

  protected readonly allowed = computed(() => (this.session.me()?.modules.length ?? 0) > 0);
  protected readonly report = computed(() => new SendReport(this.api, this.sendId()));
  protected readonly send = computed(() => this.report().send());
  protected readonly busy = signal(false);
  protected readonly refused = signal<string | null>(null);
  private readonly now = signal(Date.now());
  protected readonly secondsLeft = computed(() => {
    const releaseAt = this.send()?.releaseAt;
    return releaseAt ? Math.max(0, Math.ceil((Date.parse(releaseAt) - this.now()) / SECOND_MS)) : 0;
  });
  protected readonly groupNames = computed(() => (this.send()?.groups ?? []).map(({ name }) => name).join(', '));
  protected readonly failure = computed(() => {
    const failure = this.report().failure();
    return failure === null ? null : failureText(failure, this.t);
  });
  protected readonly filters = computed<readonly ChoiceOption[]>(() => {
    const counts = this.send()?.counts;
    const named = (status: GroupSendRecipientStatus, count = 0) => ({
      value: status as string,
      label: this.t('sends.filter', { name: this.t(recipientNames[status]), count }),
    });
    return [
      { value: 'ALL', label: this.t('sends.filter', { name: this.t('sends.all'), count: counts?.total ?? 0 }) },
      named('QUEUED', counts?.queued),
      named('SENT', counts?.sent),
      named('DELIVERED', counts?.delivered),
      named('READ', counts?.read),
      named('FAILED', counts?.failed),
      named('SKIPPED', counts?.skipped),
    ];
  });

  constructor() {
    effect((onCleanup) => {
      const report = this.report();
      if (!this.allowed()) return;
      untracked(() => {
        void report.load();
        onCleanup(this.api.follow(report.id, (progress) => report.told(progress)));
      });
    });
    const tick = setInterval(() => this.now.set(Date.now()), SECOND_MS);
    inject(DestroyRef).onDestroy(() => clearInterval(tick));
  }

  protected filter(value: string): void {
    this.report().filter(value === 'ALL' ? null : (value as GroupSendRecipientStatus));
  }

  protected undo(): Promise<void> {
    return this.doing(async () => this.report().put(await this.api.undo(this.sendId())));
  }

  protected resume(): Promise<void> {
    return this.doing(async () => this.report().put(await this.api.resume(this.sendId())));
  }

  protected withdraw(): Promise<void> {
    return this.doing(async () => this.report().put(await this.api.withdraw(this.sendId())));
  }

  protected resend(): Promise<void> {
    const requestId = crypto.randomUUID();
    return this.doing(async () => this.show(await this.api.resend(this.sendId(), requestId)));
  }

  protected correct(send: GroupSend): void {
    this.dialogs.open<GroupSend>(CorrectDialog, send).subscribe((right) => {
      if (right) void this.show(right);
    });
  }

  private async show(send: GroupSend): Promise<void> {
    this.toasts.show(this.t('sends.newOne'));
    await this.router.navigate(['/chat/broadcasts', send.id]);
  }

  private async doing(act: () => unknown): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.refused.set(null);
    try {
      await act();
    } catch (error) {
      this.refused.set(failureText(error, this.t));
    }
    this.busy.set(false);
  }
}
