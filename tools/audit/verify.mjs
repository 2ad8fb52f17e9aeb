// `npm run audit:verify`: reads the audit log of every clinic and says where it is not what was written: an entry
// edited, removed or swapped. `--heads FILE` also compares it with the heads that the file holds from earlier runs, and
// adds those of today when all is well: keep that file where nobody who can write the database can write it.
// Exit code 1 means that something was found.
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { startEmbedded } from '../postgres/index.mjs';
import { checkDatabase, readSettings } from '../start/settings.mjs';
import { tellMistakes, UserMistake } from '../start/user-mistake.mjs';
import { ChainCheck, headFault } from './chain.mjs';

const AT_ONCE = 5_000;

/** @returns {{ heads: string | undefined, clinics: string[] }} */
function readArguments() {
  try {
    const { values } = parseArgs({
      options: { heads: { type: 'string' }, clinic: { type: 'string', multiple: true } },
    });
    return { heads: values.heads, clinics: values.clinic ?? [] };
  } catch {
    throw new UserMistake('usage: npm run audit:verify -- [--heads FILE] [--clinic ID]...');
  }
}

/** @param {pg.Client} client @returns {Promise<string[]>} */
async function allClinics(client) {
  const { rows } = await client.query(
    'select rolsuper or rolbypassrls as all_seeing from pg_roles where rolname = current_user',
  );
  if (!rows[0].all_seeing)
    throw new UserMistake('This user of the database sees one clinic at a time: name them, --clinic ID');
  return (await client.query('select id from clinic order by id')).rows.map(({ id }) => id);
}

/** @param {pg.Client} client @param {string} clinic */
async function checkClinic(client, clinic) {
  const check = new ChainCheck();
  /** @type {import('./chain.mjs').Entry[]} */
  let page;
  do {
    ({ rows: page } = await client.query(
      'select * from audit_entry where clinic_id = $1 and seq > $2 order by seq limit $3',
      [clinic, check.seq, AT_ONCE],
    ));
    for (const entry of page) check.add(entry);
  } while (page.length > 0);
  return check;
}

/**
 * The heads noted before: one a line, as they are written below.
 * @param {string | undefined} file @param {string} clinic
 */
function notedHeads(file, clinic) {
  if (file === undefined || !existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.split(' '))
    .filter(([, id]) => id === clinic)
    .map(([, , seq, hash]) => ({ seq: Number(seq), hash: hash ?? '' }));
}

/** @param {pg.Client} client @param {{ heads: string | undefined, clinics: string[] }} options */
async function verify(client, { heads, clinics }) {
  const notes = [];
  let found = 0;
  for (const clinic of clinics.length > 0 ? clinics : await allClinics(client)) {
    await client.query(`select set_config('app.clinic', $1, false)`, [clinic]);
    const { faults, seq, hash } = await checkClinic(client, clinic);
    for (const noted of notedHeads(heads, clinic)) {
      const sql = 'select hash from audit_entry where clinic_id = $1 and seq = $2';
      const fault = headFault(noted, (await client.query(sql, [clinic, noted.seq])).rows[0]?.hash.toString('hex'));
      if (fault) faults.push(fault);
    }
    for (const fault of faults) console.log(`clinic ${clinic}: ${fault}`);
    console.log(`clinic ${clinic}: ${seq} entries, ${faults.length === 0 ? 'all as written' : 'NOT as written'}`);
    found += faults.length;
    if (seq > 0) notes.push(`${new Date().toISOString()} ${clinic} ${seq} ${hash.toString('hex')}\n`);
  }
  if (found > 0) process.exitCode = 1;
  else if (heads !== undefined) appendFileSync(heads, notes.join(''), { mode: 0o600 });
}

await tellMistakes(async () => {
  const options = readArguments();
  const { dataDir, databaseUrl } = readSettings(process.env);
  if (databaseUrl !== undefined) await checkDatabase(databaseUrl);
  const server = databaseUrl === undefined ? await startEmbedded({ dir: join(dataDir, 'postgres') }) : undefined;
  const client = new pg.Client({ connectionString: databaseUrl ?? server?.url });
  try {
    await client.connect();
    await verify(client, options);
  } finally {
    await client.end();
    await server?.stop();
  }
});
