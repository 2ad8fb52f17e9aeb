import type { Actor } from './actor';
import { credentialHeaders, type ErrorAnswer } from './http';
import type { Operation, Page } from './operations';

export interface ImportColumn {
  readonly name: string;
  readonly samples: readonly string[];
  readonly suggested: string | null;
}

export interface ContactImport {
  readonly id: string;
  readonly state: 'RECEIVED' | 'RUNNING' | 'DONE' | 'FAILED';
  readonly dryRun: boolean | null;
  readonly rowCount: number;
  readonly processed: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly duplicates: number;
  readonly invalid: number;
  readonly assigned: number;
}

export interface ImportRow {
  readonly at: number;
  readonly fate: string;
  readonly reason: string | null;
  readonly assigned: number;
  readonly cells: readonly string[];
  readonly contactId: string | null;
}

const IMPORT = `id state dryRun rowCount processed created updated unchanged duplicates invalid assigned`;

export const contactImport: Operation<{ readonly contactImport: ContactImport }, { id: string }> = {
  text: `query ($id: ID!) { contactImport(id: $id) { ${IMPORT} } }`,
};
export const importRows: Operation<
  { readonly contactImport: { readonly rows: Page<ImportRow> } },
  { id: string; fate?: string; first?: number; after?: string | null }
> = {
  text: `query ($id: ID!, $fate: RowFate, $first: Int = 100, $after: String) {
    contactImport(id: $id) { rows(fate: $fate, first: $first, after: $after) {
      edges { cursor node { at fate reason assigned cells contactId } } pageInfo { hasNextPage endCursor }
    } }
  }`,
};
export const unfinishedImports: Operation<{ readonly unfinishedContactImports: readonly ContactImport[] }, object> = {
  text: `{ unfinishedContactImports { ${IMPORT} } }`,
};
export const importContacts: Operation<
  { readonly importContacts: { readonly contactImport: ContactImport } },
  { input: { importId: string; dryRun: boolean; mapping?: (string | null)[] } }
> = {
  text: `mutation ($input: ImportContactsInput!) { importContacts(input: $input) { contactImport { ${IMPORT} } } }`,
};

export interface ImportAnswer {
  readonly status: number;
  readonly import?: { id: string; format: string; rowCount: number; columns: readonly ImportColumn[] };
  readonly errors?: readonly ErrorAnswer[];
}

export async function uploadImport(
  who: Actor,
  content: string | Uint8Array,
  headers: Readonly<Record<string, string>> = { 'x-clinic-chat': '1' },
): Promise<ImportAnswer> {
  const form = new FormData();
  form.append('file', new Blob([Buffer.from(content as string)]), 'patients.csv');
  const response = await fetch(`${who.url}/imports`, {
    method: 'POST',
    headers: { ...credentialHeaders(who.credentials), ...headers },
    body: form,
  });
  return { status: response.status, ...((await response.json()) as object) };
}

/** Uploads a file and runs it to its end. @throws when it is refused, or not done in time */
export async function imported(
  who: Actor,
  content: string | Uint8Array,
  options: { readonly dryRun?: boolean; readonly mapping?: (string | null)[] } = {},
): Promise<ContactImport> {
  const answer = await uploadImport(who, content);
  if (!answer.import) throw new Error(`the file was refused: ${JSON.stringify(answer)}`);
  return runImport(who, answer.import.id, options);
}

export async function runImport(
  who: Actor,
  importId: string,
  { dryRun = false, mapping }: { readonly dryRun?: boolean; readonly mapping?: (string | null)[] } = {},
): Promise<ContactImport> {
  await who.run(importContacts, { input: { importId, dryRun, ...(mapping && { mapping }) } });
  for (let patience = 200; patience > 0; patience--) {
    const { contactImport: state } = await who.run(contactImport, { id: importId });
    if (state.state !== 'RUNNING') return state;
    await new Promise((later) => setTimeout(later, 50));
  }
  throw new Error('the import did not end');
}
