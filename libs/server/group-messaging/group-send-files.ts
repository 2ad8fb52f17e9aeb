import { Injectable } from '@nestjs/common';
import type { Actor } from '@server/identity';
import { asAttachment, type Attachment, ATTACHMENTS, type AttachmentRow, FileRemoval } from '@server/messaging';
import {
  type ClinicTransaction,
  Clock,
  Database,
  invalidField,
  newId,
  notFound,
  type RequestContext,
} from '@server/platform';
import DataLoader from 'dataloader';

const OF_SENDS = Symbol('files of sends');

/** The files of sends. Who may read them says `attachment-access.ts`, as for every file. */
@Injectable()
export class GroupSendFiles {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly removal: FileRemoval,
  ) {}

  /** Binds files that the author uploaded for a send to this one. @throws AppError VALIDATION_FAILED */
  async claim(tx: ClinicTransaction, actor: Actor, sendId: string, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    // A file that is sent, removed and swept at the same time goes one way only.
    await tx.query('select 1 from attachment where clinic_id = $1 and id = any ($2) order by id for update', [
      tx.clinicId,
      ids,
    ]);
    const claimed = await tx.query<object>(
      `update attachment t set send_id = $4, place = i.place
       from unnest($2::uuid[]) with ordinality as i (id, place), stored_file f
       where t.clinic_id = $1 and t.id = i.id and t.uploaded_by = $3 and t.room_id is null and t.send_id is null
         and f.clinic_id = t.clinic_id and f.id = t.file_id and f.state in ('PENDING', 'CLEAN')
       returning t.id`,
      [tx.clinicId, ids, actor.personId, sendId],
    );
    if (claimed.length < ids.length) throw invalidField('attachmentIds', 'One of these files is not there to be sent.');
    await this.noteCount(tx, sendId, ids.length);
  }

  /** The same files once more: their bytes are not copied. */
  async copy(tx: ClinicTransaction, actor: Actor, fromSendId: string, sendId: string): Promise<void> {
    const uses = await tx.query<{ fileId: string; name: string; place: number }>(
      `select t.file_id as "fileId", t.name, t.place from attachment t
       join stored_file f on f.clinic_id = t.clinic_id and f.id = t.file_id
       where t.clinic_id = $1 and t.send_id = $2 and f.removed_at is null order by t.place for key share of f`,
      [tx.clinicId, fromSendId],
    );
    for (const { fileId, name, place } of uses) {
      await tx.query(
        `insert into attachment (clinic_id, id, file_id, send_id, place, name, uploaded_by, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [tx.clinicId, newId(), fileId, sendId, place, name, actor.personId, this.clock.now()],
      );
    }
    if (uses.length > 0) await this.noteCount(tx, sendId, uses.length);
  }

  /** Takes its files away from a send; to be called in the transaction that withdraws it. */
  async detach(tx: ClinicTransaction, sendId: string): Promise<void> {
    await this.removal.detachFromSend(tx, sendId);
    await this.noteCount(tx, sendId, 0);
  }

  /** One query for all sends of an operation. */
  of(request: RequestContext, sendId: string): Promise<readonly Attachment[]> {
    const clinicId = request.principal?.clinicId;
    if (clinicId === undefined) throw notFound('send');
    return request.loaders
      .get(OF_SENDS, () => new DataLoader<string, Attachment[]>((ids) => this.load(clinicId, ids)))
      .load(sendId);
  }

  private async load(clinicId: string, sendIds: readonly string[]): Promise<Attachment[][]> {
    const rows = await this.database.inClinic(clinicId, (tx) =>
      tx.query<AttachmentRow>(`${ATTACHMENTS} and t.send_id = any ($2) order by t.place, t.id`, [clinicId, sendIds]),
    );
    const bySend = Map.groupBy(rows, (row) => row.send_id);
    return sendIds.map((id) => (bySend.get(id) ?? []).map(asAttachment));
  }

  private async noteCount(tx: ClinicTransaction, sendId: string, files: number): Promise<void> {
    await tx.query('update group_send set file_count = $3 where clinic_id = $1 and id = $2', [
      tx.clinicId,
      sendId,
      files,
    ]);
  }
}
