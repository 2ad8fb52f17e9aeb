import { Injectable } from '@nestjs/common';
import { accessibleRoom } from '@server/chat-rooms';
import type { Actor } from '@server/identity';
import {
  type ClinicTransaction,
  type Connection,
  Database,
  decodeCursor,
  encodeCursor,
  forwardPage,
  invalidField,
  sqlState,
} from '@server/platform';
import { asMessage, type MessageRow } from '../message.row';
import type { MessageHit, SearchMessagesArgs } from './message-search.model';

/** Marks around found words in what the database answers; no text that people write contains them. */
const [START, END] = ['\uE000', '\uE001'];
const HEADLINE = `StartSel=${START}, StopSel=${END}, MaxWords=24, MinWords=12, MaxFragments=1`;
const MOST_WORDS = 8;
/** What the index of words gets: it answers for rare words long before, and for frequent ones not at all. */
const INDEX_MS = 60;
const CANCELLED = '57014';

interface HitRow extends MessageRow {
  headline: string;
  hit_room: string;
  hit_seq: number;
  sent_at: Date;
}

interface Search {
  readonly actor: Actor;
  readonly args: SearchMessagesArgs;
  /** As PostgreSQL writes it. */
  readonly tsquery: string;
}

/** Finds messages by their words, among those the actor may read. Docs: docs/search.md. */
@Injectable()
export class MessageSearch {
  constructor(private readonly database: Database) {}

  /**
   * The newest first. Every word must occur, in any form; the beginning of a word is enough. A page may be shorter
   * than asked for although there is a next one.
   * @throws AppError NOT_FOUND, VALIDATION_FAILED
   */
  page(actor: Actor, args: SearchMessagesArgs): Promise<Connection<MessageHit>> {
    const words = wordsOf(args.query);
    if (words.length === 0) throw invalidField('query', 'Search for at least two letters.');
    return this.database.inClinic(actor.clinicId, async (tx) => {
      if (args.roomId) await accessibleRoom(tx, actor, args.roomId);
      const search = { actor, args, tsquery: await beginSearch(tx, words) };
      const rows = await find(tx, search);
      return forwardPage(rows, args, {
        cursor: (row) => encodeCursor('searchMessages', [row.sent_at.getTime(), row.hit_room, row.hit_seq]),
        node: asHit,
      });
    });
  }
}

/**
 * Says what is searched for the rest of the transaction: the table of words shows nothing else, so that its index
 * serves the policy of row-level security.
 */
async function beginSearch(tx: ClinicTransaction, words: readonly string[]): Promise<string> {
  // A word in any form, or the beginning of a word as it is written.
  const terms = words.map((_, i) => `(to_tsquery('russian', $${i + 1}) || to_tsquery('simple', $${i + 1} || ':*'))`);
  const [row] = await tx.query<{ query: string }>(
    `select set_config('app.search', (${terms.join(' && ')})::text, true) as query`,
    words.map((word) => `'${word}'`),
  );
  return row?.query ?? '';
}

/**
 * Two ways, each quick where the other is slow. The index of words collects every match before the newest can be
 * told: right for rare words. Walking back in time meets frequent words at once.
 */
async function find(tx: ClinicTransaction, search: Search): Promise<HitRow[]> {
  await tx.query('savepoint by_index');
  try {
    await tx.query(`select set_config('statement_timeout', $1, true)`, [`${INDEX_MS}ms`]);
    return await select(tx, search);
  } catch (error) {
    if (sqlState(error) !== CANCELLED) throw error;
    await tx.query('rollback to savepoint by_index');
    await tx.query(`select set_config('enable_bitmapscan', 'off', true)`);
    return await select(tx, search);
  }
}

async function select(tx: ClinicTransaction, { actor, args, tsquery }: Search): Promise<HitRow[]> {
  const [before, room, seq] = args.after
    ? decodeCursor('searchMessages', args.after, 'after', ['number', 'string', 'number'])
    : [null, null, null];
  return tx.query<HitRow>(
    `with readable as materialized (
       select room_id, from_seq, coalesce(until_seq, 2147483647) as until_seq from chat_room_reader
       where clinic_id = $1 and person_id = $2 and ($5::uuid is null or room_id = $5)
     ), hits as materialized (
       select w.room_id as hit_room, w.seq as hit_seq, w.version, w.sent_at
       from chat_message_words w
       where w.clinic_id = $1
         and exists (select 1 from readable a
           where a.room_id = w.room_id and w.seq >= a.from_seq and w.seq < a.until_seq)
         and ($6::timestamptz is null or (w.sent_at, w.room_id, w.seq) < ($6, $7::uuid, $8::int))
       order by w.sent_at desc, w.room_id desc, w.seq desc limit $9
     )
     select m.*, h.hit_room, h.hit_seq, h.sent_at, ts_headline('russian', m.text, $3::tsquery, $4) as headline
     from hits h join chat_message m on m.clinic_id = $1 and m.room_id = h.hit_room and m.seq = h.hit_seq
       -- An edited message counts with its present words, a withdrawn one not at all.
       and m.version = h.version and m.withdrawn_at is null
     order by h.sent_at desc, h.hit_room desc, h.hit_seq desc`,
    [
      tx.clinicId,
      actor.personId,
      tsquery,
      HEADLINE,
      args.roomId ?? null,
      before === null ? null : new Date(Number(before)),
      room,
      seq,
      args.first + 1,
    ],
  );
}

/** Letters and digits only, so that nothing a person types is an operator. Single letters find too much. */
function wordsOf(query: string): string[] {
  const words = query.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.filter((word) => word.length > 1).slice(0, MOST_WORDS);
}

function asHit(row: HitRow): MessageHit {
  const parts = row.headline.split(new RegExp(`(${START}[^${END}]*${END})`)).filter((part) => part !== '');
  return {
    message: asMessage(row),
    excerpt: parts.map((part) => ({
      text: part.replaceAll(START, '').replaceAll(END, ''),
      found: part.startsWith(START),
    })),
  };
}
