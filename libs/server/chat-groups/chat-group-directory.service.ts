import { Injectable } from '@nestjs/common';
import { type ContactSet, foldedWords } from '@server/contacts';
import type { Actor } from '@server/identity';
import { type Connection, Database, decodeCursor, encodeCursor, forwardPage, isId, notFound } from '@server/platform';
import { type ChatGroupsArgs, ChatGroupSort } from './chat-group.input';
import type { ChatGroup, ChatGroupHistoryEntry } from './chat-group.model';
import { asSeenBy, CHAT_GROUP, chatGroupRow, type ChatGroupRow } from './chat-group.row';
import { nameKey } from './chat-groups.service';

const HISTORY = 'chatGroupHistory';

/** Milliseconds as a number: a cursor carries it exactly. */
const UPDATED = `extract(epoch from g.updated_at)::float8`;
const keys = {
  [ChatGroupSort.NAME]: { key: 'g.sort_name', type: 'text', part: 'string', descending: false },
  [ChatGroupSort.NAME_DESC]: { key: 'g.sort_name', type: 'text', part: 'string', descending: true },
  [ChatGroupSort.MEMBERS]: { key: 'g.member_count', type: 'float8', part: 'number', descending: false },
  [ChatGroupSort.MEMBERS_DESC]: { key: 'g.member_count', type: 'float8', part: 'number', descending: true },
  [ChatGroupSort.UPDATED]: { key: UPDATED, type: 'float8', part: 'number', descending: false },
  [ChatGroupSort.UPDATED_DESC]: { key: UPDATED, type: 'float8', part: 'number', descending: true },
} as const;

/** Finding groups. A clinic has a thousand at most, so no index serves the search. */
@Injectable()
export class ChatGroupDirectory {
  constructor(private readonly database: Database) {}

  page(actor: Actor, args: ChatGroupsArgs): Promise<Connection<ChatGroup>> {
    const { key, type, part, descending } = keys[args.sort];
    const direction = descending ? 'desc' : 'asc';
    const list = `chatGroups ${args.sort}`;
    const [after, afterId] =
      typeof args.after === 'string' ? decodeCursor(list, args.after, 'after', [part, 'id']) : [null, null];
    const patterns = args.search ? foldedWords(args.search).map((word) => `% ${word}%`) : null;
    return this.database.inClinic(actor.clinicId, async (tx) => {
      const rows = await tx.query<ChatGroupRow & { sort_key: string | number }>(
        `select ${CHAT_GROUP}, ${key} as sort_key from chat_group g
         where g.clinic_id = $1 and g.deleted_at is null and ($2 or g.hidden_at is null)
           and ($3::text[] is null or (g.words like all ($3) and cardinality($3) > 0))
           and ($4::${type} is null or (${key}, g.id) ${descending ? '<' : '>'} ($4, $5::uuid))
         order by ${key} ${direction}, g.id ${direction} limit $6`,
        [actor.clinicId, args.includeHidden, patterns, after, afterId, args.first + 1],
      );
      return forwardPage(rows, args, {
        cursor: (row) => encodeCursor(list, [row.sort_key, row.id]),
        node: (row) => asSeenBy(actor, row),
      });
    });
  }

  /** @throws AppError NOT_FOUND */
  one(actor: Actor, id: string): Promise<ChatGroup> {
    return this.database.inClinic(actor.clinicId, async (tx) => asSeenBy(actor, await chatGroupRow(tx, id)));
  }

  /** Whether another group has this name, hidden ones included. */
  async isNameTaken(actor: Actor, name: string, exceptId?: string | null): Promise<boolean> {
    const [found] = await this.database.inClinic(actor.clinicId, (tx) =>
      tx.query<object>(
        `select 1 from chat_group where clinic_id = $1 and name_key = $2 and deleted_at is null
           and id is distinct from $3::uuid`,
        [actor.clinicId, nameKey(name), exceptId && isId(exceptId) ? exceptId : null],
      ),
    );
    return found !== undefined;
  }

  /** The patients of a group, as a condition for the directory of contacts. @throws AppError NOT_FOUND */
  async members(actor: Actor, groupId: string): Promise<ContactSet> {
    const { id } = await this.one(actor, groupId);
    return {
      value: id,
      condition: (contactId, value) => `exists (
        select 1 from chat_group_membership m where m.clinic_id = $1 and m.group_id = ${value}::uuid
          and m.contact_id = ${contactId} and m.removed_at is null)`,
    };
  }

  /** What happened to a group, the latest first. @throws AppError NOT_FOUND */
  history(
    actor: Actor,
    groupId: string,
    args: { readonly first: number; readonly after?: string | null },
  ): Promise<Connection<ChatGroupHistoryEntry>> {
    if (!isId(groupId)) throw notFound('chat group');
    const [before] = typeof args.after === 'string' ? decodeCursor(HISTORY, args.after, 'after', ['id']) : [null];
    return this.database.inClinic(actor.clinicId, async (tx) => {
      const { id } = await chatGroupRow(tx, groupId);
      const rows = await tx.query<ChatGroupHistoryEntry>(
        `select id, act, changes, members, at, by_id as "byId" from chat_group_history
         where clinic_id = $1 and group_id = $2 and ($3::uuid is null or id < $3) order by id desc limit $4`,
        [tx.clinicId, id, before, args.first + 1],
      );
      return forwardPage(rows, args, { cursor: (row) => encodeCursor(HISTORY, [row.id]), node: (row) => row });
    });
  }
}
