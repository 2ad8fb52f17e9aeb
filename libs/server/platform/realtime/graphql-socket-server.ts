import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { ExecutionResult, GraphQLSchema } from 'graphql';
import { type Context, handleProtocols, makeServer, type Server as ProtocolServer } from 'graphql-ws';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { audienceOf, withoutAudience } from '../audience';
import { Authenticator } from '../principal';
import { FanOut } from './fan-out';
import { Heartbeat } from './heartbeat';
import { LiveSocket } from './live-socket';
import { LiveSockets } from './live-sockets';
import { RealtimeOptions } from './realtime-options';
import { SessionSweep } from './session-sweep';
import { SharedExecution } from './shared-execution';
import { closeCode, type SocketLimits, socketLimits, SocketRefusal } from './socket-limits';
import { SocketOperations } from './socket-operations';

const path = '/graphql';

interface ConnectionExtra {
  readonly socket: LiveSocket;
}

type ConnectionContext = Context<Record<string, unknown> | undefined, ConnectionExtra>;

/** The GraphQL socket: the graphql-transport-ws protocol at /graphql (for patients /portal/graphql), with our limits, sessions and fan-out. */
@Injectable()
export class GraphqlSocketServer {
  private readonly sockets = new LiveSockets();
  private readonly limits: SocketLimits;
  private readonly webSockets: WebSocketServer;
  private readonly heartbeat: Heartbeat;
  private readonly sweep: SessionSweep;
  private protocol: ProtocolServer<ConnectionExtra> | undefined;
  private server: Server | undefined;
  private readonly onUpgrade = (request: IncomingMessage, connection: Duplex, head: Buffer) =>
    this.upgrade(request, connection, head);

  constructor(
    private readonly authenticator: Authenticator,
    private readonly fanOut: FanOut,
    private readonly options: RealtimeOptions,
  ) {
    this.limits = { ...socketLimits, ...options.limits };
    this.webSockets = new WebSocketServer({
      noServer: true,
      clientTracking: false,
      // One message a turn: graphql-ws loses an id that is completed and used again before its promises settle.
      allowSynchronousEvents: false,
      perMessageDeflate: false,
      maxPayload: this.limits.frameBytes,
      handleProtocols,
    });
    this.heartbeat = new Heartbeat(this.sockets, this.limits);
    this.sweep = new SessionSweep(this.sockets, authenticator, this.limits, {
      onFresh: () => fanOut.resume(),
      onSuspended: () => fanOut.metrics.suspensions++,
      report: options.report,
    });
  }

  /** Serves sockets on this HTTP server from now on. Call once, when the schema is built. */
  attach(server: Server, schema: GraphQLSchema): void {
    const { authenticator, sockets, options, limits } = this;
    const operations = new SocketOperations({ schema, authenticator, sockets, options, limits });
    this.protocol = this.speak(operations);
    this.fanOut.use({ execution: new SharedExecution(schema, options), gate: this.sweep, limits });
    authenticator.onSessionsEnded((sessionIds) => sessionIds.forEach((id) => sockets.endSession(id)));
    this.server = server.on('upgrade', this.onUpgrade);
    this.sweep.start();
    this.heartbeat.start();
  }

  /** Refuses new sockets, closes all with 1001 and resolves when they are gone. */
  async close(): Promise<void> {
    this.server?.off('upgrade', this.onUpgrade);
    this.sweep.stop();
    for (const socket of this.sockets) socket.close(closeCode.goingAway, 'Going away');
    const deadline = performance.now() + this.limits.closeMs;
    while (this.sockets.size > 0 && performance.now() < deadline)
      await new Promise((resolve) => setTimeout(resolve, 10));
    for (const socket of this.sockets) socket.cutOff();
    this.heartbeat.stop();
  }

