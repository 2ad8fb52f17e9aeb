import { HeldRoom, type RoomSource } from './held-room';
import type { Message } from './chat-types';

/** The open room and those opened just before it: going back to one of them shows it at once. */
const KEPT = 3;

export class HeldRooms {
  /** In order of use, the latest last. */
  private readonly rooms = new Map<string, HeldRoom>();

  constructor(
    private readonly source: RoomSource,
    private readonly applied: (messages: readonly Message[]) => void,
  ) {}

  /** The room, loaded or loading; the one unused for longest is dropped. A room not yet held opens around a message. */
  open(id: string, around?: string): HeldRoom {
    let room = this.rooms.get(id);
    if (!room || room.state() === 'ended' || room.state() === 'failed') {
      room = new HeldRoom(id, this.source, this.applied);
      void room.load(around);
    }
    this.rooms.delete(id);
    this.rooms.set(id, room);
    const [oldest] = this.rooms.keys();
    if (this.rooms.size > KEPT && oldest) this.rooms.delete(oldest);
    return room;
  }

  find(id: string): HeldRoom | undefined {
    return this.rooms.get(id);
  }

  all(): readonly HeldRoom[] {
    return [...this.rooms.values()];
  }

  end(id: string): void {
    this.rooms.get(id)?.end();
    this.rooms.delete(id);
  }
}
