import { bundleEntries } from './bundle-entries';
import type { SourceFile, SourceRow } from './source-row';

/** The columns that a bundle is brought to; they are the import's own fields, so nothing is left to map. */
export const FHIR_COLUMNS = [
  'externalId',
  'name',
  'phone',
  'email',
  'birthDate',
  'cardNumber',
  'language',
  'groups',
] as const;

type Json = Readonly<Record<string, unknown>>;

/** `Patient` and `Group` of a FHIR R4 bundle; what else is in it is left out. */
export function fhirFile(text: AsyncIterable<string>): SourceFile {
  return { format: 'FHIR', columns: FHIR_COLUMNS, rows: rowsOf(text) };
}

async function* rowsOf(text: AsyncIterable<string>): AsyncGenerator<SourceRow> {
  for await (const entry of bundleEntries(text)) {
    const { resource, fullUrl } = objectOf(entry);
    const { resourceType } = objectOf(resource);
    if (resourceType === 'Patient') yield { pass: 0, cells: patient(objectOf(resource), textOf(fullUrl)) };
    else if (resourceType === 'Group') yield* members(objectOf(resource));
  }
}

function patient(resource: Json, fullUrl: string): string[] {
  const [name = {}] = preferred(listOf(resource['name']), 'official');
  const telecom = listOf(resource['telecom']);
  const contactPoint = (system: string) => textOf(telecom.find((one) => one['system'] === system)?.['value']);
  const given = Array.isArray(name['given']) ? name['given'].map(textOf) : [];
  const [identifier = {}] = listOf(resource['identifier']);
  const [communication = {}] = preferred(listOf(resource['communication']), true);
  const language = listOf(objectOf(communication['language'])['coding'])[0]?.['code'];
  return [
    textOf(resource['id']) || lastPart(fullUrl),
    textOf(name['text']) || [...given, textOf(name['family'])].filter((part) => part !== '').join(' '),
    contactPoint('phone'),
    contactPoint('email'),
    textOf(resource['birthDate']),
    textOf(identifier['value']),
    textOf(language),
    '',
  ];
}

/** One row for each member of the group who is a patient. */
function* members(group: Json): Generator<SourceRow> {
  const name = textOf(group['name']);
  for (const member of listOf(group['member'])) {
    const reference = textOf(objectOf(member['entity'])['reference']);
    if (name && reference && member['inactive'] !== true) {
      yield { pass: 1, cells: [lastPart(reference), '', '', '', '', '', '', name] };
    }
  }
}

/** `Patient/123`, `https://his.example/Patient/123` and `urn:uuid:123` name the same. */
const lastPart = (reference: string) => reference.split(/[/:]/).at(-1) ?? '';
const textOf = (value: unknown) => (typeof value === 'string' ? value : '');
const objectOf = (value: unknown): Json => (typeof value === 'object' && value !== null ? (value as Json) : {});
const listOf = (value: unknown): Json[] => (Array.isArray(value) ? value.map(objectOf) : []);
const preferred = (list: Json[], mark: unknown) =>
  list.toSorted((a, b) => Number(isMarked(b, mark)) - Number(isMarked(a, mark)));
const isMarked = (one: Json, mark: unknown) => one['use'] === mark || one['preferred'] === mark;
