import { ApolloServer } from '@apollo/server';
import { buildSchema, type ExecutionResult, getIntrospectionQuery, GraphQLError } from 'graphql';
import { formatErrors } from '../error-format';
import { apolloLimits, limitsPlugin } from './apollo-limits';
import { DocumentCache } from './document-cache';
import { formatRaw } from './error-formatter';
import { executeWithin } from './execute-within';
import { limits } from './limits';

interface Answer {
  readonly data: unknown;
  readonly errors: readonly { readonly message: string; readonly extensions?: Record<string, unknown> }[];
  readonly codes: readonly unknown[];
  /** HTTP only. */
  readonly status?: number;
}

interface Operation {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  readonly introspection?: boolean;
}

const schema = buildSchema(`
  type Query { room: Room rooms(first: Int = 50): Rooms pick(ids: [Int!]): Boolean slow: Boolean }
  type Mutation { touch: Boolean }
  type Rooms { edges: [Edge!]! }
  type Edge { node: Room! }
  type Room { id: ID! parent: Room members: [Person!]! messages(first: Int = 50): Messages! }
  type Messages { edges: [MessageEdge!]! }
  type MessageEdge { node: Message! }
  type Message { id: ID! sender: Person! }
  type Person { id: ID! name: String! }
`);
const queryFields = schema.getQueryType()?.getFields();
if (queryFields?.['slow']) queryFields['slow'].resolve = () => new Promise(() => undefined);
if (queryFields?.['room']) queryFields['room'].resolve = () => ({ id: '1', members: [], messages: { edges: [] } });

const faults: unknown[] = [];
const formatError = formatErrors((error) => faults.push(error));

const transports: readonly (readonly [string, (operation: Operation) => Promise<Answer>])[] = [
  ['over the socket', throughCache],
  ['over HTTP', throughApollo],
];

async function throughCache({ query, variables, introspection = false }: Operation): Promise<Answer> {
  const cache = new DocumentCache({ schema, introspection });
  const prepared = cache.operation(query, undefined, variables);
  const result: ExecutionResult = prepared.document
    ? await executeWithin({ schema, document: prepared.document, variableValues: variables, hideSuggestions: true }, 50)
    : { errors: prepared.errors };
  const errors = (result.errors ?? []).map((error) => formatRaw(error, formatError));
  return { data: result.data, errors, codes: errors.map(({ extensions }) => extensions?.['code']) };
}

async function throughApollo({ query, variables, introspection = false }: Operation): Promise<Answer> {
  const options = { introspection, formatError, operationMs: 50 };
  const apollo = new ApolloServer({ schema, formatError, ...apolloLimits(options), plugins: [limitsPlugin(options)] });
  const { body, http } = await apollo.executeOperation({ query, variables });
  await apollo.stop();
  if (body.kind !== 'single') throw new Error('Apollo answered in parts');
  const { data, errors = [] } = body.singleResult;
  return { data, errors, codes: errors.map(({ extensions }) => extensions?.['code']), status: http.status };
}

const times = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ');
/** `count` fields below one another. */
const deep = (count: number) => `{ room { ${'parent { '.repeat(count - 2)}id ${'} '.repeat(count - 1)}}`;
const membersOf = (more: string) => `{ rooms(first: 100) { edges { node { members { name } ${more} } } } }`;
const page = (rows: string) => `rooms(first: ${rows}) { edges { node { id } } }`;

