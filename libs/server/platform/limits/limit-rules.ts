import {
  type GraphQLError,
  NoSchemaIntrospectionCustomRule,
  type OperationDefinitionNode,
  type ValidationRule,
} from 'graphql';
import { limits } from './limits';
import { type Measured, measureOperation, type OperationSize } from './operation-size';
import { refusal } from './refusal';

export interface LimitRuleOptions {
  /** Whether schema questions are answered; off in production. */
  readonly introspection: boolean;
}

/** Every bound as what it bounds, so that the refusal can say by how much. */
const bounds = {
  depth: ['levels deep', limits.depth],
  aliases: ['aliases', limits.aliases],
  directives: ['directives', limits.directives],
  rootFields: ['root fields', limits.rootFields],
  cost: ['objects', limits.cost],
  pageSize: ['rows a page', limits.pageSize],
} as const satisfies Partial<Record<keyof OperationSize, readonly [string, number]>>;

/**
 * The limits as validation rules that report and never throw. They know no variables: what a page variable asks for
 * is refused by `exceeded` once the values are there.
 */
export function limitRules({ introspection }: LimitRuleOptions): ValidationRule[] {
  const measure: ValidationRule = (context) => ({
    OperationDefinition(operation) {
      const measured = { schema: context.getSchema(), document: context.getDocument(), introspection };
      for (const error of exceeded(measured, operation)) context.reportError(error);
    },
  });
  return introspection ? [measure] : [measure, NoSchemaIntrospectionCustomRule];
}

/** The bounds that an operation breaks, with its variables when they are given. */
export function exceeded(measured: Measured, operation: OperationDefinitionNode): GraphQLError[] {
  return refusals(measureOperation(measured, operation), operation);
}

function refusals(size: OperationSize, operation: OperationDefinitionNode): GraphQLError[] {
  return Object.entries(bounds)
    .map(([name, [what, most]]) => ({ what, most, is: size[name as keyof typeof bounds] }))
    .filter(({ is, most }) => is > most)
    .map(({ what, most, is }) =>
      refusal('TOO_COMPLEX', `The operation asks for ${is} ${what}; at most ${most} are allowed.`, operation),
    );
}
