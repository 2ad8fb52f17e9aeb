/** A GraphQL operation as text. The types of its result and variables exist for the compiler alone. */
export type OperationText<TData, TVariables> = string & { readonly types?: (variables: TVariables) => TData };

const NAME = /^(?:query|mutation|subscription) (\w+)/;

/** What is sent for an operation, over either transport. */
export interface OperationRequest {
  readonly query: string;
  readonly operationName: string | undefined;
  readonly variables: Record<string, unknown>;
}

export function requestOf<TData, TVariables extends Record<string, unknown>>(
  operation: OperationText<TData, TVariables>,
  variables: TVariables,
): OperationRequest {
  return { query: operation, operationName: NAME.exec(operation)?.[1], variables };
}
