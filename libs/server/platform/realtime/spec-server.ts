import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { formatErrors } from '../error-format';
import { Authenticator, type Principal } from '../principal';
import type { RequestContext } from '../request-context';
import { FanOut } from './fan-out';
import { GraphqlSocketServer } from './graphql-socket-server';
import type { RealtimeOptions } from './realtime-options';
import { type LiveListener, SharedSource } from './shared-source';
import type { SocketLimits } from './socket-limits';
import { type ClientOptions, SpecClient } from './spec-client';

/** Sessions in memory: a bearer or cookie `session=<id>` is valid while it stands here. */
export class SpecSessions extends Authenticator {
  readonly live = new Map<string, Principal>();
  /** Set to make reading fail or hang, as when the database is away. */
  outage: (() => Promise<never>) | undefined;
  reads = 0;
  private readonly listeners: ((ids: readonly string[]) => void)[] = [];

  add(sessionId: string, principal: Partial<Principal> = {}): void {
    this.live.set(sessionId, {
      audience: 'STAFF',
      clinicId: 'clinic',
      personId: `person of ${sessionId}`,
      viewerClass: 'staff',
      ...principal,
      sessionId,
    });
  }

  async authenticate({
    cookie,
    authorization,
  }: {
    cookie?: string;
    authorization?: string;
  }): Promise<Principal | undefined> {
    if (this.outage) return this.outage();
    const id = authorization?.replace(/^Bearer /, '') ?? cookie?.replace(/^session=/, '');
    return id === undefined ? undefined : this.live.get(id);
  }

  async recheck(principals: readonly Principal[]): Promise<(Principal | undefined)[]> {
    this.reads++;
    if (this.outage) return this.outage();
    return principals.map(({ sessionId }) => this.live.get(sessionId));
  }

  onSessionsEnded(listener: (ids: readonly string[]) => void): void {
    this.listeners.push(listener);
  }

  /** Ends a session as this process does; without `tell` as another process does. */
  end(sessionId: string, { tell }: { tell: boolean }): void {
    this.live.delete(sessionId);
    if (tell) for (const listener of this.listeners) listener([sessionId]);
  }
}

export interface SpecEvent {
  readonly seq: number;
  readonly text?: string;
  /** Milliseconds that resolving the field `late` takes. */
  readonly wait?: number;
}

const typeDefs = `
  type Query { hello: String who: String transport: String slow: Boolean broken: String text(length: Int!): String node: Node }
  type Node { id: ID node: Node }
  type Mutation { touch: Int }
  type Subscription { events: Event refused: Event plain: Event }
  type Event { seq: Int! text: String late: Int mine: String }
`;

/** A real HTTP server with our socket server on it, over a small schema. */
export class SpecServer {
  readonly sessions = new SpecSessions();
  readonly fanOut = new FanOut();
  readonly reports: string[] = [];
  readonly faults: unknown[] = [];
  listeners: readonly LiveListener[] = [];
  detached = 0;
  touched = 0;
  /** Held while a subscriber is being attached. */
  attaching: Promise<void> = Promise.resolve();
  private readonly sockets: GraphqlSocketServer;
  private readonly server: Server = createServer((_request, response) => response.end());
  private readonly clients: SpecClient[] = [];

  private constructor(limits: Partial<SocketLimits>) {
    const options: RealtimeOptions = {
      allowedOrigins: ['https://chat.example'],
      introspection: false,
      formatError: formatErrors((error) => this.faults.push(error)),
      report: (what) => this.reports.push(what),
      limits,
    };
    this.sockets = new GraphqlSocketServer(this.sessions, this.fanOut, options);
    for (const session of ['anna', 'boris', 'clara']) this.sessions.add(session);
  }

  static async start(limits: Partial<SocketLimits> = {}): Promise<SpecServer> {
    const server = new SpecServer(limits);
    await new Promise<void>((resolve) => server.server.listen(0, '127.0.0.1', resolve));
    server.sockets.attach(server.server, server.schema());
    return server;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  async connect(options: ClientOptions = {}): Promise<SpecClient> {
    const client = await SpecClient.open(this.port, options);
    this.clients.push(client);
    return client;
  }

  /** Connected, acknowledged and, when a query is given, subscribed. */
  async signedIn(session = 'anna', query?: string, id = '1'): Promise<SpecClient> {
    const client = await this.connect({ headers: { cookie: `session=${session}` } });
    client.send({ type: 'connection_init' });
    await client.message(({ type }) => type === 'connection_ack');
    if (query !== undefined) await this.subscribe(client, query, id);
    return client;
  }

  async subscribe(client: SpecClient, query = 'subscription { events { seq } }', id = '1'): Promise<void> {
    const before = this.listeners.length;
    client.send({ type: 'subscribe', id, payload: { query } });
    await until(() => this.listeners.length > before);
  }

  publish(event: SpecEvent, listeners = this.listeners): void {
    this.fanOut.publish(listeners, { events: event });
  }

  async closeSockets(): Promise<void> {
    await this.sockets.close();
  }

  async stop(): Promise<void> {
    await this.sockets.close();
    for (const client of this.clients) client.cutOff();
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private schema(): GraphQLSchema {
    const schema = buildSchema(typeDefs);
    const on = (type: string, field: string) => {
      const found = schema.getType(type);
      if (!found || !('getFields' in found)) throw new Error(`No type ${type}`);
      return found.getFields()[field] as {
        resolve?: (source: unknown, args: Record<string, number>, context: RequestContext) => unknown;
        subscribe?: (source: unknown, args: unknown, context: RequestContext) => unknown;
      };
    };
    on('Query', 'hello').resolve = () => 'hello';
    on('Query', 'who').resolve = (_source, _args, { principal }) => principal?.personId;
    on('Query', 'transport').resolve = (_source, _args, { transport }) => transport;
    on('Query', 'slow').resolve = () => new Promise(() => undefined);
    on('Query', 'broken').resolve = () => {
      throw new Error('secret sql: select * from person');
    };
    on('Query', 'text').resolve = (_source, { length = 0 }) => 'x'.repeat(length);
    on('Mutation', 'touch').resolve = () => ++this.touched;
    on('Subscription', 'events').subscribe = () => new SharedSource((listener) => this.attach(listener));
    on('Subscription', 'refused').subscribe = () => new SharedSource(() => Promise.reject(new Error('secret sql')));
    on('Subscription', 'plain').subscribe = async function* () {
      yield { plain: { seq: 1 } };
    };
    on('Event', 'late').resolve = async (event) => {
      const { seq, wait = 0 } = event as SpecEvent;
      await new Promise((resolve) => setTimeout(resolve, wait));
      return seq;
    };
    on('Event', 'mine').resolve = (_source, _args, { principal }) => principal?.personId;
    return schema;
  }

  private async attach(listener: LiveListener): Promise<() => void> {
    await this.attaching;
    this.listeners = [...this.listeners, listener];
    return () => {
      this.detached++;
      this.listeners = this.listeners.filter((other) => other !== listener);
    };
  }
}

/** Waits for something to become true; fails after three seconds. */
export async function until(condition: () => boolean, milliseconds = 3_000): Promise<void> {
  const deadline = performance.now() + milliseconds;
  while (!condition()) {
    if (performance.now() > deadline) throw new Error(`Still not so after ${milliseconds} ms: ${condition.toString()}`);
    await pause(2);
  }
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
