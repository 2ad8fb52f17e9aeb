import { type Signal, computed, signal } from '@angular/core';
import type { Observable, Subscription } from 'rxjs';
import type { Member, RoomDetails } from '../state/chat-types';
import type { HeldRoom } from '../state/held-room';

export interface RoomAboutSources {
  /** The room as the thread holds it, if it does. */
  readonly held: HeldRoom | undefined;
  /** Rejects with a `GraphqlFailure`. */
  readonly load: () => Promise<RoomDetails>;
  /** Rooms as the server describes them whenever something about them changes. */
  readonly described: Observable<RoomDetails>;
}

/** What the settings of a room are about: kept up to date while they are open, whether its messages are held or not. */
export class RoomAbout {
  private readonly own = signal<RoomDetails | null>(null);
  private readonly trouble = signal(false);
  private readonly following: Subscription;

  readonly details: Signal<RoomDetails | null>;
  readonly members: Signal<readonly Member[]>;
  readonly failed = this.trouble.asReadonly();

  constructor(
    readonly id: string,
    private readonly sources: RoomAboutSources,
  ) {
    const { held, described } = sources;
    this.details = computed(() => held?.details() ?? this.own());
    this.members = computed(() => this.details()?.members.filter(({ leftSeq }) => leftSeq === null) ?? []);
    this.following = described.subscribe((room) => {
      if (room.id === id) this.own.set(room);
    });
    if (!held?.details()) void this.load();
  }

  async load(): Promise<void> {
    this.trouble.set(false);
    try {
      this.own.set(await this.sources.load());
    } catch {
      this.trouble.set(true);
    }
  }

  close(): void {
    this.following.unsubscribe();
  }
}
