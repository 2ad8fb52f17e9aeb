import type { Type } from '@nestjs/common';
import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import { IsInt, IsOptional, IsString, Max, Min } from 'class-validator';
import { invalidField } from './errors';
import { isId } from './ids';

export const MAX_PAGE = 100;

@ObjectType({ description: 'Where a page stands in its list. Cursors are opaque.' })
export class PageInfo {
  @Field({ description: 'Whether there is more after the last edge.' })
  hasNextPage: boolean;

  @Field({ description: 'Whether there is more before the first edge.' })
  hasPreviousPage: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first edge; null when the page is empty.' })
  startCursor: string | null;

  @Field(() => String, { nullable: true, description: 'Cursor of the last edge; null when the page is empty.' })
  endCursor: string | null;
}

@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: 50, description: 'How many, 1 to 100.' })
  @IsInt()
  @Min(1, { message: 'A page holds at least 1.' })
  @Max(MAX_PAGE, { message: `A page holds at most ${MAX_PAGE}.` })
  first: number;

  @Field(() => String, { nullable: true, description: 'The endCursor of the page before.' })
  @IsOptional()
  @IsString()
  after?: string | null;
}

export interface Edge<T> {
  readonly cursor: string;
  readonly node: T;
}

export interface Connection<T> {
  readonly edges: readonly Edge<T>[];
  readonly pageInfo: PageInfo;
}

/** Declares `XEdge` and `XConnection` for a GraphQL type: `class XConnection extends connectionType(X) {}`. */
export function connectionType<T>(node: Type<T>): Type<Connection<T>> {
  @ObjectType(`${node.name}Edge`, { description: `One ${node.name} of a page and its place.` })
  class EdgeType implements Edge<T> {
    @Field({ description: 'Opaque place of this node in the list.' })
    readonly cursor: string;

    @Field(() => node, { description: 'The thing itself.' })
    readonly node: T;
  }

  @ObjectType({ isAbstract: true })
  class ConnectionType implements Connection<T> {
    @Field(() => [EdgeType], { description: 'The page, in order.' })
    readonly edges: readonly EdgeType[];

    @Field(() => PageInfo, { description: 'Where the page stands in the list.' })
    readonly pageInfo: PageInfo;
  }
  return ConnectionType;
}

/**
 * Makes a page of rows that were read forwards with one row more than asked for: the extra row only tells that
 * there is a next page, so no count is ever needed.
 */
export function forwardPage<Row, T>(
  rows: readonly Row[],
  args: { readonly first: number; readonly after?: string | null },
  shape: { readonly cursor: (row: Row) => string; readonly node: (row: Row) => T },
): Connection<T> {
  const edges = rows.slice(0, args.first).map((row) => ({ cursor: shape.cursor(row), node: shape.node(row) }));
  return {
    edges,
    pageInfo: {
      hasNextPage: rows.length > args.first,
      hasPreviousPage: typeof args.after === 'string',
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

type CursorPart = string | number;

/** What a part may be. A cursor comes from outside: what the database could not read as its type is unknown here. */
const cursorPart = {
  number: (part: unknown) => typeof part === 'number',
  string: (part: unknown) => typeof part === 'string' && !part.includes('\u0000'),
  id: (part: unknown) => typeof part === 'string' && isId(part),
};

/** A cursor carries the sort keys of its row and the name of its list, so that one list's cursor fails in another. */
export function encodeCursor(list: string, keys: readonly CursorPart[]): string {
  return Buffer.from(JSON.stringify([list, ...keys])).toString('base64url');
}

/** @throws AppError VALIDATION_FAILED when the cursor is not one that this list gave out */
export function decodeCursor(
  list: string,
  cursor: string,
  field: string,
  types: readonly (keyof typeof cursorPart)[],
): CursorPart[] {
  const unknown = invalidField(field, 'This cursor is not known here. Start from the first page.');
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw unknown;
  }
  if (!Array.isArray(parts) || parts[0] !== list || parts.length !== types.length + 1) throw unknown;
  const keys = parts.slice(1) as CursorPart[];
  if (!types.every((type, index) => cursorPart[type](keys[index]))) throw unknown;
  return keys;
}
