// `npm run bench -- group-send`: a send to a group of 100,000 patients, of whom 2,000 have the portal open, from the mutation
// to the last of them.
import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import pg from 'pg';
import { makeClinic } from './clinic.mjs';
import { processorShare, residentMemory } from './processes.mjs';
import { table, threeDigits } from './statistics.mjs';

const PATIENTS = 100_000;
const WRITTEN_WITHIN_MS = 10_000;
/** They all have it so soon after the end of the time to undo. */
const CONNECTED = 2_000;
const ARRIVED_WITHIN_MS = 5_000;
const LOOK_EVERY_MS = 100;

const SEND = `mutation ($input: SendToGroupsInput!) { sendToGroups(input: $input) { groupSend { id releaseAt counts { queued } } } }`;
const PREFLIGHT = `query ($ids: [ID!]!) { groupSendPreflight(chatGroupIds: $ids, messageClass: CARE) { recipients } }`;

/** @param {string} databaseUrl of the owner */
async function makePatients(databaseUrl) {
  const clinic = await makeClinic(databaseUrl, 1);
  const group = randomUUID();
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(
      `insert into contact (clinic_id, id, name, sort_name, created_at, created_by, updated_at)
       select $1, gen_random_uuid(), 'Patient ' || n, 'patient ' || n, now(), $2, now() from generate_series(1, $3::int) n`,
      [clinic.id, clinic.people[0], PATIENTS],
    );
    await client.query(
      `insert into portal_session (clinic_id, id, contact_id, token_hash, user_agent, created_at, last_seen_at, expires_at)
       select clinic_id, gen_random_uuid(), id, sha256(id::text::bytea), '', now(), now(), now() + interval '1 day'
       from contact where clinic_id = $1`,
      [clinic.id],
    );
    await client.query(
      `insert into chat_group (clinic_id, id, name, name_key, sort_name, words, description, colour, icon, created_at,
         created_by, updated_at, member_count)
       values ($1, $2, 'All', 'all', 'all', ' all ', '', 'BLUE', 'USERS', now(), $3, now(), $4)`,
      [clinic.id, group, clinic.people[0], PATIENTS],
    );
    await client.query(
      `insert into chat_group_membership (clinic_id, id, group_id, contact_id, via, assigned_at, assigned_by)
       select $1, gen_random_uuid(), $2, id, 'IMPORT', now(), $3 from contact where clinic_id = $1`,
      [clinic.id, group, clinic.people[0]],
    );
    await client.query('vacuum analyze');
    // Anywhere in the order in which they are served.
    const { rows } = await client.query('select id from contact where clinic_id = $1 order by md5(id::text) limit $2', [
      clinic.id,
      CONNECTED,
    ]);
    return { clinic, group, tokens: rows.map(({ id }) => id) };
  } finally {
    await client.end();
  }
}

/** The ids of their contacts are their tokens. @param {string} url @param {string[]} tokens */
async function openPortals(url, tokens) {
  const crowd = fork(join(import.meta.dirname, 'portal-crowd.mjs'), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  crowd.send({ port: Number(new URL(url).port), tokens });
  const [opened] = await once(crowd, 'message');
  if (opened.failed) throw new Error(opened.failed);
  return {
    expect: (/** @type {string} */ sendId) => crowd.send({ sendId }),
    /** @returns {Promise<{ arrived: number, told: number, lost: number, middle: number, last: number }>} */
    report: async () => {
      crowd.send({ report: true });
      return (await once(crowd, 'message'))[0];
    },
    leave: () => crowd.disconnect(),
  };
}

/**
 * Prints a table; the exit code tells whether the rows were written in time and each patient got it once.
 * @param {{ url: string, databaseUrl: string, pid: number }} system a running API and its database
 */
export async function groupSendBench({ url, databaseUrl, pid }) {
  console.log(`Making ${PATIENTS.toLocaleString('en')} patients ...`);
  const { clinic, group, tokens } = await makePatients(databaseUrl);
  const ask = async (/** @type {string} */ query, /** @type {object} */ variables) => {
    const start = performance.now();
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${clinic.tokens[0]}` },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = await response.json();
    if (errors && errors[0].extensions.code !== 'TIMEOUT') throw new Error(errors[0].message);
    return { ms: performance.now() - start, data, isLate: errors !== undefined };
  };
  /** As a client does it: what was not answered in time is asked again, and is the same send. */
  const send = async (/** @type {object} */ input) => {
    const start = performance.now();
    for (;;) {
      const answer = await ask(SEND, { input });
      if (!answer.isLate) return { ms: performance.now() - start, send: answer.data.sendToGroups.groupSend };
    }
  };
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const memoryAlone = residentMemory(pid);
  console.log(`Opening ${tokens.length.toLocaleString('en')} portals ...`);
  const crowd = await openPortals(url, tokens);
  let mostMemory = residentMemory(pid);
  const memoryBefore = mostMemory;
  const watching = setInterval(() => (mostMemory = Math.max(mostMemory, residentMemory(pid))), LOOK_EVERY_MS);
  try {
    const preflight = await ask(PREFLIGHT, { ids: [group] });
    const input = {
      requestId: randomUUID(),
      chatGroupIds: [group],
      text: 'We are closed today',
      messageClass: 'CARE',
      confirmedRecipients: PATIENTS,
    };
    const sent = await send(input);
    const { id, releaseAt } = sent.send;
    crowd.expect(id);
    for (let status = ''; status !== 'SENT';) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
      const { rows } = await client.query('select status from group_send where id = $1', [id]);
      status = rows[0].status;
    }
    const served = Date.now() - Date.parse(releaseAt);
    let told = await crowd.report();
    for (let patience = 100; told.arrived < CONNECTED && patience > 0; patience--) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
      told = await crowd.report();
    }
    const [middle, last] = [told.middle - Date.parse(releaseAt), told.last - Date.parse(releaseAt)];
    const { rows } = await client.query(
      'select count(*)::int as n, count(distinct contact_id)::int as patients from portal_delivery where send_id = $1',
      [id],
    );
    const isOnce = rows[0].n === PATIENTS && rows[0].patients === PATIENTS;
    console.log(
      table(
        ['what', 'value'],
        [
          ['preflight, ms', threeDigits(preflight.ms)],
          ['send: all rows written, ms', threeDigits(sent.ms)],
          ['from the end of the hold to the last patient, ms', threeDigits(served)],
          [
            `of ${CONNECTED} connected: have it, were told, were cut off`,
            `${told.arrived}, ${told.told}, ${told.lost}`,
          ],
          [
            'from the end of the hold to the middle and the last of them, ms',
            `${threeDigits(middle)}, ${threeDigits(last)}`,
          ],
          [
            'memory of the API alone, with them, and at most, MiB',
            [memoryAlone, memoryBefore, mostMemory].map(threeDigits).join(', '),
          ],
          ['share of a processor that a busy loop gets now', threeDigits(processorShare())],
          ['each patient has it once', isOnce ? 'yes' : 'no'],
        ],
      ),
    );
    const allHaveIt = told.arrived === CONNECTED && told.lost === 0 && last <= ARRIVED_WITHIN_MS;
    if (!isOnce || !allHaveIt || sent.ms > WRITTEN_WITHIN_MS) process.exitCode = 1;
  } finally {
    crowd.leave();
    clearInterval(watching);
    await client.end();
  }
}
