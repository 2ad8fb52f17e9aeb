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
import { forbiddenOn, hitsSql } from './search-hits';
import { outlookOf } from './search-outlook';
import { type SearchWay, cheapestWay, otherWay } from './search-way';

/** Marks around found words in what the database answers; no text that people write contains them. */
const [START, END] = ['\uE000', '\uE001'];
const HEADLINE = `StartSel=${START}, StopSel=${END}, MaxWords=24, MinWords=12, MaxFragments=1`;
const MOST_WORDS = 8;
/** What the first way gets: more than it needs, unless the estimate was wrong. The index knows best how much there is. */
const FIRST_WAY_MS: Record<SearchWay, number> = { INDEX: 500, TIME: 150, ROOMS: 150 };
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
  readonly wanted: number;
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
      const search = { actor, args, tsquery: await beginSearch(tx, words), wanted: args.first + 1 };
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

/** Takes the cheapest way. When it takes long after all, the estimate was wrong: then another one, to the end. */
async function find(tx: ClinicTransaction, search: Search): Promise<HitRow[]> {
  const { tsquery, wanted, args } = search;
  const outlook = await outlookOf(tx, search.actor, { tsquery, wanted, roomId: args.roomId ?? null });
  if (outlook.readable === 0) return [];
  const first = cheapestWay(outlook);
  await tx.query('savepoint first_way');
  try {
    await tx.query(`select set_config('statement_timeout', $1, true)`, [`${FIRST_WAY_MS[first]}ms`]);
    return await select(tx, search, first);
  } catch (error) {
    if (sqlState(error) !== CANCELLED) throw error;
    await tx.query('rollback to savepoint first_way');
    return await select(tx, search, otherWay(first, outlook));
  }
}

async function select(tx: ClinicTransaction, { actor, args, tsquery, wanted }: Search, way: SearchWay) {
  const [before, room, seq] = args.after
    ? decodeCursor('searchMessages', args.after, 'after', ['number', 'string', 'number'])
    : [null, null, null];
  await tx.query(`select set_config(name, 'off', true) from unnest($1::text[]) as name`, [forbiddenOn(way)]);
  return tx.query<HitRow>(
    `with hits as materialized (${hitsSql(way)})
     select m.*, h.room_id as hit_room, h.seq as hit_seq, h.sent_at, ts_headline('russian', m.text, $8::tsquery, $9) as headline
     from hits h join chat_message m on m.clinic_id = $1 and m.room_id = h.room_id and m.seq = h.seq
       -- An edited message counts with its present words, a withdrawn one not at all.
       and m.version = h.version and m.withdrawn_at is null
     order by h.sent_at desc, h.room_id desc, h.seq desc`,
    [
      tx.clinicId,
      actor.personId,
      args.roomId ?? null,
      before === null ? null : new Date(Number(before)),
      room,
      seq,
      wanted,
      tsquery,
      HEADLINE,
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
