const ON_SCREEN_MS = 1_000;
const DEBOUNCE_MS = 1_000;
const INPUT_WITHIN_MS = 30_000;

/** Whether somebody is really looking. */
export interface Attention {
  readonly focused: () => boolean;
  /** Milliseconds since the person last typed, moved or touched. */
  readonly idleMs: () => number;
}

/**
 * Read means seen: the window focused, the person active in the last 30 s, at least half of the row on screen for 1 s.
 * The mark is then sent after another second, so that reading down a page is one request.
 */
export class ReadMarks {
  private visibleSince = new Map<number, number>();
  private seen = 0;
  private sent = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private sending: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly attention: Attention,
    private readonly send: (seq: number) => Promise<unknown>,
    private readonly now: () => number,
    /** The mark that the server already has. */
    alreadyRead: number,
  ) {
    this.sent = this.seen = alreadyRead;
  }

  /** The rows of which at least half is on screen now. */
  onScreen(seqs: readonly number[]): void {
    const now = this.now();
    this.visibleSince = new Map(seqs.map((seq) => [seq, this.visibleSince.get(seq) ?? now]));
    this.look();
  }

  /** Something about the attention may have changed: focus came back, a key was pressed. */
  look(): void {
    clearTimeout(this.timer);
    const unread = [...this.visibleSince].filter(([seq]) => seq > this.seen);
    if (unread.length === 0) return;
    const attentive = this.attention.focused() && this.attention.idleMs() < INPUT_WITHIN_MS;
    // Time in an unattended window does not count.
    if (!attentive) {
      for (const [seq] of unread) this.visibleSince.set(seq, this.now());
      return;
    }
    const now = this.now();
    const ripe = unread.filter(([, since]) => now - since >= ON_SCREEN_MS).map(([seq]) => seq);
    if (ripe.length > 0) this.mark(Math.max(...ripe));
    const next = unread
      .filter(([, since]) => now - since < ON_SCREEN_MS)
      .map(([, since]) => since + ON_SCREEN_MS - now);
    if (next.length > 0) this.timer = setTimeout(() => this.look(), Math.min(...next) + 1);
  }

  stop(): void {
    clearTimeout(this.timer);
    clearTimeout(this.sending);
    if (this.seen > this.sent) void this.flush();
  }

  private mark(seq: number): void {
    this.seen = Math.max(this.seen, seq);
    this.sending ??= setTimeout(() => void this.flush(), DEBOUNCE_MS);
  }

  private async flush(): Promise<void> {
    this.sending = undefined;
    const seq = this.seen;
    if (seq <= this.sent) return;
    const before = this.sent;
    this.sent = seq;
    try {
      await this.send(seq);
    } catch {
      this.sent = before;
      this.seen = before;
    }
  }
}
