import { Attachment, type AttachmentKind, type AttachmentState } from './attachment.model';

/** A use of a file with what is known of its bytes, as statements of this folder select it. */
export interface AttachmentRow {
  id: string;
  message_id: string | null;
  send_id: string | null;
  name: string;
  file_id: string;
  storage_key: string;
  thumbnail_key: string | null;
  mime_type: string;
  kind: AttachmentKind;
  size: number;
  sha256: Buffer;
  thumbnail_sha256: Buffer | null;
  width: number | null;
  height: number | null;
  state: AttachmentState;
}

/** Select list and source of AttachmentRow; `$1` is the clinic. */
export const ATTACHMENTS = `
  select t.id, t.message_id, t.send_id, t.name, f.id as file_id, f.storage_key, f.thumbnail_key, f.mime_type, f.kind, f.size,
    f.sha256, f.thumbnail_sha256, f.width, f.height, f.state
  from attachment t
  join stored_file f on f.clinic_id = t.clinic_id and f.id = t.file_id and f.ready_at is not null
    and f.removed_at is null
  where t.clinic_id = $1`;

export function asAttachment(row: AttachmentRow): Attachment {
  const url = `/files/${row.id}`;
  return {
    id: row.id,
    name: row.name,
    mimeType: row.mime_type,
    size: row.size,
    kind: row.kind,
    width: row.width,
    height: row.height,
    state: row.state,
    url,
    thumbnailUrl: row.thumbnail_key === null ? null : `${url}/thumbnail`,
  };
}
