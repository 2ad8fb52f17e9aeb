// `npm run bench -- imports`: how long 100,000 rows take to be uploaded, tried and imported, and how much memory.
import pg from 'pg';
import { makeClinic } from './clinic.mjs';
import { residentMemory } from './processes.mjs';
import { table, threeDigits } from './statistics.mjs';

const ROWS = 100_000;
const GROUPS = 20;
const TARGET_SECONDS = 60;
/** What the server may hold more than before, in MiB: the file alone has 9. */
const TARGET_MEMORY = 300;

const FIRST = 'Anna Мария Ivan Пётр Olga Elena Сергей Dmitri Наталья Irina'.split(' ');
const SYLLABLES = 'ka lo mi ra te vo nu se po di ga be zu fe go li ma no ru ti'.split(' ');

/** @param {number} n */
function line(n) {
  const syllable = (/** @type {number} */ by) => SYLLABLES[Math.floor(n / by) % SYLLABLES.length];
  const name = `${FIRST[n % 10]} ${syllable(1)}${syllable(20)}${syllable(400)}${n % 2 ? 'ov' : 'ova'}`;
  const two = (/** @type {number} */ value) => String(value).padStart(2, '0');
  const born = `${1_930 + (n % 90)}-${two(1 + (n % 12))}-${two(1 + (n % 28))}`;
  return `p${n},${name},+79${String(n).padStart(9, '0')},${born},K-${n},Group ${1 + (n % GROUPS)}\n`;
}

/** @param {string} databaseUrl of the owner */
async function prepare(databaseUrl) {
  const clinic = await makeClinic(databaseUrl, 1);
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(`select set_config('app.clinic', $1, false)`, [clinic.id]);
  await client.query(`update employee set modules = '{CHAT,CRM}'`);
  await client.query(
    `insert into chat_group (clinic_id, id, name, name_key, sort_name, words, description, colour, icon, created_at, created_by, updated_at)
     select $1, gen_random_uuid(), 'Group ' || n, 'group' || n, 'group ' || n, ' group ' || n || ' ', '', 'BLUE', 'USERS', now(), $2, now()
     from generate_series(1, $3::int) n`,
    [clinic.id, clinic.people[0], GROUPS],
  );
  await client.end();
  return clinic;
}

/**
 * Prints a table; the exit code tells whether the import is quick and small enough and whether a second one changes nothing.
 * @param {{ url: string, databaseUrl: string, pid: number }} system a running API and its database
 */
export async function importsBench({ url, databaseUrl, pid }) {
  const clinic = await prepare(databaseUrl);
  const headers = { authorization: `Bearer ${clinic.tokens[0]}` };
  const parts = ['id,name,phone,birth date,card,groups\n'];
  for (let n = 0; n < ROWS; n++) parts.push(line(n));
  const file = new Blob(parts);
  const ask = async (/** @type {string} */ query, /** @type {object} */ variables) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = await response.json();
    if (errors) throw new Error(errors[0].message);
    return data;
  };
  const before = residentMemory(pid);
  let most = before;
  const rows = [];
  const measure = async (/** @type {string} */ name, /** @type {() => Promise<any>} */ act) => {
    const start = performance.now();
    const result = await act();
    const seconds = (performance.now() - start) / 1_000;
    most = Math.max(most, residentMemory(pid));
    rows.push([
      name,
      threeDigits(seconds),
      threeDigits(most - before),
      String(result.created ?? ''),
      String(result.unchanged ?? ''),
    ]);
    return { seconds, result };
  };
  const upload = async () => {
    const form = new FormData();
    form.append('file', file, 'patients.csv');
    const response = await fetch(`${url}/imports`, {
      method: 'POST',
      headers: { ...headers, 'x-clinic-chat': '1' },
      body: form,
    });
    const answer = await response.json();
    if (!answer.import) throw new Error(JSON.stringify(answer));
    return answer.import;
  };
  const run = async (/** @type {string} */ importId, /** @type {boolean} */ dryRun) => {
    await ask(`mutation ($input: ImportContactsInput!) { importContacts(input: $input) { contactImport { id } } }`, {
      input: { importId, dryRun },
    });
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, 200));
      most = Math.max(most, residentMemory(pid));
      const { contactImport } = await ask(
        `query ($id: ID!) { contactImport(id: $id) { state processed created updated unchanged duplicates invalid assigned } }`,
        { id: importId },
      );
      if (contactImport.state === 'FAILED') throw new Error('The import broke off.');
      if (contactImport.state === 'DONE') return contactImport;
    }
  };
  const first = await measure('upload', upload);
  await measure('dry run', () => run(first.result.id, true));
  const real = await measure('import', () => run(first.result.id, false));
  const second = await measure('upload again', upload);
  const again = await measure('import again', () => run(second.result.id, false));

  console.log('\n100,000 rows with a group each; s, and MiB of memory more than before\n');
  console.log(table(['step', 'seconds', 'memory', 'new', 'unchanged'], rows));
  const total = first.seconds + real.seconds;
  console.log(`\nUpload and import took ${threeDigits(total)} s; it shall be under ${TARGET_SECONDS} s.`);
  const isRight =
    real.result.created === ROWS &&
    real.result.assigned === ROWS &&
    again.result.unchanged === ROWS &&
    again.result.assigned === 0;
  if (!isRight) console.log('The counts are wrong.', real.result, again.result);
  if (!isRight || total >= TARGET_SECONDS || most - before >= TARGET_MEMORY) process.exitCode = 1;
}
