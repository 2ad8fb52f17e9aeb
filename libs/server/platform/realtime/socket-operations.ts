import { randomUUID } from 'node:crypto';
import {
  createSourceEventStream,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  OperationTypeNode,
} from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import { DocumentCache } from '../limits/document-cache';
import { formatRaw } from '../limits/error-formatter';
import { executeWithin } from '../limits/execute-within';
import { refusal } from '../limits/refusal';
import type { Authenticator, Principal } from '../principal';
import { LoaderScope, type RequestContext } from '../request-context';
import type { LiveSocket } from './live-socket';
import type { LiveSockets } from './live-sockets';
import { LiveSubscription } from './live-subscription';
import type { RealtimeOptions } from './realtime-options';
import { SharedOperations } from './shared-operation';
import { SharedSource } from './shared-source';
import { closeCode, type SocketLimits, SocketRefusal } from './socket-limits';

/** What graphql-ws executes, with what we need to know beside it. */
export class SocketExecution implements ExecutionArgs {
  readonly contextValue: RequestContext;
  readonly rootValue = undefined;
  readonly operationName: string | undefined;
  readonly variableValues: Record<string, unknown> | undefined;
  readonly hideSuggestions: boolean;
  readonly text: string;

  constructor(
    readonly schema: GraphQLSchema,
    readonly document: DocumentNode,
    payload: SubscribePayload,
    readonly id: string,
    readonly socket: LiveSocket,
    readonly principal: Principal,
    introspection: boolean,
  ) {
    this.text = payload.query;
    this.operationName = payload.operationName ?? undefined;
    this.variableValues = payload.variables ?? undefined;
    this.hideSuggestions = !introspection;
    this.contextValue = {
      principal,
      transport: 'socket',
      requestId: randomUUID(),
      ip: socket.ip,
      userAgent: socket.userAgent,
      loaders: new LoaderScope(),
    };
  }
}

export interface SocketOperationsParts {
  readonly schema: GraphQLSchema;
  readonly authenticator: Authenticator;
  readonly sockets: LiveSockets;
  readonly options: RealtimeOptions;
  readonly limits: SocketLimits;
}

/** Runs the operations of all sockets under the same limits as those over HTTP, each for a session read just now. */
export class SocketOperations {
  private readonly documents: DocumentCache;
  private readonly shared = new SharedOperations();

  constructor(private readonly parts: SocketOperationsParts) {
    this.documents = new DocumentCache({ schema: parts.schema, introspection: parts.options.introspection });
  }

  /**
   * Checks one operation before anything of it runs.
   *
   * @throws SocketRefusal when the session has ended meanwhile
   */
  async prepare(
    socket: LiveSocket,
    id: string,
    payload: SubscribePayload,
  ): Promise<SocketExecution | readonly GraphQLError[]> {
    const prepared = this.documents.operation(payload.query, payload.operationName, payload.variables);
    if (!prepared.document) return prepared.errors;
    const principal = await this.currentPrincipal(socket);
    if (principal instanceof GraphQLError) return [principal];
    const { schema, options, limits } = this.parts;
    if (prepared.operation.operation === OperationTypeNode.SUBSCRIPTION) {
      if (socket.subscriptions >= limits.subscriptions) {
        return [
          refusal('RATE_LIMITED', `At most ${limits.subscriptions} subscriptions are allowed on one connection.`),
        ];
      }
      socket.subscriptions++; // Given back by `subscribe`, which graphql-ws calls next.
    }
    return new SocketExecution(schema, prepared.document, payload, id, socket, principal, options.introspection);
  }

  execute(args: ExecutionArgs): Promise<ExecutionResult> {
    return executeWithin(args, this.parts.limits.operationMs);
  }

  /** Runs the subscribe resolver, guards and all, and registers with the source that it returns. */
  async subscribe(args: ExecutionArgs): Promise<LiveSubscription | ExecutionResult> {
    if (!(args instanceof SocketExecution)) throw new Error('Only operations of a socket can subscribe.');
    const { text, document, operationName, variableValues: variables, socket, principal, id } = args;
    const { operation, release } = this.shared.acquire({ text, document, operationName, variables }, principal);
    const subscription = new LiveSubscription(socket, principal, operation, id, () => {
      socket.subscriptions--;
      release();
    });
    try {
      const source = await createSourceEventStream(args);
      if (source instanceof SharedSource) {
        await subscription.attach(async (listener) => this.safely(await source.attach(listener)));
        return subscription;
      }
      subscription.stop();
      if (isResult(source)) return source;
      throw new Error('A subscription resolver must return a SharedSource.');
    } catch (error) {
      subscription.stop();
      const originalError = error instanceof Error ? error : new Error('not an Error');
      return { errors: [new GraphQLError(originalError.message, { originalError })] };
    }
  }

  format(errors: readonly GraphQLError[]): GraphQLFormattedError[] {
    return errors.map((error) => formatRaw(error, this.parts.options.formatError));
  }

  private safely(detach: () => void): () => void {
    return () => {
      try {
        detach();
      } catch (error) {
        this.parts.options.report('A listener could not be taken out', error);
      }
    };
  }

  private async currentPrincipal(socket: LiveSocket): Promise<Principal | GraphQLError> {
    const { authenticator, sockets, options } = this.parts;
    const { principal } = socket;
    if (!principal) throw new SocketRefusal(closeCode.unauthorized, 'Unauthorized');
    let now: Principal | undefined;
    try {
      [now] = await authenticator.recheck([principal]);
    } catch (error) {
      options.report('A session could not be read', error);
      return refusal('SERVICE_UNAVAILABLE', 'The service cannot be reached right now. Please try again.');
    }
    sockets.apply(principal, now);
    if (!now || !socket.open) throw new SocketRefusal(closeCode.forbidden, 'Forbidden');
    return now;
  }
}

function isResult(source: AsyncIterable<unknown> | ExecutionResult): source is ExecutionResult {
  return !(Symbol.asyncIterator in source);
}
