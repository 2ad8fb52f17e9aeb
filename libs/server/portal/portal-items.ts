import { AttachmentKind, AttachmentState } from '@server/messaging';
import { type Connection, decodeCursor, encodeCursor } from '@server/platform';
import { type PortalFile, type PortalItem, PortalItemKind } from './portal.model';

/** The conversation of the patient and the clinic: there is one, so it needs no other id. */
export const CLINIC_CONVERSATION = 'clinic';

/** A row of a statement that reads entries, whatever they are. */
export interface ItemRow {
  readonly id: string;
  readonly conversationId: string;
  readonly kind: keyof typeof PortalItemKind;
  readonly mine: boolean;
  readonly text: string;
  readonly at: Date;
  readonly withdrawn: boolean;
  readonly clientMessageId: string | null;
  readonly aboutId: string | null;
  readonly aboutText: string | null;
  readonly seen: boolean;
  /** Null where there are none. */
  readonly files: readonly FileRow[] | null;
}

interface FileRow extends Omit<PortalFile, 'kind' | 'state' | 'url' | 'thumbnailUrl'> {
  readonly kind: keyof typeof AttachmentKind;
  readonly state: keyof typeof AttachmentState;
  readonly hasThumbnail: boolean;
}

/**
 * The files of an entry, in the statement that decides whether the patient may read the entry. An address of a file
 * grants nothing: who asks for it is looked at again.
 */
export function filesOf(ofEntry: string): string {
  return `(
    select jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name, 'mimeType', f.mime_type, 'size', f.size,
      'kind', f.kind, 'width', f.width, 'height', f.height, 'state', f.state,
      'hasThumbnail', f.thumbnail_key is not null) order by t.place, t.id)
    from attachment t
    join stored_file f on f.clinic_id = t.clinic_id and f.id = t.file_id and f.ready_at is not null
      and f.removed_at is null
    where ${ofEntry})`;
}

const FILES_OF_SEND = filesOf('t.clinic_id = d.clinic_id and t.send_id = d.send_id and d.withdrawn_at is null');

/** An announcement from a row `d` of `portal_delivery`, in the shape of ItemRow. */
export const ANNOUNCEMENT = `d.send_id as id, d.group_id::text as "conversationId", 'ANNOUNCEMENT' as kind, false as mine,
  d.text, d.sent_at as at, d.withdrawn_at is not null as withdrawn, null::uuid as "clientMessageId",
  null::uuid as "aboutId", null::text as "aboutText", false as seen,
  ${FILES_OF_SEND} as files`;

export function asItem({ kind, aboutId, aboutText, files, ...row }: ItemRow): PortalItem {
  const about = aboutId === null ? null : { id: aboutId, text: aboutText ?? '' };
  return { ...row, kind: PortalItemKind[kind], about, files: (files ?? []).map(asFile) };
}

function asFile({ hasThumbnail, kind, state, ...row }: FileRow): PortalFile {
  const url = `/portal/files/${row.id}`;
  const thumbnailUrl = hasThumbnail ? `${url}/thumbnail` : null;
  return { ...row, kind: AttachmentKind[kind], state: AttachmentState[state], url, thumbnailUrl };
}

export interface ItemPlace {
  readonly at: Date;
  readonly id: string;
}

/** @throws AppError VALIDATION_FAILED */
export function placeOf(before: string | null | undefined): ItemPlace | null {
  if (typeof before !== 'string') return null;
  const [at, id] = decodeCursor('portal items', before, 'before', ['number', 'id']);
  return { at: new Date(Number(at)), id: String(id) };
}

/** @param rows newest first, with one more than asked for where there are more */
export function itemPage(rows: readonly ItemRow[], first: number, before: ItemPlace | null): Connection<PortalItem> {
  const cursor = ({ at, id }: ItemRow) => encodeCursor('portal items', [at.getTime(), id]);
  const edges = rows
    .slice(0, first)
    .reverse()
    .map((row) => ({ cursor: cursor(row), node: asItem(row) }));
  return {
    edges,
    pageInfo: {
      hasNextPage: before !== null,
      hasPreviousPage: rows.length > first,
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
