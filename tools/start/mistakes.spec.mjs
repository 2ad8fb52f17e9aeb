import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { ROOT } from './settings.mjs';

/** @param {Record<string, string>} env @param {string[]} args */
function run(env, ...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'tools/with-node.mjs'), ...args], {
    cwd: ROOT,
    env: { ...process.env, DATABASE_URL: '', PORT: '', HOST: '', ...env },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

/** @param {Record<string, string>} env */
const start = (env) => run(env, 'tools/start/start.mjs');

describe('npm start tells a mistake of its user in one line', () => {
  for (const [name, env, line] of /** @type {[string, Record<string, string>, RegExp][]} */ ([
    ['a port that is no number', { PORT: 'http' }, /^PORT must be a whole number from 1 to 65535\n$/],
    ['a port out of range', { PORT: '70000' }, /^PORT must be a whole number from 1 to 65535\n$/],
    ['a host that is not this machine', { HOST: '203.0.113.1' }, /^HOST 203\.0\.113\.1 cannot be listened on .*\n$/],
    [
      'a DATABASE_URL of another kind',
      { DATABASE_URL: 'mysql://a:b@c/d' },
      /^DATABASE_URL must look like postgres:.*\n$/,
    ],
    ['a DATABASE_URL that is no address', { DATABASE_URL: 'localhost' }, /^DATABASE_URL must look like postgres:.*\n$/],
    [
      'a database that does not answer',
      { DATABASE_URL: 'postgres://me:secret-word@127.0.0.1:9/x' },
      /^The database of DATABASE_URL cannot be used: .*ECONNREFUSED.*\n$/,
    ],
    [
      'a database host that does not exist',
      { DATABASE_URL: 'postgres://me:secret-word@nowhere.invalid/x' },
      /^The database of DATABASE_URL cannot be used: .*nowhere\.invalid\n$/,
    ],
  ]))
    it(name, () => {
      const { status, stdout, stderr } = start({ PORT: '2999', ...env });
      assert.match(stderr, line);
      assert.doesNotMatch(stderr, /secret-word/);
      assert.deepEqual({ status, stdout }, { status: 1, stdout: '' });
    });

  it('a port that is taken', async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    await once(holder, 'listening');
    const { port } = /** @type {import('node:net').AddressInfo} */ (holder.address());
    const { status, stderr } = start({ PORT: String(port) });
    holder.close();
    assert.match(stderr, new RegExp(`^Port ${port} is taken: .*\n$`));
    assert.equal(status, 1);
  });
});

describe('with-node', () => {
  it('says in one line that a tool is not installed', () => {
    const { status, stderr } = run({}, 'no-such-tool');
    assert.equal(stderr, 'There is no script and no installed tool named no-such-tool: run npm ci\n');
    assert.equal(status, 1);
  });

  it('hands on the arguments and the exit code', () => {
    const { status, stdout } = run({}, 'tools/start/fixtures/exit-with.mjs', '7', 'and more');
    assert.deepEqual({ status, stdout }, { status: 7, stdout: 'and more\n' });
  });
});
