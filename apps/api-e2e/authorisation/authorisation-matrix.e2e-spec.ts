import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, type GraphQLField, isObjectType } from 'graphql';
import { ROOT } from '../support/workspace';
import { type Outcome, overHttp, SocketCaller } from './callers';
import { empty, fields } from './fields';
import { Observations } from './observations';
import { coordinate, operations, withSessionOfItsOwn } from './operations';
import { callRoute, routes } from './routes';
import { everythingOf } from './selection';
import { expected, type Transport } from './verdicts';
import { type Viewer, type ViewerName, viewers } from './viewers';
import { canaries, makeWorld, type MatrixWorld } from './world';

const schema = buildSchema(readFileSync(join(ROOT, 'apps/api/schema.graphql'), 'utf8'));
const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap((type) =>
  type ? [type] : [],
);
const rootFields: Readonly<Record<string, GraphQLField<unknown, unknown>>> = Object.fromEntries(
  roots.flatMap((type) => Object.values(type.getFields()).map((field) => [`${type.name}.${field.name}`, field])),
);
const objectFields = Object.values(schema.getTypeMap())
  .filter((type) => isObjectType(type))
  .filter((type) => !type.name.startsWith('__') && !roots.includes(type))
  .flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`));
const fieldRules = Object.entries(fields).flatMap(([type, rules]) =>
  rules.flatMap(([holder, names]) => names.split(' ').map((name) => [`${type}.${name}`, holder] as const)),
);
const everybody = Object.entries<Viewer>(viewers) as [ViewerName, Viewer][];
/** A socket takes twenty messages a second. */
const PACE_MS = 60;
/** Who ends the own session loses the socket at once, often before the answer. */
const SESSION_ENDED = 'CLOSED_4403';

describe('Z1 every operation and every field has a rule', () => {
  it('every query, mutation and subscription, and no rule is for one that is gone', () => {
    expect([...new Set(Object.keys(operations).map(coordinate))].sort()).toEqual(Object.keys(rootFields).sort());
  });

  it('every field of every object, once', () => {
    expect(fieldRules.map(([field]) => field).sort()).toEqual(objectFields.sort());
  });
});

describe('Z2 every rule holds for everybody, over HTTP and over the socket', () => {
  let world: MatrixWorld;
  let sockets: Record<ViewerName, SocketCaller>;
  const seen = new Observations();

  beforeAll(async () => {
    world = await makeWorld();
    sockets = Object.fromEntries(
      everybody.map(([name]) => [name, new SocketCaller(world.callers[name])]),
    ) as typeof sockets;
    await Promise.all(
      everybody.flatMap(([name]) =>
        ['Subscription.chatEvents', 'Subscription.directoryEvents'].map((each) =>
          sockets[name].listen(textOf(each, '')),
        ),
      ),
    );
  });
  afterAll(async () => {
    await Promise.all(Object.values(sockets).map((socket) => socket.close()));
    await world.leave();
  });

  function textOf(name: string, call: string): string {
    const [kind = '', field = ''] = coordinate(name).split('.');
    const type = rootFields[coordinate(name)]?.type;
    if (!type) throw new Error(`the schema has no ${name}`);
    return `${kind.toLowerCase()} { ${call || field} ${everythingOf(type)} }`;
  }

  async function ask(name: string, viewer: ViewerName, transport: Transport): Promise<Outcome> {
    const [, call] = operations[name] ?? [];
    const text = textOf(name, (await call?.(world.things, world.freshFor(viewer))) ?? '');
    const caller = world.callers[viewer];
    if (!withSessionOfItsOwn.has(name)) {
      if (transport === 'HTTP') return overHttp(caller, text);
      return name.startsWith('Subscription.') ? sockets[viewer].listen(text) : sockets[viewer].ask(text);
    }
    const once = await world.once(viewer);
    if (transport === 'HTTP') return overHttp(once, text);
    const socket = new SocketCaller(once);
    return socket.ask(text).finally(() => socket.close());
  }

  async function verdict(name: string, viewer: ViewerName, transport: Transport): Promise<string> {
    const { data, errors } = await ask(name, viewer, transport);
    // Who was no employee and signs in as one is one in the answer.
    const { signedIn, patient } = viewers[viewer];
    if ((signedIn && !patient) || name !== 'Mutation.logIn') seen.record(viewer, data);
    const codes = errors?.map(({ extensions }) => extensions.code).join() ?? 'DONE';
    return codes === SESSION_ENDED && withSessionOfItsOwn.has(name) ? 'DONE' : codes;
  }

  it.each(Object.entries(operations))('%s', async (name, [rule]) => {
    const transports: Transport[] = name.startsWith('Subscription.') ? ['socket'] : ['HTTP', 'socket'];
    const paced = new Promise((resolve) => setTimeout(resolve, PACE_MS));
    for (const transport of transports) {
      const asked = everybody.map(async ([viewer]) => [viewer, await verdict(name, viewer, transport)] as const);
      const wanted = everybody.map(([viewer, facts]) => [viewer, expected(rule, facts, transport)]);
      expect({ transport, ...Object.fromEntries(await Promise.all(asked)) }).toEqual({
        transport,
        ...Object.fromEntries(wanted),
      });
    }
    await paced;
  });

  it.each(Object.entries(routes))('%s', async (_, route) => {
    const asked = everybody.map(
      async ([viewer]) => [viewer, await callRoute(route, world.things, world.callers[viewer])] as const,
    );
    const wanted = everybody.map(([viewer, facts]) => [viewer, expected(route[0], facts, 'HTTP')]);
    expect(Object.fromEntries(await Promise.all(asked))).toEqual(Object.fromEntries(wanted));
  });

  it('the session of a patient opens no handler at the address of the staff', async () => {
    const patient = { ...world.callers.patient, url: world.callers.author.url };
    const asked = Object.entries(routes).map(
      async ([name, route]) => [name, await callRoute(route, world.things, patient)] as const,
    );
    const wanted = Object.keys(routes).map((name) => [name, 'UNAUTHENTICATED']);
    expect(Object.fromEntries(await Promise.all(asked))).toEqual(Object.fromEntries(wanted));
  });

  it('a subscription is not answered over HTTP', async () => {
    const { errors } = await overHttp(world.callers.author, 'subscription { chatEvents { __typename } }');
    expect(errors).toHaveLength(1);
  });

  describe('and of what was answered', () => {
    beforeAll(() => {
      for (const [viewer] of everybody) for (const event of sockets[viewer].events) seen.record(viewer, event);
    });

    it('each field was shown to those who may see it, and to nobody else', () => {
      const wrong = fieldRules.flatMap(([field, holder]) =>
        [...seen.whoSaw(field)].filter((viewer) => !holder(viewers[viewer])).map((viewer) => `${field}: ${viewer}`),
      );
      expect(wrong).toEqual([]);
    });

    it('each field had something in it for somebody who may see it', () => {
      const without = fieldRules.map(([field]) => field).filter((field) => seen.whoSaw(field).size === 0);
      expect(without.filter((field) => !empty.includes(field))).toEqual([]);
    });

    it('what was written in the room was read by those who are in it', () => {
      const inside = everybody.filter(([, { room, chat }]) => chat && (room === 'AUTHOR' || room === 'MEMBER'));
      expect(seen.whoRead(canaries.room).sort()).toEqual(inside.map(([viewer]) => viewer).sort());
    });

    it('what stands on the card of a patient was read by those who use the directories of the clinic', () => {
      const users = everybody.filter(([, { crm, clinic }]) => crm && clinic === 'OWN');
      expect(seen.whoRead(canaries.contact).sort()).toEqual(users.map(([viewer]) => viewer).sort());
    });

    it('nothing of the clinic was shown to another clinic, and nothing at all to nobody', () => {
      // `presence` gives back the id that it was asked for; in another clinic that person is never online. The
      // conversation of a patient with the clinic has the same name everywhere.
      const { online: _, conversation: __, ...things } = world.things;
      const readers = new Set(Object.values<string>(things).flatMap((id) => seen.whoRead(id)));
      expect([...readers].filter((viewer) => viewers[viewer].clinic === 'OTHER' || !viewers[viewer].signedIn)).toEqual(
        [],
      );
      expect(readers.size).toBeGreaterThan(5);
    });
  });
});
