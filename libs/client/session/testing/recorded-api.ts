/** A request that waits for its answer. */
export class RecordedRequest {
  constructor(
    readonly init: RequestInit,
    private readonly answer: (response: Pick<Response, 'ok' | 'status' | 'json'>) => void,
    private readonly fail: (error: Error) => void,
  ) {}

  flush(body: object): void {
    this.answer({ ok: true, status: 200, json: () => Promise.resolve(body) });
  }

  /** No answer comes. */
  drop(): void {
    this.fail(new TypeError('Failed to fetch'));
  }
}

/** Stands where the network is: holds what is sent to the API until a spec answers it. */
export class RecordedApi {
  private waiting: RecordedRequest[] = [];

  constructor() {
    globalThis.fetch = (_, init = {}) =>
      new Promise((answer, fail) => {
        this.waiting.push(new RecordedRequest(init, (response) => answer(response as Response), fail));
      });
  }

  /** The requests that wait, which from now on are the caller's to answer. */
  take(): RecordedRequest[] {
    return this.waiting.splice(0);
  }

  expectOne(): RecordedRequest {
    const [first, ...others] = this.take();
    if (!first || others.length > 0)
      throw new Error(`one request was expected, there are ${first ? 1 + others.length : 0}`);
    return first;
  }
}
