import { Injectable } from '@nestjs/common';
import { ContactAct, ContactJournal, lockedContacts } from '@server/contacts';
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
      const { length: count } = await this.add(tx, actor, via, rows, contacts);
      return { count, chatGroups: (await chatGroupRows(tx, groups)).map((row) => asSeenBy(actor, row)) };
    });
  }

  /** Ends the membership at once. Doing it twice is doing it once. @throws AppError NOT_FOUND */
  unassign(actor: Actor, contactIds: readonly string[], groupId: string): Promise<Assigned> {
    const contacts = chosen('contactIds', contactIds, MOST_CONTACTS);
    return this.database.inClinic(actor.clinicId, async (tx) => {
      const group = await chatGroupRow(tx, groupId, 'for no key update');
      if ((await lockedContacts(tx, contacts)).length < contacts.length) throw notFound('contact');
      const ended = await tx.query<{ contactId: string }>(
        `update chat_group_membership set removed_at = $4, removed_by = $5
         where clinic_id = $1 and group_id = $2 and contact_id = any ($3) and removed_at is null
         returning contact_id as "contactId"`,
        [tx.clinicId, group.id, contacts, this.clock.now(), actor.personId],
      );
      await this.note(tx, actor, 'DIRECTORY', group, ended, -1);
      return { count: ended.length, chatGroups: [asSeenBy(actor, await chatGroupRow(tx, group.id))] };
    });
  }

  /**
   * Adds memberships in a transaction that is under way and holds the locks of the groups.
   * @returns whose are new, once for each group
   */
  async add(
    tx: ClinicTransaction,
    actor: Actor,
    via: Via,
    groups: readonly ChatGroupRow[],
    contactIds: readonly string[],
  ): Promise<string[]> {
    const all: string[] = [];
    for (const group of groups) {
      const added = await tx.query<{ contactId: string }>(
        `insert into chat_group_membership (clinic_id, id, group_id, contact_id, via, assigned_at, assigned_by)
         select $1, id, $2, contact_id, $3, $4, $5 from unnest($6::uuid[], $7::uuid[]) as t (id, contact_id)
         on conflict (clinic_id, group_id, contact_id) where removed_at is null do nothing
         returning contact_id as "contactId"`,
        [tx.clinicId, group.id, via, this.clock.now(), actor.personId, contactIds.map(() => newId()), contactIds],
      );
      await this.note(tx, actor, via, group, added, 1);
      all.push(...added.map(({ contactId }) => contactId));
    }
    return all;
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
    group: ChatGroupRow,
    contacts: readonly { readonly contactId: string }[],
    sign: 1 | -1,
  ): Promise<void> {
    const members = contacts.length;
    if (members === 0) return;
    await tx.query('update chat_group set member_count = member_count + $3 where clinic_id = $1 and id = $2', [
      tx.clinicId,
      group.id,
      sign * members,
    ]);
    const isAdded = sign === 1;
    const act = isAdded ? ChatGroupAct.MEMBERS_ADDED : ChatGroupAct.MEMBERS_REMOVED;
    await this.journal.changed(tx, actor, [{ groupId: group.id, act, members }]);
    const ids = contacts.map(({ contactId }) => contactId);
    // An import has one entry in the audit for all it did; what it did to each patient is in their history.
    if (via !== 'IMPORT') {
      this.journal.assigned(tx, actor, group.id, ids, isAdded ? 'ASSIGN_CHAT_GROUP' : 'UNASSIGN_CHAT_GROUP');
    }
    const change = { field: 'chatGroup', before: isAdded ? null : group.name, after: isAdded ? group.name : null };
    await this.contactJournal.changed(
      tx,
      actor,
      ids.map((contactId) => ({
        contactId,
        act: isAdded ? ContactAct.GROUP_ASSIGNED : ContactAct.GROUP_REMOVED,
        changes: [change],
      })),
    );
  }
}

function chosen(field: string, ids: readonly string[], most: number): string[] {
  const distinct = [...new Set(ids)];
  if (distinct.length === 0) throw invalidField(field, 'Choose at least one.');
  if (distinct.length > most) throw invalidField(field, `Choose at most ${most} at once.`);
  return distinct;
}
