import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildSchema,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedOutputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isUnionType,
} from 'graphql';
import { ROOT } from './workspace';

export interface WalkedOperation {
  readonly name: string;
  readonly query: string;
}

/** What patients may ask is shown whole; the rest is refused at the root, and a small question keeps within the limits. */
const depthOf = (name: string) => (/portal/i.test(name) ? 4 : 1);
const schema = buildSchema(readFileSync(join(ROOT, 'apps/api/schema.graphql'), 'utf8'));

/** Every query and mutation of the contract, with this id in every place where an id is asked for, and all that it can show. */
export function everyOperation(id: string): WalkedOperation[] {
  return [
    ...operations('query', schema.getQueryType()?.getFields() ?? {}, id),
    ...operations('mutation', schema.getMutationType()?.getFields() ?? {}, id),
  ];
}

function operations(
  kind: 'query' | 'mutation',
  fields: Readonly<Record<string, GraphQLField<unknown, unknown>>>,
  id: string,
): WalkedOperation[] {
  return Object.values(fields).map((field) => ({
    name: field.name,
    query: `${kind} { ${field.name}${argumentsOf(field, id, true)} ${selection(getNamedType(field.type), depthOf(field.name), id)} }`,
  }));
}

/** Optional ids are given too: they say what is asked about. */
function argumentsOf(field: GraphQLField<unknown, unknown>, id: string, optionalIds: boolean): string {
  const given = field.args.filter(
    ({ type, defaultValue }) =>
      (isNonNullType(type) && defaultValue === undefined) || (optionalIds && getNamedType(type).name === 'ID'),
  );
  return given.length === 0 ? '' : `(${given.map(({ name, type }) => `${name}: ${literal(type, id)}`).join(', ')})`;
}

function literal(type: GraphQLInputType, id: string): string {
  if (isNonNullType(type)) return literal(type.ofType, id);
  if (isListType(type)) return `[${literal(type.ofType, id)}]`;
  if (isInputObjectType(type)) {
    const required = Object.values(type.getFields()).filter(
      (field) => isNonNullType(field.type) && field.defaultValue === undefined,
    );
    return `{ ${required.map((field) => `${field.name}: ${literal(field.type, id)}`).join(', ')} }`;
  }
  if (isEnumType(type)) return type.getValues()[0]?.name ?? '';
  return leaves[type.name]?.(id) ?? '"x"';
}

const leaves: Readonly<Record<string, (id: string) => string>> = {
  ID: (id) => JSON.stringify(id),
  Int: () => '1',
  Float: () => '1',
  Boolean: () => 'true',
  DateTime: () => '"2026-01-01T00:00:00Z"',
};

function selection(type: GraphQLNamedOutputType, depth: number, id: string): string {
  if (isLeafType(type)) return '';
  if (isUnionType(type)) {
    return `{ __typename ${type
      .getTypes()
      .map((member) => `... on ${member.name} ${selection(member, depth, id)}`)
      .join(' ')} }`;
  }
  const shown = Object.values(type.getFields()).flatMap((field) => {
    const inner = getNamedType(field.type);
    if (!isLeafType(inner) && depth === 0) return [];
    return [`${field.name}${argumentsOf(field, id, false)} ${selection(inner, depth - 1, id)}`];
  });
  return `{ __typename ${shown.join(' ')} }`;
}
