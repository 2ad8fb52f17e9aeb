import { type Connection, decodeCursor, encodeCursor } from '@server/platform';
import { type PortalItem, PortalItemKind } from './portal.model';

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
}

/** An announcement from a row `d` of `portal_delivery`, in the shape of ItemRow. */
export const ANNOUNCEMENT = `d.send_id as id, d.group_id::text as "conversationId", 'ANNOUNCEMENT' as kind, false as mine,
  d.text, d.sent_at as at, d.withdrawn_at is not null as withdrawn, null::uuid as "clientMessageId",
  null::uuid as "aboutId", null::text as "aboutText", false as seen`;

export function asItem({ kind, aboutId, aboutText, ...row }: ItemRow): PortalItem {
  const about = aboutId === null ? null : { id: aboutId, text: aboutText ?? '' };
  return { ...row, kind: PortalItemKind[kind], about };
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
