import { Injectable } from '@nestjs/common';
import type { FieldChange } from '@server/contacts';
import { type Actor, Audit, type AuditedAct, DirectoryFeed, DirectoryKind } from '@server/identity';
import { Clock, type ClinicTransaction, newId } from '@server/platform';
import { ChatGroupAct } from './chat-group.model';

export interface ChatGroupEvent {
  readonly groupId: string;
  readonly act: ChatGroupAct;
  readonly changes?: readonly FieldChange[];
  readonly members?: number;
}

const audited: Readonly<Partial<Record<ChatGroupAct, AuditedAct['action']>>> = {
  [ChatGroupAct.CREATED]: 'CREATE_CHAT_GROUP',
  [ChatGroupAct.UPDATED]: 'UPDATE_CHAT_GROUP',
  [ChatGroupAct.HIDDEN]: 'HIDE_CHAT_GROUP',
  [ChatGroupAct.SHOWN]: 'UNHIDE_CHAT_GROUP',
  [ChatGroupAct.DELETED]: 'DELETE_CHAT_GROUP',
};

/**
 * Notes what happened to groups, in the transaction in which it happens: for their history, for the audit, and for those
 * who have the directory on screen.
 */
@Injectable()
export class ChatGroupJournal {
  constructor(
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly directory: DirectoryFeed,
  ) {}

  /** One statement, however many groups. */
  async changed(tx: ClinicTransaction, actor: Actor, events: readonly ChatGroupEvent[]): Promise<void> {
    if (events.length === 0) return;
    await tx.query(
      `insert into chat_group_history (clinic_id, group_id, id, act, changes, members, at, by_id)
       select $1, group_id, id, act, changes::jsonb, members, $2, $3
       from unnest($4::uuid[], $5::uuid[], $6::text[], $7::text[], $8::int[]) as t (group_id, id, act, changes, members)`,
      [
        ...[tx.clinicId, this.clock.now(), actor.personId],
        events.map(({ groupId }) => groupId),
        events.map(() => newId()),
        events.map(({ act }) => act),
        events.map(({ changes = [] }) => JSON.stringify(changes)),
        events.map(({ members = null }) => members),
      ],
    );
    for (const { groupId, act, changes = [] } of events) {
      const action = audited[act];
      const fields = changes.map(({ field }) => field);
      const details = fields.length > 0 ? { details: { fields } } : {};
      if (action) this.audit.record(tx, actor, { action, object: { kind: 'CHAT_GROUP', id: groupId }, ...details });
    }
    const [first, ...others] = new Set(events.map(({ groupId }) => groupId));
    await this.directory.changed(tx, DirectoryKind.CHAT_GROUP, others.length > 0 ? null : (first ?? null));
  }

  /** One entry for each patient: who asks the log about a patient finds it. */
  assigned(
    tx: ClinicTransaction,
    actor: Actor,
    groupId: string,
    contactIds: readonly string[],
    action: 'ASSIGN_CHAT_GROUP' | 'UNASSIGN_CHAT_GROUP',
  ): void {
    for (const subjectId of contactIds) {
      this.audit.record(tx, actor, { action, object: { kind: 'CHAT_GROUP', id: groupId }, subjectId });
    }
  }
}
