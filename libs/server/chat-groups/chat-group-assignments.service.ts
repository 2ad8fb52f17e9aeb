import { Injectable } from '@nestjs/common';
import { ContactAct, type ContactEvent, ContactJournal, lockedContacts } from '@server/contacts';
import type { Actor } from '@server/identity';
import {
  AppError,
  Clock,
  type ClinicTransaction,
  Database,
  invalidField,
  newId,
  notFound,
  type RequestContext,
} from '@server/platform';
import DataLoader from 'dataloader';
import { ChatGroupJournal } from './chat-group-journal';
import { type ChatGroup, ChatGroupAct, type ChatGroupMembership } from './chat-group.model';
import { asSeenBy, CHAT_GROUP, chatGroupRow, type ChatGroupRow, chatGroupRows } from './chat-group.row';

const LOADER = Symbol('chat groups of contacts');
const MOST_CONTACTS = 500;
const MOST_GROUPS = 20;

export type Via = 'CARD' | 'DIRECTORY' | 'IMPORT';

export interface Assigned {
  /** How many memberships are new; those that were there stay as they are. */
  readonly count: number;
  readonly chatGroups: ChatGroup[];
}

/** A patient in a group. */
export interface Belonging {
  readonly groupId: string;
  readonly contactId: string;
}

