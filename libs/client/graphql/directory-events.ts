import { Injectable, type Signal, effect, inject } from '@angular/core';
import { DirectoryEventsDocument, type DirectoryEventsSubscription, type DirectoryKind } from './generated/directories';
import { RealtimeSocket } from './realtime-socket';

type DirectoryEvent = DirectoryEventsSubscription['directoryEvents'];

/** What changed since the last word. */
export class DirectoryNews {
  constructor(
    private readonly changes: readonly { readonly kind: DirectoryKind; readonly id: string | null }[] | 'all',
  ) {}

  /** Whether this thing may have changed; without an id, whether anything in this directory has. */
  touch(kind: DirectoryKind, id?: string): boolean {
    if (this.changes === 'all') return true;
    return this.changes.some((one) => one.kind === kind && (id === undefined || one.id === null || one.id === id));
  }
}

/** Asks again for what it has on screen, where the news touch it. */
export type DirectoryReader = (news: DirectoryNews) => void;

/** Changes come in flocks, as in an import: what is on screen is asked for once for all of them. */
const GATHER_MS = 120;
const AGAIN_AFTER_MS = 2_000;

/**
 * What others change in the directories, for the screens that show them. It listens while somebody reads. The first word
 * after every connection is that anything may have changed: nothing is missed between a page's first look and then.
 */
@Injectable({ providedIn: 'root' })
export class DirectoryEvents {
  private readonly socket = inject(RealtimeSocket);
  private readonly readers = new Set<DirectoryReader>();
  private gathered: { readonly kind: DirectoryKind; readonly id: string | null }[] = [];
  private anew = false;
  private telling: ReturnType<typeof setTimeout> | undefined;
  private again: ReturnType<typeof setTimeout> | undefined;
  private stop: (() => void) | null = null;

  /** Returns how to stop reading. */
  read(reader: DirectoryReader): () => void {
    this.readers.add(reader);
    this.stop ??= this.listen();
    return () => {
      this.readers.delete(reader);
      if (this.readers.size === 0) this.silence();
    };
  }

  private listen(): () => void {
    let isOver = false;
    const dispose = this.socket.subscribe<{ directoryEvents: DirectoryEvent }>(DirectoryEventsDocument, {
      next: ({ directoryEvents: event }) => this.hear(event),
      ended: (failure) => {
        if (isOver) return;
        this.silence();
        if (failure?.code !== 'UNAUTHENTICATED') this.again = setTimeout(() => this.resume(), AGAIN_AFTER_MS);
      },
    });
    return () => {
      isOver = true;
      dispose();
    };
  }

  private resume(): void {
    if (this.readers.size > 0) this.stop ??= this.listen();
  }

  private silence(): void {
    clearTimeout(this.again);
    clearTimeout(this.telling);
    this.telling = undefined;
    this.stop?.();
    this.stop = null;
  }

  private hear(event: DirectoryEvent): void {
    if (event.__typename === 'DirectoryChanged') this.gathered.push({ kind: event.kind, id: event.id });
    else this.anew = true;
    this.telling ??= setTimeout(() => this.tell(), GATHER_MS);
  }

  private tell(): void {
    const news = new DirectoryNews(this.anew ? 'all' : this.gathered);
    this.telling = undefined;
    this.gathered = [];
    this.anew = false;
    for (const reader of this.readers) reader(news);
  }
}

/** For a component: reads the news while it lives and `when` holds. */
export function followDirectories(when: Signal<boolean>, reader: DirectoryReader): void {
  const events = inject(DirectoryEvents);
  effect((onCleanup) => {
    if (when()) onCleanup(events.read(reader));
  });
}
