import {
  getNamedType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
} from 'graphql';

const DEEPEST = 6;
const PAGE = 3;

/** Everything there is of a type, each object type once: what a caller gets who asks for as much as the limits allow. */
export function everythingOf(type: GraphQLOutputType, seen = new Set<string>(), depth = 1): string {
  const named = getNamedType(type);
  if (isLeafType(named)) return '';
  if (isUnionType(named)) {
    const parts = named.getTypes().map((each) => `... on ${each.name} ${everythingOf(each, seen, depth)}`);
    return `{ __typename ${parts.join(' ')} }`;
  }
  if (!isObjectType(named) || seen.has(named.name) || depth > DEEPEST) return '{ __typename }';
  return `{ __typename ${fieldsOf(named, seen.add(named.name), depth).join(' ')} }`;
}

function fieldsOf(type: GraphQLObjectType, seen: Set<string>, depth: number): string[] {
  return Object.values(type.getFields()).map(
    (field) => `${field.name}${argumentsOf(field)} ${everythingOf(field.type, seen, depth + 1)}`,
  );
}

function argumentsOf(field: GraphQLField<unknown, unknown>): string {
  const given = field.args.flatMap((argument) => {
    if (argument.name === 'first') return [`first: ${PAGE}`];
    return isRequiredArgument(argument) ? [`${argument.name}: 0`] : [];
  });
  return given.length > 0 ? `(${given.join(', ')})` : '';
}
