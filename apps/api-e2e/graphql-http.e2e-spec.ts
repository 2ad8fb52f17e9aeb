import { auditServer } from 'graphql-http';
import { startApi } from './support/api-process';
import { aClinic, PASSWORD } from './support/clinic';
import { credentialHeaders, post } from './support/http';
import { createDatabase } from './support/owner';
import { run } from './support/run';

const endpoint = () => `${run.api}/graphql`;

describe('GraphQL over HTTP', () => {
  it('follows the specification: the audit suite of graphql-http finds no error', async () => {
    const results = await auditServer({ url: endpoint() });
    const found = results.filter(({ status }) => status === 'error');
    expect(found.map(({ id, name }) => `${id} ${name}`)).toEqual([]);
    expect(results.length).toBeGreaterThan(50);
  });

  it('does not execute what comes by GET, with or without headers that a script could set', async () => {
    const { anna } = (await aClinic({ anna: {} })).people;
    for (const query of ['{ me { email } }', 'mutation { logOut { sessionId } }']) {
      const headers = { ...credentialHeaders(anna.credentials), 'apollo-require-preflight': 'true' };
      const response = await fetch(`${endpoint()}?query=${encodeURIComponent(query)}`, { headers });
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(response.status).toBeLessThan(500);
      expect(await response.text()).not.toContain('email');
    }
    expect((await anna.ask({ text: '{ me { email } }' }, {})).data).toEqual({ me: { email: anna.person.email } });
  });

  it('answers a page of somebody else with 403, whatever it sends along; our own origin and programs are answered', async () => {
    const { anna } = (await aClinic({ anna: {} })).people;
    const ask = (headers: Record<string, string>) =>
      post(run.api, { query: '{ me { email } }' }, { ...credentialHeaders(anna.credentials), ...headers });
    const own = run.api;
    for (const origin of ['https://evil.example', 'null', `${own}.evil.example`, own.replace('http:', 'https:')]) {
      const { status, data, errors } = await ask({ origin });
      expect([origin, status, data, errors?.[0]?.extensions.code]).toEqual([origin, 403, undefined, 'FORBIDDEN']);
    }
    expect((await ask({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await ask({ origin: own })).data).toEqual({ me: { email: anna.person.email } });
    expect((await ask({})).status).toBe(200);
  });

  it('answers no cross-origin preflight', async () => {
    const response = await fetch(endpoint(), {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    });
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('takes no form and no text, which pages of others may send without asking', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      const body = JSON.stringify({ query: '{ __typename }' });
      const response = await fetch(endpoint(), { method: 'POST', headers: { 'content-type': type }, body });
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(response.status).toBeLessThan(500);
    }
  });

  it.each([
    ['broken JSON', '{"query":'],
    ['no object', '"hello"'],
    ['a batch', JSON.stringify([{ query: '{ __typename }' }, { query: '{ __typename }' }])],
    ['a query that is no text', JSON.stringify({ query: { a: 1 } })],
    ['variables that are no object', JSON.stringify({ query: '{ __typename }', variables: 7 })],
    ['an operation that is not there', JSON.stringify({ query: 'query A { __typename }', operationName: 'B' })],
    ['nothing', ''],
  ])('answers %s with 4xx and JSON', async (_, body) => {
    const response = await fetch(endpoint(), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    expect([400, 405, 415, 422]).toContain(response.status);
    const { errors } = (await response.json()) as { errors?: { message: string; extensions?: { code: string } }[] };
    expect(errors?.[0]?.message).toMatch(/\S/);
    expect(errors?.[0]?.extensions?.code).toMatch(/^[A-Z_]+$/);
  });

  it('sets the headers that keep a browser from doing harm, and names no software', async () => {
    const { headers } = await fetch(`${run.api}/livez`);
    expect(headers.get('content-security-policy')).toContain(`default-src 'none'`);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('server')).toBeNull();
  });

  it('answers 404 with JSON too', async () => {
    const response = await fetch(`${run.api}/nowhere`);
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toContain('json');
  });
});

describe('in production', () => {
  it('shows neither its schema nor suggestions, nor a stack; text of messages reaches no log', async () => {
    const databaseUrl = await createDatabase(run.postgres, 'production');
    const environment = { NODE_ENV: 'production', LOG_LEVEL: 'debug' };
    const api = await startApi({ databaseUrl, environment });
    try {
      const { anna, boris } = (await aClinic({ anna: {}, boris: {} }, { api: api.url, database: databaseUrl })).people;
      const live = await anna.socket();
      for (const text of [
        '{ __schema { types { name } } }',
        '{ __type(name: "Query") { name } }',
        '{ emplyees { edges } }',
      ]) {
        for (const { data, errors } of [await anna.ask({ text }, {}), await live.run({ text }, {})]) {
          expect(data ?? null).toBeNull();
          expect(JSON.stringify(errors)).not.toMatch(/Did you mean|node_modules|at .*\.m?js/);
        }
      }

      const canary = 'canary-5e7c1f';
      const room = await anna.chatWith(boris);
      const { id } = await anna.send(room, `${canary} text`);
      await anna.rooms({ search: canary });
      await anna.ask({ text: `{ message(id: "${canary}") { id } }` }, {});
      await anna.ask(
        { text: `mutation { editMessage(input: { id: "${id}", text: "${canary}" }) { message { id } } }` },
        {},
      );
      await anna.ask({ text: `{ ${canary}` }, {});
      await post(api.url, {
        query: `mutation { logIn(input: { email: "${canary}", password: "${canary}" }) { token } }`,
      });
      await fetch(`${api.url}/graphql?query=${canary}`);
      await fetch(`${api.url}/livez?${canary}`, { headers: { 'x-test': canary } });
      await anna.leave();
      const { code } = await api.kill('SIGTERM');
      expect(code).toBe(0);
      expect(api.output()).toContain('Clinic Chat is ready');
      for (const secret of [canary, anna.person.token, PASSWORD]) expect(api.output()).not.toContain(secret);
    } finally {
      await api.kill('SIGTERM');
    }
  });

  it('over TLS the session cookie is __Host- and Secure', async () => {
    const databaseUrl = await createDatabase(run.postgres, 'behind_tls');
    const api = await startApi({ databaseUrl, environment: { PUBLIC_URL: 'https://chat.clinic.test' } });
    try {
      const { anna } = (await aClinic({ anna: {} }, { api: api.url, database: databaseUrl })).people;
      const input = `{ email: "${anna.person.email}", password: "${PASSWORD}" }`;
      const query = `mutation { logIn(input: ${input}) { me { email } } }`;
      const { headers } = await post(api.url, { query }, { origin: 'https://chat.clinic.test' });
      const [cookie = ''] = headers.getSetCookie();
      expect(cookie).toMatch(/^__Host-session=/);
      expect(cookie.split('; ').slice(1)).toEqual(
        expect.arrayContaining(['Secure', 'HttpOnly', 'Path=/', 'SameSite=Lax']),
      );
      expect(headers.get('strict-transport-security')).not.toBeNull();
      const [pair = ''] = cookie.split(';');
      expect((await post(api.url, { query: '{ me { email } }' }, { cookie: pair })).data).toMatchObject({
        me: { email: anna.person.email },
      });
      const plain = pair.replace('__Host-', '');
      expect((await post(api.url, { query: '{ me { email } }' }, { cookie: plain })).data).toEqual({ me: null });
    } finally {
      await api.kill('SIGTERM');
    }
  });
});
