/**
 * Of all tabs of one person in this browser one has the voice: it alone rings and shows notifications. And each tab says
 * which room somebody is looking at in it. Both are locks of the browser, so they go when a tab goes, however it goes.
 */
export class TabVoice {
  private speaking = false;
  private watching: { readonly roomId: string; readonly end: () => void } | null = null;
  private readonly closing = new AbortController();
  private release: () => void = () => undefined;

  constructor(
    private readonly locks: LockManager | undefined,
    private readonly personId: string,
  ) {
    if (!locks) {
      // Without locks, as in a page that is not served securely, each tab has to speak for itself.
      this.speaking = true;
      return;
    }
    const held = new Promise<void>((resolve) => (this.release = resolve));
    locks
      .request(`clinic-chat.voice.${personId}`, { signal: this.closing.signal }, () => {
        this.speaking = true;
        return held;
      })
      .catch(() => undefined);
  }

  /** Whether this is the tab that speaks. */
  get speaks(): boolean {
    return this.speaking;
  }

  /** The room that somebody is looking at in this tab; null for none. */
  watch(roomId: string | null): void {
    if (this.watching?.roomId === roomId) return;
    this.watching?.end();
    this.watching = null;
    if (roomId === null) return;
    let end: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (end = resolve));
    this.watching = { roomId, end };
    void this.locks?.request(this.nameOf(roomId), { mode: 'shared' }, () => held);
  }

  /** Whether somebody is looking at the room, in whichever tab. */
  async isWatched(roomId: string): Promise<boolean> {
    if (this.watching?.roomId === roomId) return true;
    const { held = [] } = (await this.locks?.query()) ?? {};
    return held.some(({ name }) => name === this.nameOf(roomId));
  }

  stop(): void {
    this.closing.abort();
    this.speaking = false;
    this.release();
    this.watch(null);
  }

  private nameOf(roomId: string): string {
    return `clinic-chat.watching.${this.personId}.${roomId}`;
  }
}
