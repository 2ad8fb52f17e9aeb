import { randomUUID } from 'node:crypto';
import { execute, type ExecutionResult, GraphQLError, type GraphQLSchema } from 'graphql';
import { formatRaw } from '../limits/error-formatter';
import { within } from '../limits/execute-within';
import { LoaderScope, type RequestContext } from '../request-context';
import type { RealtimeOptions } from './realtime-options';
import { type SharedOperation, SharedPrincipal } from './shared-operation';
import { socketLimits } from './socket-limits';

/** Executes a subscription operation for one event, once for everybody of its viewer class. */
export class SharedExecution {
  private readonly milliseconds: number;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly options: RealtimeOptions,
  ) {
    this.milliseconds = options.limits?.operationMs ?? socketLimits.operationMs;
  }

  /**
   * The execution result as JSON: at once when no resolver waits for anything. Never throws and never rejects: what
   * fails becomes a result with masked errors, so that clients see a gap and fetch it.
   */
  run(operation: SharedOperation, rootValue: object): string | Promise<string> {
    try {
      const result = execute({
        schema: this.schema,
        document: operation.document,
        operationName: operation.operationName,
        variableValues: operation.variables,
        rootValue,
        contextValue: sharedContext(operation),
      });
      if (!('then' in result)) return this.serialise(result);
      return within(Promise.resolve(result), this.milliseconds).then(
        (settled) => this.serialise(settled),
        (error: unknown) => this.failed(error),
      );
    } catch (error) {
      return this.failed(error);
    }
  }

  private serialise({ data, errors }: ExecutionResult): string {
    try {
      return JSON.stringify({ data, ...(errors && { errors: errors.map((error) => this.format(error)) }) });
    } catch (error) {
      return this.failed(error);
    }
  }

  private failed(error: unknown): string {
    const originalError = error instanceof Error ? error : new Error('not an Error');
    return JSON.stringify({ errors: [this.format(new GraphQLError(originalError.message, { originalError }))] });
  }

  private format(error: GraphQLError) {
    return formatRaw(error, this.options.formatError);
  }
}

function sharedContext(operation: SharedOperation): RequestContext {
  return {
    principal: new SharedPrincipal(operation),
    transport: 'socket',
    requestId: randomUUID(),
    ip: '',
    userAgent: '',
    loaders: new LoaderScope(),
  };
}
