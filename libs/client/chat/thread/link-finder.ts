import { Injectable, signal } from '@angular/core';
import type { Tokenize } from './text-parts';

/** Finds addresses in texts. The library comes with the first text that may hold one; until then that text is plain. */
@Injectable({ providedIn: 'root' })
export class LinkFinder {
  private readonly tokenizer = signal<Tokenize | null>(null);
  private asked = false;

  readonly tokenize = this.tokenizer.asReadonly();

  async load(): Promise<void> {
    if (this.asked) return;
    this.asked = true;
    try {
      const { tokenize } = await import('linkifyjs');
      this.tokenizer.set(tokenize);
    } catch {
      this.asked = false;
    }
  }
}
