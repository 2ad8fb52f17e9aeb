import { computed, signal } from '@angular/core';
import type { MessageClass, SendToGroupsInput } from '@client/graphql/group-sends';
import type { GroupChoice, GroupSend, Preflight } from '../group-sends-api';
import type { SendFiles } from './send-files';

export type Step = 1 | 2 | 3;

/** What a draft asks of the server. */
export interface DraftApi {
  groups(search: string): Promise<readonly GroupChoice[]>;
  preflight(chatGroupIds: readonly string[], messageClass: MessageClass): Promise<Preflight>;
  sendToGroups(input: SendToGroupsInput): Promise<GroupSend>;
}

/** Above this the sender types the number; the server insists on it. */
const UNCONFIRMED = 200;
const MOST_TEXT = 8_000;

/**
 * A message to groups on its way through the three steps. It keeps one request id until it is sent, so that pressing
 * the button again after a lost answer never makes a second send.
 */
export class SendDraft {
  private readonly requestId = crypto.randomUUID();
  private readonly found = signal<readonly GroupChoice[]>([]);
  private readonly chosenGroups = signal<readonly GroupChoice[]>([]);
  private readonly counted = signal<Preflight | null>(null);
  private question = 0;
  private searched = 0;

  readonly step = signal<Step>(1);
  readonly loading = signal(true);
  /** What went wrong, to be put into words. */
  readonly failure = signal<unknown>(null);
  readonly text = signal('');
  readonly messageClass = signal<MessageClass>('SERVICE');
  /** As a field for local time holds it; empty for now. */
  readonly sendAt = signal('');
  readonly typedNumber = signal('');
  readonly busy = signal(false);

  readonly chosen = this.chosenGroups.asReadonly();
  readonly chosenIds = computed(() => this.chosenGroups().map(({ id }) => id));
  /** What was chosen stays in the list whatever is searched for. */
  readonly options = computed(() => {
    const ids = new Set(this.chosenIds());
    return [...this.chosenGroups(), ...this.found().filter(({ id }) => !ids.has(id))];
  });
  readonly preflight = this.counted.asReadonly();
  readonly recipients = computed(() => this.counted()?.recipients ?? 0);
  readonly needsNumber = computed(() => this.recipients() > UNCONFIRMED);
  readonly mayWrite = computed(() => this.chosenGroups().length > 0);
  readonly mayCheck = computed(() => {
    const length = this.text().trim().length;
    const isEmpty = length === 0 && this.files.ids().length === 0;
    return this.mayWrite() && !isEmpty && length <= MOST_TEXT && !this.files.uploading;
  });
  readonly maySend = computed(
    () =>
      this.mayCheck() &&
      this.recipients() > 0 &&
      (!this.needsNumber() || Number(this.typedNumber()) === this.recipients()),
  );

  constructor(
    private readonly api: DraftApi,
    readonly files: SendFiles,
  ) {}

  async search(text: string): Promise<void> {
    const searched = ++this.searched;
    this.loading.set(true);
    try {
      const groups = await this.api.groups(text);
      if (searched === this.searched) this.found.set(groups);
      this.failure.set(null);
    } catch (error) {
      this.failure.set(error);
    }
    if (searched === this.searched) this.loading.set(false);
  }

  choose(ids: readonly string[]): void {
    const known = new Map(this.options().map((group) => [group.id, group]));
    this.chosenGroups.set(ids.flatMap((id) => known.get(id) ?? []));
    void this.count();
  }

  setClass(messageClass: MessageClass): void {
    this.messageClass.set(messageClass);
    void this.count();
  }

  /** Asks again whom it would reach. An answer that comes after the question has changed is dropped. */
  async count(): Promise<void> {
    const question = ++this.question;
    this.counted.set(null);
    if (!this.mayWrite()) return;
    try {
      const counted = await this.api.preflight(this.chosenIds(), this.messageClass());
      if (question === this.question) this.counted.set(counted);
      this.failure.set(null);
    } catch (error) {
      if (question === this.question) this.failure.set(error);
    }
  }

  insert(emoji: string, at: number): void {
    this.text.update((text) => text.slice(0, at) + emoji + text.slice(at));
  }

  go(step: Step): void {
    if (step > 1 && !this.mayWrite()) return;
    if (step > 2 && !this.mayCheck()) return;
    this.step.set(step);
    if (step === 3) void this.count();
  }

  /** @returns the send; nothing where it failed, and `failure` says why */
  async send(): Promise<GroupSend | undefined> {
    if (this.busy() || !this.maySend()) return undefined;
    this.busy.set(true);
    this.failure.set(null);
    try {
      const sendAt = this.sendAt();
      return await this.api.sendToGroups({
        requestId: this.requestId,
        chatGroupIds: [...this.chosenIds()],
        text: this.text(),
        attachmentIds: [...this.files.ids()],
        messageClass: this.messageClass(),
        sendAt: sendAt ? new Date(sendAt).toISOString() : null,
        confirmedRecipients: this.recipients(),
      });
    } catch (error) {
      this.failure.set(error);
      void this.recount();
      return undefined;
    } finally {
      this.busy.set(false);
    }
  }

  /** The numbers may be why it was refused: the new ones are shown beside the reason. */
  private async recount(): Promise<void> {
    const reason = this.failure();
    await this.count();
    this.failure.set(reason);
  }
}
