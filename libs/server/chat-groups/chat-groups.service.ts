import { Injectable } from '@nestjs/common';
import { type FieldChange, foldedWords, sortKey } from '@server/contacts';
import type { Actor } from '@server/identity';
import { AppError, Clock, type ClinicTransaction, Database, invalidField, newId, violates } from '@server/platform';
import { ChatGroupJournal } from './chat-group-journal';
import type { CreateChatGroupInput, UpdateChatGroupInput } from './chat-group.input';
import { type ChatGroup, ChatGroupAct } from './chat-group.model';
import { permissionsFor } from './chat-group.policy';
import { asSeenBy, chatGroupRow, type ChatGroupRow } from './chat-group.row';

const fields = ['name', 'description', 'colour', 'icon'] as const;

/** What must be unique of a name. */
export const nameKey = (name: string) => name.normalize('NFKC').toLowerCase().replace(/\s+/g, '');

/** The groups themselves: creating, changing, hiding, deleting. */
@Injectable()
export class ChatGroups {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly journal: ChatGroupJournal,
  ) {}

  /** @throws AppError VALIDATION_FAILED when the name is taken */
  create(actor: Actor, input: CreateChatGroupInput): Promise<ChatGroup> {
    const id = newId();
    return this.writing(actor, async (tx) => {
      const name = spaced(input.name);
      await tx.query(
        `insert into chat_group (clinic_id, id, name, name_key, sort_name, words, description, colour, icon, created_at,
           created_by, updated_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $10)`,
        [
          tx.clinicId,
          id,
          ...namesOf(name),
          input.description,
          input.colour,
          input.icon,
          this.clock.now(),
          actor.personId,
        ],
      );
      await this.journal.changed(tx, actor, [{ groupId: id, act: ChatGroupAct.CREATED }]);
      return asSeenBy(actor, await chatGroupRow(tx, id));
    });
  }

  /** @throws AppError NOT_FOUND, VALIDATION_FAILED, CONFLICT with both versions of what differs */
  update(actor: Actor, input: UpdateChatGroupInput): Promise<ChatGroup> {
    return this.writing(actor, async (tx) => {
      const before = await chatGroupRow(tx, input.id, 'for no key update');
      const after = {
        name: spaced(input.name ?? before.name),
        description: input.description ?? before.description,
        colour: input.colour ?? before.colour,
        icon: input.icon ?? before.icon,
      };
      const changes: FieldChange[] = fields
        .filter((field) => after[field] !== before[field])
        .map((field) => ({ field, before: before[field], after: after[field] }));
      // What somebody else has already made so is no conflict.
      if (changes.length === 0) return asSeenBy(actor, before);
      if (before.version !== input.version) throw conflict(before, changes);
      await tx.query(
        `update chat_group set name = $3, name_key = $4, sort_name = $5, words = $6, description = $7, colour = $8,
           icon = $9, updated_at = $10, version = version + 1 where clinic_id = $1 and id = $2`,
        [tx.clinicId, before.id, ...namesOf(after.name), after.description, after.colour, after.icon, this.clock.now()],
      );
      await this.journal.changed(tx, actor, [{ groupId: before.id, act: ChatGroupAct.UPDATED, changes }]);
      return asSeenBy(actor, await chatGroupRow(tx, before.id));
    });
  }

  hide(actor: Actor, id: string): Promise<ChatGroup> {
    return this.setHidden(actor, id, true);
  }

  unhide(actor: Actor, id: string): Promise<ChatGroup> {
    return this.setHidden(actor, id, false);
  }

  /** @throws AppError NOT_FOUND, FORBIDDEN, CONFLICT when something was sent to it */
  delete(actor: Actor, id: string): Promise<string> {
    return this.writing(actor, async (tx) => {
      const group = await chatGroupRow(tx, id, 'for no key update');
      if (group.firstSentAt !== null) {
        throw new AppError('CONFLICT', 'Messages were sent to this group, so it stays. Hide it instead.');
      }
      if (!permissionsFor(actor, group).delete) {
        throw new AppError('FORBIDDEN', 'Only an administrator can delete a chat group. You can hide it.');
      }
      await tx.query(
        `update chat_group_membership set removed_at = $3, removed_by = $4
         where clinic_id = $1 and group_id = $2 and removed_at is null`,
        [tx.clinicId, group.id, this.clock.now(), actor.personId],
      );
      await tx.query('update chat_group set deleted_at = $3, member_count = 0 where clinic_id = $1 and id = $2', [
        tx.clinicId,
        group.id,
        this.clock.now(),
      ]);
      await this.journal.changed(tx, actor, [{ groupId: group.id, act: ChatGroupAct.DELETED }]);
      return group.id;
    });
  }

  /** Doing it twice is doing it once. */
  private setHidden(actor: Actor, id: string, hidden: boolean): Promise<ChatGroup> {
    return this.writing(actor, async (tx) => {
      const before = await chatGroupRow(tx, id, 'for no key update');
      if (before.hidden === hidden) return asSeenBy(actor, before);
      const now = this.clock.now();
      await tx.query(
        `update chat_group set hidden_at = $3, updated_at = $4, version = version + 1 where clinic_id = $1 and id = $2`,
        [tx.clinicId, before.id, hidden ? now : null, now],
      );
      const act = hidden ? ChatGroupAct.HIDDEN : ChatGroupAct.SHOWN;
      await this.journal.changed(tx, actor, [{ groupId: before.id, act }]);
      return asSeenBy(actor, await chatGroupRow(tx, before.id));
    });
  }

  private writing<T>(actor: Actor, work: (tx: ClinicTransaction) => Promise<T>): Promise<T> {
    return this.database.inClinic(actor.clinicId, work).catch((error: unknown) => {
      if (!violates(error, 'chat_group_name_unique')) throw error;
      throw invalidField('name', 'There is a chat group of this name already; it may be hidden.');
    });
  }
}

const spaced = (name: string) => name.replace(/\s+/g, ' ');

/** The name and what follows from it: the unique key, the sort key, the words to be found by. */
function namesOf(name: string): [string, string, string, string] {
  return [name, nameKey(name), sortKey(name), ` ${foldedWords(name).join(' ')} `];
}

function conflict(before: ChatGroupRow, changes: readonly FieldChange[]): AppError {
  return new AppError('CONFLICT', 'Somebody else has changed this group meanwhile. Look at both versions.', {
    conflict: {
      version: before.version,
      theirs: Object.fromEntries(changes.map(({ field, before: theirs }) => [field, theirs])),
      yours: Object.fromEntries(changes.map(({ field, after }) => [field, after])),
    },
  });
}
