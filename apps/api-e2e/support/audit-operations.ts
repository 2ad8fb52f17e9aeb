import type { Operation, Page } from './operations';

export interface AuditEntry {
  readonly id: string;
  readonly seq: number;
  readonly at: string;
  readonly person: { readonly id: string; readonly name: string } | null;
  readonly action: string;
  readonly result: 'DONE' | 'REFUSED';
  readonly objectKind: string;
  readonly objectId: string | null;
  readonly subjectId: string | null;
  readonly subject: { readonly id: string; readonly name: string } | null;
  readonly ip: string;
  readonly sessionId: string | null;
  readonly requestId: string | null;
  readonly details: readonly { readonly name: string; readonly value: string }[];
}

export interface AuditFilter {
  readonly personId?: string;
  readonly action?: string;
  readonly objectKind?: string;
  readonly objectId?: string;
  readonly from?: string;
  readonly to?: string;
}

export const auditEntries: Operation<
  { readonly auditEntries: Page<AuditEntry> },
  AuditFilter & { readonly first?: number; readonly after?: string | null }
> = {
  text: `query ($personId: ID, $action: AuditAction, $objectKind: AuditObjectKind, $objectId: ID, $from: DateTime, $to: DateTime, $first: Int = 50, $after: String) {
    auditEntries(personId: $personId, action: $action, objectKind: $objectKind, objectId: $objectId, from: $from, to: $to, first: $first, after: $after) {
      edges { cursor node {
        id seq at person { id name } action result objectKind objectId subjectId subject { id name } ip sessionId requestId
        details { name value }
      } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }`,
};
