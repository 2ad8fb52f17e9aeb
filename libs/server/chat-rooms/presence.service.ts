import { Injectable } from '@nestjs/common';
import type { Actor } from '@server/identity';
import { Clock, invalidField } from '@server/platform';
import type { Presence } from './presence.model';
import { RoomFeed } from './room-feed.service';

/** A reconnect must not show as a departure. */
const GRACE_MS = 20_000;
const MOST = 200;
const REMEMBERED = 10_000;

/**
 * Who is online, from the sockets themselves: nothing is stored and nothing is sent to anybody who does not ask.
 * Each process knows its own sockets only.
 */
@Injectable()
export class PresenceBoard {
  private readonly seen = new Map<string, number>();

  constructor(
    private readonly feed: RoomFeed,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError VALIDATION_FAILED */
  of(actor: Actor, employeeIds: readonly string[]): Presence[] {
    if (employeeIds.length > MOST) throw invalidField('employeeIds', `Ask for at most ${MOST} people at once.`);
    const now = this.clock.now().getTime();
    if (this.seen.size > REMEMBERED) this.forgetBefore(now - GRACE_MS);
    return employeeIds.map((employeeId) => {
      const key = `${actor.clinicId}:${employeeId}`;
      const connected = this.feed.isConnected(actor.clinicId, employeeId);
      if (connected) this.seen.set(key, now);
      return { employeeId, online: connected || now - (this.seen.get(key) ?? 0) < GRACE_MS };
    });
  }

  private forgetBefore(time: number): void {
    for (const [key, at] of this.seen) if (at < time) this.seen.delete(key);
  }
}