/** Who belongs to which group. A change is a row added or ended; nothing is ever overwritten. */
@Injectable()
export class ChatGroupAssignments {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly journal: ChatGroupJournal,
    private readonly contactJournal: ContactJournal,
  ) {}

  /** Every contact to every group. @throws AppError NOT_FOUND, GROUP_HIDDEN, VALIDATION_FAILED */
  assign(actor: Actor, contactIds: readonly string[], groupIds: readonly string[]): Promise<Assigned> {
    const contacts = chosen('contactIds', contactIds, MOST_CONTACTS);
    const groups = chosen('chatGroupIds', groupIds, MOST_GROUPS);
    return this.database.inClinic(actor.clinicId, async (tx) => {
      const rows = await chatGroupRows(tx, groups, 'for no key update');
      if (rows.length < groups.length) throw notFound('chat group');
      const hidden = rows.find((group) => group.hidden);
      if (hidden)
        throw new AppError('GROUP_HIDDEN', `The chat group "${hidden.name}" is hidden. Show it to assign it.`);
      const people = await lockedContacts(tx, contacts);
      if (people.length < contacts.length) throw notFound('contact');
      if (people.some(({ archivedAt }) => archivedAt !== null)) {
        throw invalidField('contactIds', 'Somebody of these is in the archive. Restore the card first.');
      }
      const via: Via = contacts.length === 1 ? 'CARD' : 'DIRECTORY';
      const wanted = rows.flatMap(({ id: groupId }) => contacts.map((contactId) => ({ groupId, contactId })));
      const { length: count } = await this.add(tx, actor, via, rows, wanted);
      return { count, chatGroups: (await chatGroupRows(tx, groups)).map((row) => asSeenBy(actor, row)) };
    });
  }

  /** Ends the membership at once. Doing it twice is doing it once. @throws AppError NOT_FOUND */
  unassign(actor: Actor, contactIds: readonly string[], groupId: string): Promise<Assigned> {
    const contacts = chosen('contactIds', contactIds, MOST_CONTACTS);
    return this.database.inClinic(actor.clinicId, async (tx) => {
      const group = await chatGroupRow(tx, groupId, 'for no key update');
      if ((await lockedContacts(tx, contacts)).length < contacts.length) throw notFound('contact');
      const ended = await tx.query<Belonging>(
        `update chat_group_membership set removed_at = $4, removed_by = $5
         where clinic_id = $1 and group_id = $2 and contact_id = any ($3) and removed_at is null
         returning group_id as "groupId", contact_id as "contactId"`,
        [tx.clinicId, group.id, contacts, this.clock.now(), actor.personId],
      );
      await this.note(tx, actor, 'DIRECTORY', [group], ended, -1);
      return { count: ended.length, chatGroups: [asSeenBy(actor, await chatGroupRow(tx, group.id))] };
    });
  }

  /**
   * Adds memberships in a transaction that is under way and holds the locks of the groups: one statement for all.
   * @returns those that are new
   */
  async add(
    tx: ClinicTransaction,
    actor: Actor,
    via: Via,
    groups: readonly ChatGroupRow[],
    wanted: readonly Belonging[],
  ): Promise<Belonging[]> {
    if (wanted.length === 0) return [];
    const added = await tx.query<Belonging>(
      `insert into chat_group_membership (clinic_id, id, group_id, contact_id, via, assigned_at, assigned_by)
       select $1, id, group_id, contact_id, $2, $3, $4
       from unnest($5::uuid[], $6::uuid[], $7::uuid[]) as t (id, group_id, contact_id)
       on conflict (clinic_id, group_id, contact_id) where removed_at is null do nothing
       returning group_id as "groupId", contact_id as "contactId"`,
      [
        ...[tx.clinicId, via, this.clock.now(), actor.personId],
        ...[wanted.map(() => newId()), wanted.map(({ groupId }) => groupId), wanted.map(({ contactId }) => contactId)],
      ],
    );
    await this.note(tx, actor, via, groups, added, 1);
    return added;
  }

  /** The groups of the contacts that one operation names, by name. */
  loader(request: RequestContext, actor: Actor): DataLoader<string, readonly ChatGroupMembership[]> {
    return request.loaders.get(LOADER, () => {
      return new DataLoader<string, readonly ChatGroupMembership[]>(async (contactIds) => {
        const rows = await this.database.inClinic(actor.clinicId, (tx) =>
          tx.query<ChatGroupRow & { contactId: string; assignedAt: Date; assignedById: string }>(
            `select m.contact_id as "contactId", m.assigned_at as "assignedAt", m.assigned_by as "assignedById",
               ${CHAT_GROUP}
             from chat_group_membership m join chat_group g on g.clinic_id = m.clinic_id and g.id = m.group_id
             where m.clinic_id = $1 and m.contact_id = any ($2) and m.removed_at is null
             order by g.sort_name, g.id`,
            [actor.clinicId, contactIds],
          ),
        );
        return contactIds.map((id) =>
          rows
            .filter(({ contactId }) => contactId === id)
            .map(({ assignedAt, assignedById, ...row }) => ({
              assignedAt,
              assignedById,
              chatGroup: asSeenBy(actor, row),
            })),
        );
      });
    });
  }

  private async note(
    tx: ClinicTransaction,
    actor: Actor,
    via: Via,
    groups: readonly ChatGroupRow[],
    changed: readonly Belonging[],
    sign: 1 | -1,
  ): Promise<void> {
    const byGroup = Map.groupBy(changed, ({ groupId }) => groupId);
    const touched = groups.filter(({ id }) => byGroup.has(id));
    if (touched.length === 0) return;
    const isAdded = sign === 1;
    const act = isAdded ? ChatGroupAct.MEMBERS_ADDED : ChatGroupAct.MEMBERS_REMOVED;
    const events = touched.map(({ id }) => ({ groupId: id, act, members: byGroup.get(id)?.length ?? 0 }));
    await tx.query(
      `update chat_group g set member_count = g.member_count + t.change
       from unnest($2::uuid[], $3::int[]) as t (id, change) where g.clinic_id = $1 and g.id = t.id`,
      [tx.clinicId, events.map(({ groupId }) => groupId), events.map(({ members }) => sign * members)],
    );
    await this.journal.changed(tx, actor, events);
    const assigned: ContactEvent[] = [];
    for (const { id: groupId, name } of touched) {
      const ids = (byGroup.get(groupId) ?? []).map(({ contactId }) => contactId);
      // An import has one entry in the audit for all it did; what it did to each patient is in their history.
      if (via !== 'IMPORT') {
        this.journal.assigned(tx, actor, groupId, ids, isAdded ? 'ASSIGN_CHAT_GROUP' : 'UNASSIGN_CHAT_GROUP');
      }
      const changes = [{ field: 'chatGroup', before: isAdded ? null : name, after: isAdded ? name : null }];
      const done = isAdded ? ContactAct.GROUP_ASSIGNED : ContactAct.GROUP_REMOVED;
      assigned.push(...ids.map((contactId) => ({ contactId, act: done, changes })));
    }
    await this.contactJournal.changed(tx, actor, assigned);
  }
}

function chosen(field: string, ids: readonly string[], most: number): string[] {
  const distinct = [...new Set(ids)];
  if (distinct.length === 0) throw invalidField(field, 'Choose at least one.');
  if (distinct.length > most) throw invalidField(field, `Choose at most ${most} at once.`);
  return distinct;
}