  private speak(operations: SocketOperations): ProtocolServer<ConnectionExtra> {
    return makeServer<Record<string, unknown> | undefined, ConnectionExtra>({
      connectionInitWaitTimeout: this.limits.initMs,
      onConnect: (context) => this.signIn(context),
      onSubscribe: ({ extra }, id, payload) => operations.prepare(extra.socket, id, payload),
      execute: (args) => operations.execute(args),
      subscribe: (args) => operations.subscribe(args),
      onNext: (_context, _id, _payload, _args, result: ExecutionResult) =>
        result.errors && { ...result, errors: operations.format(result.errors) },
      onError: (_context, _id, _payload, errors) => operations.format(errors),
    });
  }

  private upgrade(request: IncomingMessage, connection: Duplex, head: Buffer): void {
    connection.on('error', () => connection.destroy());
    if (withoutAudience(request.url ?? '').split('?')[0] !== path) return refuseUpgrade(connection, '404 Not Found');
    const { origin } = request.headers;
    if (origin !== undefined && !this.options.allowedOrigins.includes(origin)) {
      return refuseUpgrade(connection, '403 Forbidden');
    }
    this.webSockets.handleUpgrade(request, connection, head, (webSocket) => this.open(webSocket, request));
  }

  private open(webSocket: WebSocket, request: IncomingMessage): void {
    const ip = this.options.clientIp?.(request) ?? request.socket.remoteAddress ?? '';
    const socket = new LiveSocket(webSocket, request, this.limits, ip);
    this.sockets.add(socket);
    this.fanOut.metrics.sockets = this.sockets.size;
    const closed = this.protocol?.opened(
      {
        protocol: webSocket.protocol,
        send: (text) => this.send(socket, text),
        close: (code = closeCode.internal, reason = '') => socket.close(code, reason),
        onMessage: (handle) => webSocket.on('message', (data, binary) => this.receive(socket, data, binary, handle)),
      },
      { socket },
    );
    webSocket.on('pong', () => (socket.heard = true));
    webSocket.on('ping', () => this.count(socket));
    webSocket.on('error', () => undefined); // A broken frame: ws closes the connection with the right code itself.
    webSocket.once('close', (code, reason) => {
      this.sockets.remove(socket);
      this.fanOut.metrics.sockets = this.sockets.size;
      closed?.(code, String(reason)).catch((error: unknown) => this.options.report('A socket did not end well', error));
    });
  }

  private receive(socket: LiveSocket, data: RawData, binary: boolean, handle: (text: string) => Promise<void>): void {
    socket.heard = true;
    if (!socket.open || !this.count(socket)) return;
    if (binary || !Buffer.isBuffer(data)) return socket.close(closeCode.badRequest, 'Invalid message received');
    handle(data.toString()).catch((error: unknown) => {
      if (error instanceof SocketRefusal) return socket.close(error.code, error.reason);
      this.options.report('A socket message failed', error);
      socket.close(closeCode.internal, 'Internal server error');
    });
  }

  private count(socket: LiveSocket): boolean {
    if (socket.takeMessage()) return true;
    socket.close(closeCode.tooMany, 'Too many messages');
    return false;
  }

  /** Answers wait in the same buffer as events: who reads neither is closed too. */
  private send(socket: LiveSocket, text: string): Promise<void> {
    if (socket.backlog > this.limits.backlogBytes) this.fanOut.closeSlow(socket);
    return socket.send(text);
  }

  private async signIn({ extra: { socket }, connectionParams }: ConnectionContext): Promise<void> {
    const { cookie, authorization } = socket.request.headers;
    const given = connectionParams?.['authorization'] ?? connectionParams?.['Authorization'];
    const principal = await this.authenticator
      .authenticate(
        { cookie, authorization: typeof given === 'string' ? given : authorization },
        audienceOf(socket.request.url),
      )
      .catch((error: unknown) => {
        this.options.report('A session could not be read', error);
        throw new SocketRefusal(closeCode.tryAgainLater, 'Try again later');
      });
    if (!principal) throw new SocketRefusal(closeCode.unauthorized, 'Unauthorized');
    if (!socket.open) return;
    if (!this.sockets.signIn(socket, principal, this.limits.socketsPerSession)) {
      throw new SocketRefusal(closeCode.tooMany, 'Too many connections of this session');
    }
  }
}

function refuseUpgrade(connection: Duplex, status: string): void {
  connection.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
