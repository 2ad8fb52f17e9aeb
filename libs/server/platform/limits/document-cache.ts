import {
  type DocumentNode,
  getOperationAST,
  GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
  parse,
  specifiedRules,
  validate,
  type ValidationRule,
} from 'graphql';
import { exceeded, limitRules } from './limit-rules';
import { limits } from './limits';
import { measureOperation } from './operation-size';
import { refusal } from './refusal';

export interface DocumentCacheOptions {
  readonly schema: GraphQLSchema;
  /** Whether schema questions are answered and wrong names get suggestions; off in production. */
  readonly introspection: boolean;
}

/** A document that may be executed, or the errors that say why it may not. */
export type PreparedDocument =
  | { readonly document: DocumentNode; readonly errors?: undefined }
  | { readonly document?: undefined; readonly errors: readonly GraphQLError[] };

export interface PreparedOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
}

/**
 * Parses, limits and validates each text once, for both transports. Keeps the documents used last, within a number
 * and a length; a refused text is not kept, so that refusals cannot push out what clients really use.
 */
export class DocumentCache {
  private readonly documents = new Map<string, DocumentNode>();
  private readonly withPageVariables = new WeakMap<OperationDefinitionNode, boolean>();
  private readonly rules: readonly ValidationRule[];
  private characters = 0;

  constructor(private readonly options: DocumentCacheOptions) {
    this.rules = limitRules(options);
  }

  get size(): number {
    return this.documents.size;
  }

  /** Never throws. Errors carry GRAPHQL_PARSE_FAILED, TOO_COMPLEX or GRAPHQL_VALIDATION_FAILED. */
  get(text: string): PreparedDocument {
    const known = this.documents.get(text);
    if (known) {
      this.documents.delete(text);
      this.documents.set(text, known);
      return { document: known };
    }
    const prepared = this.prepare(text);
    if (prepared.document) this.keep(text, prepared.document);
    return prepared;
  }

  /** The operation to execute, or why not: also checks what its page variables ask for. */
  operation(
    text: string,
    operationName: string | null | undefined,
    variables: Readonly<Record<string, unknown>> | null | undefined,
  ): PreparedOperation | { readonly document?: undefined; readonly errors: readonly GraphQLError[] } {
    const prepared = this.get(text);
    if (!prepared.document) return prepared;
    const { document } = prepared;
    const operation = getOperationAST(document, operationName);
    if (!operation) return { errors: [refusal('BAD_REQUEST', 'The document has no such operation.')] };
    const errors = this.beyondVariables(document, operation, variables ?? {});
    return errors.length > 0 ? { errors } : { document, operation };
  }

  private beyondVariables(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Readonly<Record<string, unknown>>,
  ): readonly GraphQLError[] {
    const measured = { ...this.options, document, variables };
    let variable = this.withPageVariables.get(operation);
    if (variable === undefined) {
      variable = measureOperation(measured, operation).variable;
      this.withPageVariables.set(operation, variable);
    }
    return variable ? exceeded(measured, operation) : [];
  }

  private prepare(text: string): PreparedDocument {
    let document: DocumentNode;
    try {
      document = parse(text, { maxTokens: limits.tokens });
    } catch (error) {
      return { errors: [parseRefusal(error)] };
    }
    const { schema, introspection } = this.options;
    // The limits first: graphql's own rules compare fields pairwise and are dear on what the limits refuse.
    const tooLarge = validate(schema, document, this.rules);
    const errors =
      tooLarge.length > 0 ? tooLarge : validate(schema, document, specifiedRules, { hideSuggestions: !introspection });
    return errors.length > 0 ? { errors: errors.map(withCode) } : { document };
  }

  private keep(text: string, document: DocumentNode): void {
    this.documents.set(text, document);
    this.characters += text.length;
    for (const oldest of this.documents.keys()) {
      if (this.documents.size <= limits.documents && this.characters <= limits.documentCharacters) return;
      this.documents.delete(oldest);
      this.characters -= oldest.length;
    }
  }
}

/** graphql-js reports too many tokens as a syntax error; only its text tells the two apart. */
function parseRefusal(error: unknown): GraphQLError {
  const message = error instanceof GraphQLError ? error.message : 'The document cannot be read.';
  if (tooManyTokens(message)) {
    return refusal('TOO_COMPLEX', `The document has more than ${limits.tokens} tokens.`);
  }
  const place = error instanceof GraphQLError ? { source: error.source, positions: error.positions } : {};
  return new GraphQLError(message, { ...place, extensions: { code: 'GRAPHQL_PARSE_FAILED' } });
}

/** Whether a parser's message means the token limit. */
export function tooManyTokens(message: string): boolean {
  return / tokens\. Parsing aborted/.test(message);
}

function withCode(error: GraphQLError): GraphQLError {
  if (error.extensions['code'] !== undefined) return error;
  return new GraphQLError(error.message, { nodes: error.nodes, extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } });
}
