const DEBOUNCE_MS = 250;

/** Tells the server what has arrived on this device, at most once per room and quarter of a second. */
export class DeliveredMarks {
  private readonly sent = new Map<string, number>();
  private readonly due = new Map<string, number>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly send: (roomId: string, seq: number) => Promise<unknown>) {}

  arrived(roomId: string, seq: number): void {
    if (seq <= Math.max(this.sent.get(roomId) ?? 0, this.due.get(roomId) ?? 0)) return;
    this.due.set(roomId, seq);
    this.timer ??= setTimeout(() => this.flush(), DEBOUNCE_MS);
  }

  private flush(): void {
    this.timer = undefined;
    for (const [roomId, seq] of this.due) {
      this.sent.set(roomId, seq);
      // A mark that got lost is made up for by the next one: forget that it was sent.
      this.send(roomId, seq).catch(() => this.sent.delete(roomId));
    }
    this.due.clear();
  }
}
