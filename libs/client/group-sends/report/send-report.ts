import { computed, signal } from '@angular/core';
import type { GroupSendRecipientStatus } from '@client/graphql/group-sends';
import type { GroupSend, Progress, Recipient, RecipientPage } from '../group-sends-api';

/** What a report asks of the server. */
export interface ReportApi {
  send(id: string): Promise<GroupSend>;
  recipients(
    id: string,
    status: GroupSendRecipientStatus | null,
    search: string,
    after: string | null,
  ): Promise<RecipientPage>;
}

/** The report of one send: how far it is, live, and what became of it for each patient. */
export class SendReport {
  private readonly loaded = signal<GroupSend | null>(null);
  private readonly rows = signal<readonly Recipient[]>([]);
  private readonly next = signal<string | null>(null);
  private question = 0;
  private reloading: Promise<void> | undefined;
  private isStale = false;

  readonly failure = signal<unknown>(null);
  readonly status = signal<GroupSendRecipientStatus | null>(null);
  readonly query = signal('');
  readonly loading = signal(true);
  readonly send = this.loaded.asReadonly();
  readonly recipients = this.rows.asReadonly();
  readonly nextCursor = this.next.asReadonly();
  /** How many of all have been served, as a share of 100. */
  readonly percent = computed(() => {
    const counts = this.loaded()?.counts;
    if (!counts || counts.total === 0) return 0;
    return Math.round(((counts.total - counts.queued) / counts.total) * 100);
  });

  constructor(
    private readonly api: ReportApi,
    readonly id: string,
  ) {}

  async load(): Promise<void> {
    try {
      this.loaded.set(await this.api.send(this.id));
      this.failure.set(null);
    } catch (error) {
      this.failure.set(error);
    }
    await this.list(null);
  }

  put(send: GroupSend): void {
    if (send.id === this.id) this.loaded.set(send);
    void this.refresh();
  }

  /** What the server tells live. What the viewer may do follows from the status, so the rest is asked for again. */
  told({ status, releaseAt, sentAt, withdrawnAt, counts }: Progress): void {
    const before = this.loaded();
    if (!before) return;
    this.loaded.set({ ...before, status, releaseAt, sentAt, withdrawnAt, counts });
    if (before.status !== status || before.withdrawnAt !== withdrawnAt) void this.load();
    else if (JSON.stringify(before.counts) !== JSON.stringify(counts)) void this.refresh();
  }

  filter(status: GroupSendRecipientStatus | null): void {
    this.status.set(status);
    void this.list(null);
  }

  search(query: string): void {
    this.query.set(query);
    void this.list(null);
  }

  more(): Promise<void> {
    return this.list(this.next());
  }

  /** One at a time, and once more when something changed meanwhile: a fast send is not asked about for each change. */
  private refresh(): Promise<void> {
    this.isStale = true;
    this.reloading ??= this.untilFresh().finally(() => (this.reloading = undefined));
    return this.reloading;
  }

  private async untilFresh(): Promise<void> {
    while (this.isStale) {
      this.isStale = false;
      await this.list(null);
    }
  }

  private async list(after: string | null): Promise<void> {
    const question = ++this.question;
    this.loading.set(true);
    try {
      const page = await this.api.recipients(this.id, this.status(), this.query(), after);
      if (question !== this.question) return;
      const found = page.edges.map(({ node }) => node);
      this.rows.update((rows) => (after === null ? found : [...rows, ...found]));
      this.next.set(page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null);
    } catch (error) {
      if (question === this.question) this.failure.set(error);
    }
    if (question === this.question) this.loading.set(false);
  }
}
