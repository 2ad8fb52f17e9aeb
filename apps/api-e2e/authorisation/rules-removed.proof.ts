import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema } from 'graphql';
import { dataFolder, ROOT } from '../support/workspace';
import { type Caller, type Outcome, overHttp, SocketCaller } from './callers';
import { coordinate, operations, withSessionOfItsOwn } from './operations';
import { callRoute, routes } from './routes';
import { everythingOf } from './selection';
import { type Rule } from './verdicts';
import { type Viewer, type ViewerName, viewers } from './viewers';
import { makeWorld, type MatrixWorld } from './world';

const schema = buildSchema(readFileSync(join(ROOT, 'apps/api/schema.graphql'), 'utf8'));
const everybody = Object.entries<Viewer>(viewers) as [ViewerName, Viewer][];
const admittedFile = join(dataFolder(), 'admitted');
const lines = { ...operations, ...routes };
const verdictOf = (name: string): Rule => lines[name]?.[0] ?? (() => 'DONE');
const refuses = (name: string, code: 'UNAUTHENTICATED' | 'FORBIDDEN') =>
  everybody.some(([, facts]) => verdictOf(name)(facts) === code);
/** `POST /files for a send` -> `POST /files`, `Query.contacts of a group` -> `Query.contacts`. */
const ruled = (name: string) => (name in routes ? name.split(' ').slice(0, 2).join(' ') : coordinate(name));
/** Every rule but `anyone`, with the lines of the matrix that are about it. */
const rules = [...Map.groupBy(Object.keys(lines), ruled)].filter(([, names]) =>
  names.some((name) => refuses(name, 'UNAUTHENTICATED')),
);

describe('with the rule of one operation removed', () => {
  let world: MatrixWorld;

  beforeAll(async () => {
    world = await makeWorld({
      ADMITTED_FILE: admittedFile,
      NODE_OPTIONS: `--import ${join(__dirname, 'admit-everybody.mjs')}`,
    });
  });
  afterAll(async () => {
    rmSync(admittedFile, { force: true });
    await world.leave();
  });

  async function verdict(name: string, viewer: ViewerName): Promise<string> {
    const route = routes[name];
    const caller = withSessionOfItsOwn.has(name) ? await world.once(viewer) : world.callers[viewer];
    if (route) return callRoute(route, world.things, world.callers[viewer]);
    const [, call] = operations[name] ?? [];
    const [kind = '', field = ''] = coordinate(name).split('.');
    const type = schema.getType(kind);
    const fields = type && 'getFields' in type ? type.getFields() : {};
    const what = fields[field];
    if (!what || !('args' in what)) throw new Error(`the schema has no ${name}`);
    const asked = (await call?.(world.things, world.freshFor(viewer))) ?? field;
    const text = `${kind.toLowerCase()} { ${asked} ${everythingOf(what.type)} }`;
    const { errors } = await (kind === 'Subscription' ? firstEvent(caller, text) : overHttp(caller, text));
    return errors?.map(({ extensions }) => extensions.code).join() ?? 'DONE';
  }

  /** The cells that the matrix would show as wrong. */
  async function wrongCells(name: string): Promise<string[]> {
    const wrong: string[] = [];
    for (const [viewer, facts] of everybody) {
      const wanted = verdictOf(name)(facts);
      const got = await verdict(name, viewer);
      if (got !== wanted) wrong.push(`${viewer}: ${got} in place of ${wanted}`);
    }
    return wrong;
  }

  it.each(rules)('the matrix fails for %s, and only then', async (rule, names) => {
    rmSync(admittedFile, { force: true });
    for (const name of names) expect([name, await wrongCells(name)]).toEqual([name, []]);
    writeFileSync(admittedFile, rule);
    const wrong: string[] = [];
    for (const name of names) wrong.push(...(await wrongCells(name)));
    // A rule that also tells the people of the clinic apart is proven by one of them, not by nobody alone.
    const telling = names.some((name) => refuses(name, 'FORBIDDEN'));
    const proven = wrong.filter((cell) => !telling || viewers[cell.split(':')[0] as ViewerName].signedIn);
    expect(proven).not.toEqual([]);
  });
});

async function firstEvent(caller: Caller, text: string): Promise<Outcome> {
  const socket = new SocketCaller(caller);
  return socket.listen(text).finally(() => socket.close());
}
