// `npm run bench -- group-send`: a send to a group of 100,000 patients, from the mutation to the last of them.
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { makeClinic } from './clinic.mjs';
import { processorShare, residentMemory } from './processes.mjs';
import { table, threeDigits } from './statistics.mjs';

const PATIENTS = 100_000;
const WRITTEN_WITHIN_MS = 10_000;
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
    return { clinic, group };
  } finally {
    await client.end();
  }
}

/**
 * Prints a table; the exit code tells whether the rows were written in time and each patient got it once.
 * @param {{ url: string, databaseUrl: string, pid: number }} system a running API and its database
 */
export async function groupSendBench({ url, databaseUrl, pid }) {
  console.log(`Making ${PATIENTS.toLocaleString('en')} patients ...`);
  const { clinic, group } = await makePatients(databaseUrl);
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
    for (let status = ''; status !== 'SENT';) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
      const { rows } = await client.query('select status from group_send where id = $1', [id]);
      status = rows[0].status;
    }
    const served = Date.now() - Date.parse(releaseAt);
    const { rows } = await client.query(
      'select count(*)::int as n, count(distinct contact_id)::int as patients from portal_delivery where send_id = $1',
      [id],
    );
    const once = rows[0].n === PATIENTS && rows[0].patients === PATIENTS;
    console.log(
      table(
        ['what', 'value'],
        [
          ['preflight, ms', threeDigits(preflight.ms)],
          ['send: all rows written, ms', threeDigits(sent.ms)],
          ['from the end of the hold to the last patient, ms', threeDigits(served)],
          ['memory of the API before and at most, MiB', `${threeDigits(memoryBefore)}, ${threeDigits(mostMemory)}`],
          ['share of a processor that a busy loop gets now', threeDigits(processorShare())],
          ['each patient has it once', once ? 'yes' : 'no'],
        ],
      ),
    );
    if (!once || sent.ms > WRITTEN_WITHIN_MS) process.exitCode = 1;
  } finally {
    clearInterval(watching);
    await client.end();
  }
}
