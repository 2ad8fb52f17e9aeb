import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  isCompositeType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { limits, pageArgument } from './limits';

/** How large an operation is, its fragments counted at every place where they are spread. */
export interface OperationSize {
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
  readonly rootFields: number;
  readonly cost: number;
  /** The largest page that any field asks for. */
  readonly pageSize: number;
  /** Whether cost or page size hang on a variable, so that they are only known when it is executed. */
  readonly variable: boolean;
}

export interface Measured {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly introspection: boolean;
  /** Before execution there are none: a page then counts as one row, and the operation is measured again with them. */
  readonly variables?: Readonly<Record<string, unknown>> | null;
}

type Counts = { -readonly [Key in keyof OperationSize]: OperationSize[Key] };

/** Measures one operation in time linear in the document: each fragment is walked once, a cycle counts nothing. */
export function measureOperation(measured: Measured, operation: OperationDefinitionNode): OperationSize {
  const root = measured.schema.getRootType(operation.operation) ?? undefined;
  const counts = new Measurement(measured).selections(operation.selectionSet, root, false);
  return { ...counts, directives: counts.directives + (operation.directives?.length ?? 0) };
}

class Measurement {
  private readonly fragments = new Map<string, FragmentDefinitionNode>();
  private readonly fragmentCounts = new Map<string, Counts>();

  constructor(private readonly measured: Measured) {
    for (const definition of measured.document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.fragments.set(definition.name.value, definition);
    }
  }

  /** @param paged whether the field above has a page argument, which has already counted the list below it */
  selections(set: SelectionSetNode, parent: GraphQLCompositeType | undefined, paged: boolean): Counts {
    const total = nothing();
    for (const selection of set.selections) {
      total.directives += selection.directives?.length ?? 0;
      if (selection.kind === Kind.FIELD) add(total, this.field(selection, parent, paged));
      else if (selection.kind === Kind.INLINE_FRAGMENT) {
        const type = selection.typeCondition ? this.composite(selection.typeCondition.name.value) : parent;
        add(total, this.selections(selection.selectionSet, type, paged));
      } else add(total, this.spread(selection.name.value, paged));
    }
    return total;
  }

  private spread(name: string, paged: boolean): Counts {
    const key = paged ? `paged ${name}` : name;
    const known = this.fragmentCounts.get(key);
    if (known) return known;
    const fragment = this.fragments.get(name);
    if (!fragment) return nothing();
    this.fragmentCounts.set(key, nothing());
    const counts = this.selections(fragment.selectionSet, this.composite(fragment.typeCondition.name.value), paged);
    counts.directives += fragment.directives?.length ?? 0;
    this.fragmentCounts.set(key, counts);
    return counts;
  }

  private field(node: FieldNode, parent: GraphQLCompositeType | undefined, paged: boolean): Counts {
    const introspects = node.name.value === '__schema' || node.name.value === '__type';
    if (introspects && this.measured.introspection) return { ...nothing(), ...introspectionCounts(node) };

    const field = fieldOf(parent, node.name.value);
    const page = field && this.pageOf(node, field);
    const type = field && getNamedType(field.type);
    const below = node.selectionSet
      ? this.selections(node.selectionSet, isCompositeType(type) ? type : undefined, page !== undefined)
      : nothing();
    const unpagedList = field !== undefined && !page && !paged && isList(field);
    return {
      depth: 1 + below.depth,
      aliases: (node.alias ? 1 : 0) + below.aliases,
      directives: below.directives,
      rootFields: 1,
      cost: node.selectionSet ? objects(below.cost, page?.rows, unpagedList) : 0,
      pageSize: Math.max(page?.rows ?? 0, below.pageSize),
      variable: page?.variable === true || below.variable,
    };
  }

  private pageOf(
    node: FieldNode,
    field: GraphQLField<unknown, unknown>,
  ): { rows: number; variable: boolean } | undefined {
    const argument = field.args.find(({ name }) => name === pageArgument);
    if (!argument) return undefined;
    const byDefault = asRows(argument.defaultValue) ?? 1;
    const value = node.arguments?.find(({ name }) => name.value === pageArgument)?.value;
    if (value?.kind === Kind.INT) return { rows: Number(value.value), variable: false };
    if (value?.kind !== Kind.VARIABLE) return { rows: byDefault, variable: false };
    const name = value.name.value;
    const given = this.measured.variables?.[name];
    const rows = given === undefined ? (this.variableDefault(name) ?? byDefault) : (asRows(given) ?? 1);
    return { rows: this.measured.variables === undefined ? 1 : rows, variable: true };
  }

  private variableDefault(name: string): number | undefined {
    const defaults = this.measured.document.definitions.flatMap((definition) =>
      definition.kind === Kind.OPERATION_DEFINITION ? (definition.variableDefinitions ?? []) : [],
    );
    const rows = defaults
      .filter(({ variable }) => variable.name.value === name)
      .map(({ defaultValue }) => (defaultValue?.kind === Kind.INT ? Number(defaultValue.value) : undefined))
      .filter((value) => value !== undefined);
    return rows.length > 0 ? Math.max(...rows) : undefined;
  }

  private composite(name: string): GraphQLCompositeType | undefined {
    const type = this.measured.schema.getType(name);
    return isCompositeType(type) ? type : undefined;
  }
}

function nothing(): Counts {
  return { depth: 0, aliases: 0, directives: 0, rootFields: 0, cost: 0, pageSize: 0, variable: false };
}

function add(total: Counts, more: Counts): void {
  total.depth = Math.max(total.depth, more.depth);
  total.aliases += more.aliases;
  total.directives += more.directives;
  total.rootFields += more.rootFields;
  total.cost += more.cost;
  total.pageSize = Math.max(total.pageSize, more.pageSize);
  total.variable ||= more.variable;
}

/** What costs is an object: a row to load, a resolver to run. Its plain fields come with it. */
function objects(below: number, pageRows: number | undefined, unpagedList: boolean): number {
  if (pageRows !== undefined) return 1 + Math.max(1, pageRows) * below;
  return (unpagedList ? limits.unpagedList : 1) * (1 + below);
}

/** An allowed introspection query may be as deep as it is; its aliases and directives still count. */
function introspectionCounts(node: FieldNode): Pick<Counts, 'depth' | 'rootFields' | 'aliases' | 'directives'> {
  const total = { depth: 1, rootFields: 1, aliases: node.alias ? 1 : 0, directives: 0 };
  for (const selection of node.selectionSet?.selections ?? []) {
    total.directives += selection.directives?.length ?? 0;
    if (selection.kind !== Kind.FIELD) continue;
    const below = introspectionCounts(selection);
    total.aliases += below.aliases;
    total.directives += below.directives;
  }
  return total;
}

function fieldOf(parent: GraphQLCompositeType | undefined, name: string): GraphQLField<unknown, unknown> | undefined {
  return isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
}

function isList({ type }: GraphQLField<unknown, unknown>): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}

function asRows(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
