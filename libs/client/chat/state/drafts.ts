import { signal } from '@angular/core';

/** What is typed and not sent, per room. It lives as long as the tab and is wiped at log-out: it may be health data. */
export class Drafts {
  private readonly texts = signal<ReadonlyMap<string, string>>(new Map());
  private readonly prefix: string;

  readonly all = this.texts.asReadonly();

  constructor(
    employeeId: string,
    private readonly storage: Storage,
  ) {
    this.prefix = `draft/${employeeId}/`;
    const held = Object.keys(storage).filter((key) => key.startsWith(this.prefix));
    this.texts.set(new Map(held.map((key) => [key.slice(this.prefix.length), storage.getItem(key) ?? ''])));
  }

  of(roomId: string): string {
    return this.texts().get(roomId) ?? '';
  }

  keep(roomId: string, text: string): void {
    if (text === this.of(roomId)) return;
    const texts = new Map(this.texts());
    if (text) {
      texts.set(roomId, text);
      this.storage.setItem(this.prefix + roomId, text);
    } else {
      texts.delete(roomId);
      this.storage.removeItem(this.prefix + roomId);
    }
    this.texts.set(texts);
  }

  clear(): void {
    for (const roomId of this.texts().keys()) this.storage.removeItem(this.prefix + roomId);
    this.texts.set(new Map());
  }
}
