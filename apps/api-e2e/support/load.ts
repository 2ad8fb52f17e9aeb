import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Actor } from './actor';
import { type Sent, sendMessage } from './operations';
import { asOwner } from './owner';

/** A message that the server has acknowledged. */
export interface Acknowledged {
  readonly roomId: string;
  readonly senderId: string;
  readonly clientMessageId: string;
  readonly id: string;
  readonly seq: number;
  readonly text: string;
}

/** Waits a moment between two attempts of a client whose server is away: real time, like a client. */
const RETRY_MS = 50;
/** Senders that have tried for so long will never get through. */
const GIVE_UP_MS = 30_000;

/**
 * People who write one message after another, each with an id of its own, and repeat an unanswered one with the same
 * id until it is acknowledged: what the outbox of a client does.
 */
export class Load {
  readonly acknowledged: Acknowledged[] = [];
  /** Attempts that got no answer or a refusal, and were made again. */
  repeated = 0;
  private readonly enough = new AbortController();
  private readonly abandoned = new AbortController();
  private readonly senders: Promise<void>[] = [];
  private readonly watchers = new Set<() => void>();

  constructor(writers: readonly { readonly who: Actor; readonly roomId: string }[]) {
    this.senders = writers.map(({ who, roomId }) => this.write(who, roomId));
    for (const { who } of writers) who.onLeave(() => this.abandon());
  }

  /** Resolves when so many more have been acknowledged. */
  async grows(by: number): Promise<void> {
    const until = this.acknowledged.length + by;
    await new Promise<void>((resolve, reject) => {
      const look = () => {
        if (this.acknowledged.length < until) return;
        this.watchers.delete(look);
        resolve();
      };
      this.watchers.add(look);
      Promise.all(this.senders).then(look, reject);
    });
  }

  /** Lets every sender finish what it has begun. @throws when one cannot */
  async stop(): Promise<readonly Acknowledged[]> {
    this.enough.abort();
    await Promise.all(this.senders);
    return this.acknowledged;
  }

  /** Drops what is still unanswered. */
  private async abandon(): Promise<void> {
    this.enough.abort();
    this.abandoned.abort();
    await Promise.allSettled(this.senders);
  }

  private async write(who: Actor, roomId: string): Promise<void> {
    for (let i = 1; !this.enough.signal.aborted; i++) {
      const input = { roomId, clientMessageId: randomUUID(), text: `${who.name} ${i}` };
      const { message } = await this.untilAcknowledged(who, input);
      this.acknowledged.push({ ...input, senderId: who.id, id: message.id, seq: message.seq });
      for (const look of this.watchers) look();
    }
  }

  private async untilAcknowledged(
    who: Actor,
    input: { roomId: string; clientMessageId: string; text: string },
  ): Promise<Sent> {
    const deadline = Date.now() + GIVE_UP_MS;
    for (;;) {
      try {
        return (await who.run(sendMessage, { input })).sendMessage;
      } catch (error) {
        if (Date.now() > deadline || this.abandoned.signal.aborted) throw error;
        this.repeated++;
        await pause(RETRY_MS);
      }
    }
  }
}

/** What the database holds of a room must be exactly what was acknowledged. */
export async function expectNothingLostOrDoubled(
  databaseUrl: string,
  acknowledged: readonly Acknowledged[],
): Promise<void> {
  for (const [roomId, own] of Map.groupBy(acknowledged, (message) => message.roomId)) {
    const rows = await asOwner<{
      id: string;
      seq: number;
      text: string;
      kind: string;
      client_message_id: string | null;
    }>(databaseUrl, 'select id, seq, text, kind, client_message_id from chat_message where room_id = $1 order by seq', [
      roomId,
    ]);
    expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: rows.length }, (_, i) => i + 1));
    const stored = rows.filter(({ kind }) => kind === 'TEXT');
    const expected = own.toSorted((a, b) => a.seq - b.seq);
    expect(stored.map(({ id, seq, client_message_id, text }) => [id, seq, client_message_id, text])).toEqual(
      expected.map(({ id, seq, clientMessageId, text }) => [id, seq, clientMessageId, text]),
    );
    const [head] = await asOwner(databaseUrl, 'select last_seq, written_count, revision from chat_room where id = $1', [
      roomId,
    ]);
    expect(head).toMatchObject({ last_seq: rows.length, written_count: stored.length });
  }
}
