import { Injectable } from '@nestjs/common';
import type { Actor } from '@server/identity';
import { Clock, Database, invalidField } from '@server/platform';
import { RoomPreferencesChanged } from './feed-events.model';
import { accessibleRoom } from './room-access';
import { RoomFeed } from './room-feed.service';

const MOST_DRAFT = 8_000;
const TYPING_EVERY_MS = 2_000;

/** What a member keeps in a room for themselves alone, and that they are writing. */
@Injectable()
export class RoomPreferences {
  private readonly typed = new Map<string, number>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly feed: RoomFeed,
  ) {}

  /** @throws AppError NOT_FOUND */
  mute(actor: Actor, roomId: string, muted: boolean): Promise<RoomPreferencesChanged> {
    return this.keep(actor, roomId, { muted });
  }

  /** @throws AppError NOT_FOUND, VALIDATION_FAILED */
  saveDraft(actor: Actor, roomId: string, text: string): Promise<RoomPreferencesChanged> {
    const draft = text.replaceAll('\u0000', '');
    if (draft.length > MOST_DRAFT) throw invalidField('text', 'A draft has at most 8,000 characters.');
    return this.keep(actor, roomId, { draft });
  }

  /** Reading the room takes the mark away again. @throws AppError NOT_FOUND */
  markUnread(actor: Actor, roomId: string, markedUnread: boolean): Promise<RoomPreferencesChanged> {
    return this.keep(actor, roomId, { markedUnread });
  }

  /** Tells the others in the room, at most every two seconds. @throws AppError NOT_FOUND */
  async typing(actor: Actor, roomId: string): Promise<void> {
    const key = `${actor.personId}:${roomId}`;
    const now = this.clock.now().getTime();
    if (now - (this.typed.get(key) ?? 0) < TYPING_EVERY_MS) return;
    for (const [known, at] of this.typed) if (now - at >= TYPING_EVERY_MS) this.typed.delete(known);
    const { id } = await this.database.inClinic(actor.clinicId, (tx) => accessibleRoom(tx, actor, roomId));
    // Only who may be here is remembered: a second try at a foreign room is refused like the first.
    this.typed.set(key, now);
    this.feed.typing(actor.clinicId, id, actor.personId, actor.name);
  }

  private keep(
    actor: Actor,
    roomId: string,
    change: { muted?: boolean; markedUnread?: boolean; draft?: string },
  ): Promise<RoomPreferencesChanged> {
    return this.database.inClinic(actor.clinicId, async (tx) => {
      const room = await accessibleRoom(tx, actor, roomId);
      const kept = { muted: room.muted, markedUnread: room.markedUnread, draft: room.draft, ...change };
      await tx.query(
        `insert into chat_room_preference (clinic_id, room_id, employee_id, muted, marked_unread, draft, changed_at)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (clinic_id, room_id, employee_id) do update
           set muted = case when $8 then excluded.muted else chat_room_preference.muted end,
             marked_unread = case when $9 then excluded.marked_unread else chat_room_preference.marked_unread end,
             draft = case when $10 then excluded.draft else chat_room_preference.draft end,
             changed_at = excluded.changed_at`,
        [
          tx.clinicId,
          room.id,
          actor.personId,
          kept.muted,
          kept.markedUnread,
          kept.draft,
          this.clock.now(),
          change.muted !== undefined,
          change.markedUnread !== undefined,
          change.draft !== undefined,
        ],
      );
      const event = Object.assign(new RoomPreferencesChanged(), { roomId: room.id, ...kept });
      tx.afterCommit(() => this.feed.tell(tx.clinicId, actor.personId, event));
      return event;
    });
  }
}
