import { AppError } from './errors';

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Runs items in batches without a timer: while one batch is under way the next items wait, and then go together.
 * An idle system answers at once; a busy one pays one round trip for many. Lanes run independently of each other.
 */
export class NaturalBatch<Item, Result> {
  private readonly lanes = new Map<string, Waiting<Item, Result>[]>();

  /**
   * @param run answers every item of a batch, in order. When it throws and the batch held more than one item, each
   *   is run again alone, so that one bad item does not fail its neighbours: `run` must be safe to repeat. An AppError,
   *   such as SERVICE_UNAVAILABLE, is the answer to all of them.
   * @param size items in a batch at most
   */
  constructor(
    private readonly run: (lane: string, items: readonly Item[]) => Promise<readonly Result[]>,
    private readonly size = 500,
  ) {}

  submit(lane: string, item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      const waiting = this.lanes.get(lane);
      if (waiting) {
        waiting.push({ item, resolve, reject });
      } else {
        this.lanes.set(lane, [{ item, resolve, reject }]);
        setImmediate(() => void this.drain(lane));
      }
    });
  }

  private async drain(lane: string): Promise<void> {
    const waiting = this.lanes.get(lane) ?? [];
    while (waiting.length > 0) {
      const batch = waiting.splice(0, this.size);
      try {
        const results = await this.run(
          lane,
          batch.map(({ item }) => item),
        );
        batch.forEach(({ resolve }, index) => resolve(results[index] as Result));
      } catch (error) {
        await this.runAlone(lane, batch, error);
      }
    }
    this.lanes.delete(lane);
  }

  private async runAlone(lane: string, batch: readonly Waiting<Item, Result>[], error: unknown): Promise<void> {
    if (batch.length === 1 || error instanceof AppError) {
      for (const { reject } of batch) reject(error);
      return;
    }
    for (const { item, resolve, reject } of batch) {
      try {
        resolve((await this.run(lane, [item]))[0] as Result);
      } catch (alone) {
        reject(alone);
      }
    }
  }
}
