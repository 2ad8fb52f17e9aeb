import { DOCUMENT, Injectable, inject } from '@angular/core';

/** What the tabs of a browser know together of the person before it. */
export interface IdleState {
  readonly session: string;
  /** When somebody last stirred, in milliseconds. */
  readonly active: number;
  /** When the server was last told so. */
  readonly told: number;
  readonly locked: boolean;
}

const KEY = 'clinic-chat.idle';

/** Kept over reloads, so that a locked page is not opened by loading it again. Holds no names and no token. */
@Injectable({ providedIn: 'root' })
export class IdleMemory {
  private readonly window = inject(DOCUMENT).defaultView;
  private held: IdleState | null = null;

  read(): IdleState | null {
    try {
      const text = this.window?.localStorage.getItem(KEY);
      return text ? (JSON.parse(text) as IdleState) : null;
    } catch {
      // A browser that stores nothing has this one tab only.
      return this.held;
    }
  }

  write(state: IdleState): void {
    this.held = state;
    this.store((storage) => storage.setItem(KEY, JSON.stringify(state)));
  }

  forget(): void {
    this.held = null;
    this.store((storage) => storage.removeItem(KEY));
  }

  /** Calls when another tab has written. Returns how to stop. */
  onChange(listener: () => void): () => void {
    const hear = ({ key }: StorageEvent) => {
      if (key === KEY) listener();
    };
    this.window?.addEventListener('storage', hear);
    return () => this.window?.removeEventListener('storage', hear);
  }

  private store(change: (storage: Storage) => void): void {
    try {
      if (this.window) change(this.window.localStorage);
    } catch {
      // See above.
    }
  }
}

/** Whether a page of this session must not be shown without asking who is there. */
export function isLeft(state: IdleState | null, session: string, minutes: number, now: number): boolean {
  return state?.session === session && (state.locked || now - state.active >= minutes * 60_000);
}
