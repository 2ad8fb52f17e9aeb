// `npm run bench -- imports`: how long 100,000 rows take to be uploaded, tried and imported, and whether the server holds
// more of them than of 20,000.
import pg from 'pg';
import { makeClinic } from './clinic.mjs';
import { watchHeap } from './live-heap.mjs';
import { processorSeconds, processorShare, residentMemory } from './processes.mjs';
import { table, threeDigits } from './statistics.mjs';

const ROWS = 100_000;
const GROUPS = 20;
const TARGET_SECONDS = 60;
const FEW_ROWS = 20_000;
/** How much more the server may hold of five times the rows, in MiB after collecting garbage: the file alone has 9. */
const TARGET_GROWTH = 5;
/** How often it is asked during a run: each time all garbage is collected, which takes time itself. */
const LOOKS = 5;

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
 * Prints a table; the exit code tells whether the import is quick enough, whether what the server holds grows with the
 * file, and whether a second import changes nothing.
 * @param {{ url: string, databaseUrl: string, pid: number, inspectorPort: number }} system a running API and its database
 */
export async function importsBench({ url, databaseUrl, pid, inspectorPort }) {
  const heap = await watchHeap(inspectorPort);
  const share = processorShare();
  const rows = [];
  const runs = [];
  for (const size of [FEW_ROWS, ROWS]) {
    const run = await importing({ url, databaseUrl, pid, heap }, size);
    runs.push(run);
    rows.push(...run.rows);
  }
  heap.close();
  const [few, many] = runs;
  if (!few || !many) throw new Error('Nothing was measured.');
  console.log('\nRows with a group each; seconds, those of the API on a processor, and MiB more than before\n');
  console.log(table(['step', 'seconds', 'API', 'resident', 'most held', 'new', 'unchanged'], rows));
  const grew = many.liveHeap - few.liveHeap;
  console.log(
    `\nUpload and import of ${ROWS} rows took ${threeDigits(many.seconds)} s, to be under ${TARGET_SECONDS} s.`,
  );
  console.log(
    `What the API held of it was ${threeDigits(grew)} MiB more than of ${FEW_ROWS} rows, to be under ${TARGET_GROWTH}.`,
  );
  console.log(
    `A busy loop got ${threeDigits(share)} of a processor before, and ${threeDigits(processorShare())} after.`,
  );
  if (!few.isRight || !many.isRight || many.seconds >= TARGET_SECONDS || grew >= TARGET_GROWTH) process.exitCode = 1;
}

/**
 * Uploads, tries, imports, and imports again.
 * @param {{ url: string, databaseUrl: string, pid: number, heap: Awaited<ReturnType<typeof watchHeap>> }} system
 * @param {number} size of the file
 */
async function importing({ url, databaseUrl, pid, heap }, size) {
  const clinic = await prepare(databaseUrl);
  const headers = { authorization: `Bearer ${clinic.tokens[0]}` };
  const parts = ['id,name,phone,birth date,card,groups\n'];
  for (let n = 0; n < size; n++) parts.push(line(n));
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
  const liveBefore = await heap.now();
  const residentBefore = residentMemory(pid);
  let liveHeap = 0;
  const look = async () => (liveHeap = Math.max(liveHeap, (await heap.now()) - liveBefore));
  const rows = [];
  const measure = async (/** @type {string} */ name, /** @type {() => Promise<any>} */ act) => {
    const [start, spentBefore] = [performance.now(), processorSeconds(pid)];
    const result = await act();
    const [seconds, spent] = [(performance.now() - start) / 1_000, processorSeconds(pid) - spentBefore];
    await look();
    rows.push([
      `${name}, ${size.toLocaleString('en')}`,
      threeDigits(seconds),
      threeDigits(spent),
      threeDigits(residentMemory(pid) - residentBefore),
      threeDigits(liveHeap),
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
    for (let next = size / LOOKS; ;) {
      await new Promise((resolve) => setTimeout(resolve, 200));
      const { contactImport } = await ask(
        `query ($id: ID!) { contactImport(id: $id) { state processed created updated unchanged duplicates invalid assigned } }`,
        { id: importId },
      );
      if (contactImport.state === 'FAILED') throw new Error('The import broke off.');
      if (contactImport.state === 'DONE') return contactImport;
      if (contactImport.processed < next) continue;
      next += size / LOOKS;
      await look();
    }
  };
  const first = await measure('upload', upload);
  await measure('dry run', () => run(first.result.id, true));
  const real = await measure('import', () => run(first.result.id, false));
  const second = await measure('upload again', upload);
  const again = await measure('import again', () => run(second.result.id, false));
  const isRight =
    real.result.created === size &&
    real.result.assigned === size &&
    again.result.unchanged === size &&
    again.result.assigned === 0;
  if (!isRight) console.log('The counts are wrong.', real.result, again.result);
  return { rows, isRight, liveHeap, seconds: first.seconds + real.seconds };
}
