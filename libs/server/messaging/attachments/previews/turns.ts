/** Lets one piece of work run at a time for each key, in the order of asking, and so many for all keys together. */
export class Turns {
  private readonly lanes = new Map<string, Promise<unknown>>();
  private readonly waiting: (() => void)[] = [];
  private running = 0;

  constructor(private readonly atATime: number) {}

  take<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = this.lanes.get(key) ?? Promise.resolve();
    const turn = before.then(() => this.among(work));
    const settled = turn.then(
      () => undefined,
      () => undefined,
    );
    this.lanes.set(key, settled);
    void settled.then(() => this.lanes.get(key) === settled && this.lanes.delete(key));
    return turn;
  }

  private async among<T>(work: () => Promise<T>): Promise<T> {
    while (this.running >= this.atATime) await new Promise<void>((resolve) => this.waiting.push(resolve));
    this.running++;
    try {
      return await work();
    } finally {
      this.running--;
      this.waiting.shift()?.();
    }
  }
}
