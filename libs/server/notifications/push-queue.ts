export interface QueuedMessage {
  readonly id: string;
  readonly roomId: string;
}

/** Messages of one clinic that wait for their time. */
export type Flush = (clinicId: string, messages: readonly QueuedMessage[]) => Promise<void>;

/**
 * Collects messages for a while and hands them on clinic by clinic, one hand-over after the other, so that a person gets
 * one push for all of them. It holds so many and no more: what is too much is forgotten, the oldest first. It lives in
 * memory, and takes nobody's time while a message is sent.
 */
export class PushQueue {
  private readonly waiting = new Map<string, Map<string, QueuedMessage>>();
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();
  private running: Promise<void> = Promise.resolve();
  private held = 0;

  constructor(
    private readonly flush: Flush,
    private readonly options: {
      readonly delayMs: number;
      readonly most: number;
      /** Messages with the same key replace each other. */
      readonly key: (message: QueuedMessage) => string;
    },
  ) {}

  get size(): number {
    return this.held;
  }

  add(clinicId: string, messages: readonly QueuedMessage[]): void {
    const waiting = this.waiting.get(clinicId) ?? new Map<string, QueuedMessage>();
    this.waiting.set(clinicId, waiting);
    for (const message of messages) {
      const key = this.options.key(message);
      if (waiting.delete(key)) this.held--;
      waiting.set(key, message);
      this.held++;
    }
    while (this.held > this.options.most) this.forgetOldest();
    if (this.timers.has(clinicId)) return;
    const timer = setTimeout(() => this.due(clinicId), this.options.delayMs);
    timer.unref();
    this.timers.set(clinicId, timer);
  }

  stop(): Promise<void> {
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
    this.waiting.clear();
    this.held = 0;
    return this.running;
  }

  private due(clinicId: string): void {
    this.timers.delete(clinicId);
    // Taken when its turn comes: until then a slow push service makes it collect, not pile up.
    this.running = this.running.then(async () => {
      const messages = [...(this.waiting.get(clinicId)?.values() ?? [])];
      this.waiting.delete(clinicId);
      this.held -= messages.length;
      if (messages.length > 0) await this.flush(clinicId, messages);
    });
  }

  private forgetOldest(): void {
    const [first] = this.waiting;
    if (!first) return;
    const [clinicId, waiting] = first;
    const [key] = waiting.keys();
    if (key !== undefined && waiting.delete(key)) this.held--;
    if (waiting.size === 0) this.waiting.delete(clinicId);
  }
}
