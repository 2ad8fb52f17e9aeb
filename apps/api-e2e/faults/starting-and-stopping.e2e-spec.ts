import { launchApi, startApi } from '../support/api-process';
import { aClinic, type Clinic, everybodyLeaves } from '../support/clinic';
import { freePort } from '../support/free-port';
import { expectNothingLostOrDoubled, Load } from '../support/load';
import { createDatabase } from '../support/owner';
import { type OwnPlace, ownPlace } from '../support/own-process';
import { run } from '../support/run';

describe('O3 SIGTERM', () => {
  let place: OwnPlace;
  let clinic: Clinic<'anna' | 'boris'>;

  beforeAll(async () => {
    place = await ownPlace('stopping');
  });
  afterAll(async () => {
    await everybodyLeaves(clinic);
    await place.end();
  });

  it('in mid-load: sockets are closed with 1001, the process ends with 0, and nothing acknowledged is lost', async () => {
    let api = await place.start();
    clinic = await aClinic({ anna: {}, boris: {} }, { api: api.url, database: place.database });
    const { anna, boris } = clinic.people;
    const room = await anna.chatWith(boris);
    const live = await boris.socket();
    const load = new Load(Array.from({ length: 4 }, () => ({ who: anna, roomId: room.id })));
    await load.grows(50);
    const began = performance.now();
    const end = await api.kill('SIGTERM');
    expect(end).toEqual({ code: 0, signal: null });
    expect(performance.now() - began).toBeLessThan(10_000);
    expect((await live.closed).code).toBe(1001);
    api = await place.start(api.port);
    await load.grows(50);
    await expectNothingLostOrDoubled(place.database, await load.stop());
    expect(api.output()).not.toContain('Error');
  });
});

describe('O1 a start that cannot be', () => {
  const start = async (options: { port?: number; databaseUrl?: string; environment?: Record<string, string> }) => {
    const api = launchApi({ port: options.port ?? (await freePort()), ...options });
    const { code } = await api.ended;
    return { code, output: api.output() };
  };
  const lines = (output: string) => output.trim().split('\n');

  it('a wrong configuration ends with 78 and names the variables, never their values', async () => {
    const secret = 'mysql://somebody:s3cret@host/db';
    const { code, output } = await start({
      databaseUrl: secret,
      environment: { PUBLIC_URL: 'ftp://s3cret', SESSION_HOURS: 's3cret', LOG_LEVEL: 's3cret', DATABASE_POOL: '1' },
    });
    expect(code).toBe(78);
    for (const name of ['DATABASE_URL', 'PUBLIC_URL', 'SESSION_HOURS', 'LOG_LEVEL', 'DATABASE_POOL']) {
      expect(output).toContain(name);
    }
    expect(output).not.toContain('s3cret');
    expect(output).not.toMatch(/^\s+at /m);
  });

  it('a missing DATABASE_URL is named', async () => {
    const { code, output } = await start({});
    expect(code).toBe(78);
    expect(output).toContain('DATABASE_URL');
  });

  it('a port that is taken is said in one line', async () => {
    const databaseUrl = await createDatabase(run.postgres, 'port_taken');
    const first = await startApi({ databaseUrl });
    const { code, output } = await start({ databaseUrl, port: first.port });
    expect(code).toBe(1);
    expect(lines(output)).toEqual(['The port is taken. Set PORT to another one.']);
    await first.kill('SIGTERM');
  });

  it('a database that cannot be reached or does not let us in is said in one line, without the password', async () => {
    const nobody = `postgres://somebody:s3cret@127.0.0.1:${await freePort()}/nothing`;
    const stranger = new URL(run.postgres);
    stranger.password = 's3cret';
    for (const databaseUrl of [nobody, stranger.href]) {
      const { code, output } = await start({ databaseUrl });
      expect(code).toBe(1);
      expect(lines(output)).toHaveLength(1);
      expect(output).toContain('Check DATABASE_URL');
      expect(output).not.toContain('s3cret');
    }
  });
});