describe.each(transports)('limits %s', (_, run) => {
  it.each<[string, string, string]>([
    ['depth', deep(limits.depth), deep(limits.depth + 1)],
    ['depth inside fragments', withFragments(limits.depth), withFragments(limits.depth + 1)],
    [
      'aliases',
      `{ room { ${times(limits.aliases, (i) => `a${i}: id`)} } }`,
      `{ room { ${times(limits.aliases + 1, (i) => `a${i}: id`)} } }`,
    ],
    [
      'aliases of a fragment wherever it is spread',
      `{ room { ...F parent { ...F } } } fragment F on Room { ${times(7, (i) => `a${i}: id`)} }`,
      `{ room { ...F parent { ...F } } } fragment F on Room { ${times(8, (i) => `a${i}: id`)} }`,
    ],
    [
      'root fields',
      `{ ${times(limits.rootFields, () => 'room { id }')} }`,
      `{ ${times(limits.rootFields + 1, () => 'room { id }')} }`,
    ],
    [
      'root fields of a fragment',
      `{ ...F } fragment F on Query { ${times(limits.rootFields, () => 'room { id }')} }`,
      `{ ...F } fragment F on Query { ${times(limits.rootFields + 1, () => 'room { id }')} }`,
    ],
    [
      'directives',
      `{ room { ${times(limits.directives, () => 'id @include(if: true)')} } }`,
      `{ room { ${times(limits.directives + 1, () => 'id @include(if: true)')} } }`,
    ],
    ['page size', `{ ${page('100')} }`, `{ ${page('101')} }`],
    [
      'cost, a page multiplying what is below it',
      `{ rooms(first: 10) { edges { node { messages(first: 65) { edges { node { sender { name } } } } } } } }`,
      `{ rooms(first: 10) { edges { node { messages(first: 67) { edges { node { sender { name } } } } } } } }`,
    ],
    [
      'cost of a page by default',
      `{ rooms(first: 13) { edges { node { messages { edges { node { sender { name } } } } } } } }`,
      `{ rooms(first: 14) { edges { node { messages { edges { node { sender { name } } } } } } } }`,
    ],
    [
      'cost of a list without pages',
      membersOf('parent { members { name } parent { members { name } } }'),
      membersOf('parent { members { name } parent { members { name } parent { members { name } } } }'),
    ],
    [
      'tokens',
      `{ pick(ids: [${'1 '.repeat(limits.tokens - 9)}]) }`,
      `{ pick(ids: [${'1 '.repeat(limits.tokens - 8)}]) }`,
    ],
  ])('lets %s through at the limit and refuses it beyond', async (_name, within, beyond) => {
    expect(await run({ query: within })).toMatchObject({ codes: [] });

    const refused = await run({ query: beyond });
    expect(refused.codes).toEqual(['TOO_COMPLEX']);
    expect(refused.data).toBeUndefined();
    expect(refused.status ?? 400).toBe(400);
  });

  it('measures what a page variable asks for when its value is there', async () => {
    const query = `query ($rooms: Int = 100, $messages: Int) {
      rooms(first: $rooms) { edges { node { messages(first: $messages) { edges { node { sender { name } } } } } } } }`;

    expect(await run({ query, variables: { rooms: 10, messages: 20 } })).toMatchObject({ codes: [] });
    expect(await run({ query, variables: { rooms: 10, messages: 100 } })).toMatchObject({ codes: ['TOO_COMPLEX'] });
    expect(await run({ query, variables: { messages: 20 } })).toMatchObject({ codes: ['TOO_COMPLEX'] });
    expect(await run({ query, variables: { rooms: 1, messages: 101 } })).toMatchObject({ codes: ['TOO_COMPLEX'] });
  });

  it('survives fragments that go round in circles', async () => {
    const query = '{ room { ...A } } fragment A on Room { ...B } fragment B on Room { parent { ...A } }';

    expect(await run({ query })).toMatchObject({ data: undefined, codes: ['GRAPHQL_VALIDATION_FAILED'] });
  });

  it('measures fragments that double each other without walking them all', async () => {
    const bomb = times(60, (i) => `fragment F${i} on Room { ...F${i + 1} ...F${i + 1} }`);
    const query = `{ room { ...F0 } } ${bomb} fragment F60 on Room { a: id }`;

    expect(await run({ query })).toMatchObject({ data: undefined, codes: ['TOO_COMPLEX'] });
  });

  it('answers what is not GraphQL and what does not fit the schema with a code each', async () => {
    expect(await run({ query: '{ room {' })).toMatchObject({ codes: ['GRAPHQL_PARSE_FAILED'] });
    expect(await run({ query: '{ room }' })).toMatchObject({ codes: ['GRAPHQL_VALIDATION_FAILED'] });
  });

  it('answers schema questions and suggests names only where introspection is on', async () => {
    const query = getIntrospectionQuery();
    expect(await run({ query, introspection: true })).toMatchObject({
      codes: [],
      data: { __schema: { queryType: { name: 'Query' } } },
    });
    const refused = await run({ query });
    expect(refused.data).toBeUndefined();
    expect(refused.codes.length).toBeGreaterThan(0);

    const typo = '{ rom { id } }';
    expect((await run({ query: typo, introspection: true })).errors[0]?.message).toMatch(/Did you mean/);
    expect((await run({ query: typo })).errors[0]?.message).not.toMatch(/Did you mean/);
  });

  it('gives an operation up that takes too long', async () => {
    expect(await run({ query: '{ room { id } }' })).toMatchObject({ data: { room: { id: '1' } }, codes: [] });
    const late = await run({ query: '{ slow }' });
    expect(late).toMatchObject({ codes: ['TIMEOUT'] });
    expect(late.data).toBeUndefined();
    expect(late.status ?? 503).toBe(503);
  });

  it('never treats a refusal as our fault', async () => {
    faults.length = 0;
    await run({ query: deep(40) });
    await run({ query: '{ room {' });
    expect(faults).toEqual([]);
  });
});

function withFragments(depth: number): string {
  return `{ ...Q } fragment Q on Query { room { ...R } } fragment R on Room { ${'parent { '.repeat(depth - 2)}id ${'} '.repeat(depth - 2)} }`;
}

describe('DocumentCache', () => {
  const cache = () => new DocumentCache({ schema, introspection: false });

  it('prepares a text once', () => {
    const documents = cache();
    const first = documents.get('{ room { id } }');
    expect(first.document).toBeDefined();
    expect(documents.get('{ room { id } }').document).toBe(first.document);
    expect(documents.get('{ room { id  } }').document).not.toBe(first.document);
  });

  it('keeps what was used last, and no more than its number', () => {
    const documents = cache();
    const used = documents.get('{ room { id } }').document;
    for (let index = 0; index < limits.documents + 50; index++) {
      documents.get(`{ room { id } } #${index}`);
      if (index % 100 === 0) documents.get('{ room { id } }');
    }
    expect(documents.size).toBe(limits.documents);
    expect(documents.get('{ room { id } }').document).toBe(used);
  });

  it('keeps no more than its length', () => {
    const documents = cache();
    const comment = 'x'.repeat(60_000);
    for (let index = 0; index < 60; index++) documents.get(`{ room { id } } #${index} ${comment}`);
    expect(documents.size).toBe(Math.floor(limits.documentCharacters / 60_020));
  });

  it('keeps no refused text', () => {
    const documents = cache();
    expect(documents.get('{ nothing }').errors?.[0]).toBeInstanceOf(GraphQLError);
    expect(documents.size).toBe(0);
  });
});
