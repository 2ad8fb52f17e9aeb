/** What the server is told of a browser's subscription. */
export interface PushAddress {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
}

export interface PushServer {
  readonly key: () => Promise<string>;
  readonly subscribe: (address: PushAddress) => Promise<unknown>;
  readonly unsubscribe: () => Promise<unknown>;
}

/** Whether the server can wake this browser. Follows what the person wants; a browser that cannot is left alone. */
export class PushToThisBrowser {
  private wanted: boolean | null = null;
  private work: Promise<void> = Promise.resolve();

  constructor(
    private readonly workers: ServiceWorkerContainer | undefined,
    private readonly server: PushServer,
  ) {}

  /** One after the other: the last wish wins. */
  want(wanted: boolean): Promise<void> {
    if (this.wanted === wanted) return this.work;
    this.wanted = wanted;
    this.work = this.work
      .then(() => (wanted ? this.subscribe() : this.unsubscribe()))
      .catch(() => {
        // No push service, no answer: the page itself still notifies. The next visit tries again.
        this.wanted = null;
      });
    return this.work;
  }

  private async subscribe(): Promise<void> {
    const manager = (await this.workers?.ready)?.pushManager;
    if (!manager) return;
    const key = await this.server.key();
    let subscription = await manager.getSubscription();
    if (subscription && keyOf(subscription) !== key) {
      // Of another clinic: its pushes would not be accepted.
      await subscription.unsubscribe();
      subscription = null;
    }
    subscription ??= await manager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
    const { endpoint, keys } = subscription.toJSON();
    await this.server.subscribe({
      endpoint: endpoint ?? '',
      p256dh: keys?.['p256dh'] ?? '',
      auth: keys?.['auth'] ?? '',
    });
  }

  private async unsubscribe(): Promise<void> {
    const registration = await this.workers?.getRegistration();
    const subscription = await registration?.pushManager.getSubscription();
    if (!subscription) return;
    await subscription.unsubscribe();
    await this.server.unsubscribe();
  }
}

function keyOf({ options }: PushSubscription): string {
  const bytes = new Uint8Array(options.applicationServerKey ?? new ArrayBuffer(0));
  const text = btoa(String.fromCharCode(...bytes));
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
