import { generateSync } from 'otplib';
import type { Actor } from './support/actor';
import { aClinic, anotherSession, type Clinic, everybodyLeaves, PASSWORD } from './support/clinic';
import { inviteEmployee, tokenIn } from './support/employee-operations';
import { type Answer, type ErrorAnswer, post } from './support/http';
import { meQuery, type Operation } from './support/operations';
import { run } from './support/run';

type People = 'admin' | 'anna' | 'boris' | 'clara' | 'dora' | 'emil';

const setUp: Operation<{ setUpTwoStep: { secret: string; uri: string } }, { password: string }> = {
  text: 'mutation ($password: String!) { setUpTwoStep(input: { password: $password }) { secret uri } }',
};
const confirm: Operation<{ confirmTwoStep: { recoveryCodes: string[] } }, { code: string }> = {
  text: 'mutation ($code: String!) { confirmTwoStep(input: { code: $code }) { recoveryCodes } }',
};
const renew: Operation<{ renewRecoveryCodes: { recoveryCodes: string[] } }, { code: string }> = {
  text: 'mutation ($code: String!) { renewRecoveryCodes(input: { code: $code }) { recoveryCodes } }',
};
const turnOff: Operation<{ turnOffTwoStep: { off: boolean } }, { password: string; code: string }> = {
  text: `mutation ($password: String!, $code: String!) {
    turnOffTwoStep(input: { password: $password, code: $code }) { off } }`,
};
const reset: Operation<{ resetTwoStep: { employee: { id: string } } }, { id: string }> = {
  text: 'mutation ($id: ID!) { resetTwoStep(id: $id) { employee { id permissions { resetTwoStep } } } }',
};
const state: Operation<{ me: { twoStep: { on: boolean; recoveryCodesLeft: number } } }, object> = {
  text: '{ me { twoStep { on recoveryCodesLeft } } }',
};

const codeOf = (secret: string, secondsFromNow = 0) =>
  generateSync({ secret, epoch: Math.floor(Date.now() / 1_000) + secondsFromNow });
const wrongCodeOf = (secret: string) => String((Number(codeOf(secret)) + 1) % 1_000_000).padStart(6, '0');
const verdict = ({ errors }: { errors?: readonly ErrorAnswer[] }) => {
  const { code, fields } = errors?.[0]?.extensions ?? { code: 'DONE' };
  return fields?.[0] ? `${code} ${fields[0].field}` : code;
};

describe('the second step of signing in', () => {
  let clinic: Clinic<People>;

  beforeAll(async () => {
    clinic = await aClinic({ admin: { role: 'ADMINISTRATOR' }, anna: {}, boris: {}, clara: {}, dora: {}, emil: {} });
  });
  afterAll(() => everybodyLeaves(clinic));

  const logIn = async ({ person }: Actor, code?: string, password = PASSWORD) =>
    verdict(
      await post(run.api, {
        query: `mutation ($email: String!, $password: String!, $code: String) {
          logIn(input: { email: $email, password: $password, code: $code, kind: PROGRAM }) { token } }`,
        variables: { email: person.email, password, code },
      }),
    );
  async function turnedOn(actor: Actor) {
    const { secret } = (await actor.run(setUp, { password: PASSWORD })).setUpTwoStep;
    const code = codeOf(secret);
    const { recoveryCodes } = (await actor.run(confirm, { code })).confirmTwoStep;
    return { secret, code, recoveryCodes };
  }
  /** As if the codes so far were of long ago. */
  const timePasses = ({ id }: Actor) =>
    clinic.sql('update second_factor set last_step = 0 where employee_id = $1', [id]);
  const logOf = async (actions: string[], { id }: Actor) =>
    (
      await clinic.sql(
        `select action, result, person_id from audit_entry
         where clinic_id = $1 and action = any ($2) and object_id = $3 order by seq`,
        [clinic.id, actions, id],
      )
    ).map(({ action, result, person_id }) => [action, result, person_id]);

  it('is set up by the password and a code of the app; recovery codes are shown once, other sessions end', async () => {
    const { anna } = clinic.people;
    const elsewhere = await (await anotherSession(anna)).socket();
    expect(verdict(await anna.ask(confirm, { code: '123456' }))).toBe('CONFLICT');
    expect(verdict(await anna.ask(setUp, { password: 'not it' }))).toBe('VALIDATION_FAILED password');
    const { secret, uri } = (await anna.run(setUp, { password: PASSWORD })).setUpTwoStep;
    expect(uri).toContain(`secret=${secret}`);
    expect(verdict(await anna.ask(confirm, { code: wrongCodeOf(secret) }))).toBe('VALIDATION_FAILED code');
    // Until a code has confirmed it, nothing is asked for.
    expect([await logIn(anna), (await anna.run(state, {})).me.twoStep.on]).toEqual(['DONE', false]);

    const { recoveryCodes } = (await anna.run(confirm, { code: codeOf(secret) })).confirmTwoStep;
    expect(new Set(recoveryCodes).size).toBe(10);
    expect((await elsewhere.closed).code).toBe(4403);
    expect((await anna.run(state, {})).me.twoStep).toEqual({ on: true, recoveryCodesLeft: 10 });
    expect(verdict(await anna.ask(setUp, { password: PASSWORD }))).toBe('CONFLICT');
    const [stored] = await clinic.sql('select f::text as row from second_factor f where employee_id = $1', [anna.id]);
    for (const code of recoveryCodes) expect(stored?.['row']).not.toContain(code.replaceAll('-', ''));
    expect(await logOf(['TURN_ON_TWO_STEP'], anna)).toEqual([
      ['TURN_ON_TWO_STEP', 'REFUSED', anna.id],
      ['TURN_ON_TWO_STEP', 'REFUSED', anna.id],
      ['TURN_ON_TWO_STEP', 'DONE', anna.id],
    ]);
  });

  it('lets in who has a code of the app or a recovery code, each once, and nobody else', async () => {
    const { boris } = clinic.people;
    const { secret, code: used, recoveryCodes } = await turnedOn(boris);
    const [recovery = ''] = recoveryCodes;
    expect(await logIn(boris)).toBe('SECOND_FACTOR_REQUIRED');
    // Whoever does not know the password learns nothing of the second step.
    expect(await logIn(boris, codeOf(secret, 30), 'not it')).toBe('UNAUTHENTICATED');
    // It confirmed, and is used.
    expect(await logIn(boris, used)).toBe('VALIDATION_FAILED code');
    await timePasses(boris);
    const code = codeOf(secret, 30);
    expect((await Promise.all([logIn(boris, code), logIn(boris, code)])).sort()).toEqual([
      'DONE',
      'VALIDATION_FAILED code',
    ]);
    expect(await logIn(boris, codeOf(secret, 120))).toBe('VALIDATION_FAILED code');
    const typed = recovery.toUpperCase().replaceAll('-', ' ');
    expect((await Promise.all([logIn(boris, typed), logIn(boris, typed)])).sort()).toEqual([
      'DONE',
      'VALIDATION_FAILED code',
    ]);
    expect((await boris.run(state, {})).me.twoStep.recoveryCodesLeft).toBe(9);
  });

  it('counts wrong codes against guessing, as wrong passwords', async () => {
    const { clara } = clinic.people;
    const { secret } = await turnedOn(clara);
    await timePasses(clara);
    const tries = [];
    for (let i = 0; i < 5; i++) tries.push(await logIn(clara, wrongCodeOf(secret)));
    expect(tries).toEqual(Array(5).fill('VALIDATION_FAILED code'));
    expect(await logIn(clara, codeOf(secret, 30))).toBe('RATE_LIMITED');
    expect(verdict(await clara.ask(turnOff, { password: PASSWORD, code: codeOf(secret, 30) }))).toBe('RATE_LIMITED');
  });

  it('gets new recovery codes that void the older; is turned off by password and code; other sessions end', async () => {
    const { dora } = clinic.people;
    const { secret, recoveryCodes } = await turnedOn(dora);
    expect(verdict(await dora.ask(renew, { code: wrongCodeOf(secret) }))).toBe('VALIDATION_FAILED code');
    const [first = '', second = ''] = recoveryCodes;
    const { recoveryCodes: newer } = (await dora.run(renew, { code: first })).renewRecoveryCodes;
    const [newest = ''] = newer;
    expect(await logIn(dora, second)).toBe('VALIDATION_FAILED code');

    const elsewhere = await (await anotherSession(dora)).socket();
    expect(verdict(await dora.ask(turnOff, { password: 'not it', code: newest }))).toBe('VALIDATION_FAILED password');
    expect(verdict(await dora.ask(turnOff, { password: PASSWORD, code: second }))).toBe('VALIDATION_FAILED code');
    await dora.run(turnOff, { password: PASSWORD, code: newest });
    expect((await elsewhere.closed).code).toBe(4403);
    expect(await logIn(dora)).toBe('DONE');
    expect((await dora.run(state, {})).me.twoStep).toEqual({ on: false, recoveryCodesLeft: 0 });
    expect(await logOf(['RENEW_RECOVERY_CODES', 'TURN_OFF_TWO_STEP'], dora)).toEqual([
      ['RENEW_RECOVERY_CODES', 'REFUSED', dora.id],
      ['RENEW_RECOVERY_CODES', 'DONE', dora.id],
      ['TURN_OFF_TWO_STEP', 'REFUSED', dora.id],
      ['TURN_OFF_TWO_STEP', 'REFUSED', dora.id],
      ['TURN_OFF_TWO_STEP', 'DONE', dora.id],
    ]);
  });

  it('is not passed by a link to set a password, and is reset by an administrator alone, which is in the log', async () => {
    const { admin, anna, emil } = clinic.people;
    const { secret } = await turnedOn(emil);
    await timePasses(emil);
    const { url } = (await admin.run(inviteEmployee, { id: emil.id })).inviteEmployee.invite;
    const set = async (code?: string): Promise<Answer<unknown>> =>
      post(run.api, {
        query: `mutation ($token: String!, $password: String!, $code: String) {
          setPasswordByLink(input: { token: $token, password: $password, code: $code, kind: PROGRAM }) { token } }`,
        variables: { token: tokenIn(url), password: 'seven green bicycles', code },
      });
    expect(verdict(await set())).toBe('SECOND_FACTOR_REQUIRED');
    expect(verdict(await set(wrongCodeOf(secret)))).toBe('VALIDATION_FAILED code');
    expect(await logIn(emil)).toBe('SECOND_FACTOR_REQUIRED');
    expect(verdict(await set(codeOf(secret, 30)))).toBe('DONE');

    const again = await anotherSession(emil);
    const live = await again.socket();
    expect(verdict(await anna.ask(reset, { id: emil.id }))).toBe('FORBIDDEN');
    const strangers = await aClinic({ theirs: { role: 'ADMINISTRATOR' } });
    expect(verdict(await strangers.people.theirs.ask(reset, { id: emil.id }))).toBe('NOT_FOUND');
    await everybodyLeaves(strangers);
    expect(await logIn(emil, undefined, 'seven green bicycles')).toBe('SECOND_FACTOR_REQUIRED');
    const done = await admin.run(reset, { id: emil.id });
    expect(done.resetTwoStep.employee).toEqual({ id: emil.id, permissions: { resetTwoStep: false } });
    expect((await live.closed).code).toBe(4403);
    expect((await again.run(meQuery, {})).me).toBeNull();
    expect(await logIn(emil, undefined, 'seven green bicycles')).toBe('DONE');
    expect(await logOf(['RESET_TWO_STEP'], emil)).toEqual([['RESET_TWO_STEP', 'DONE', admin.id]]);
    expect(verdict(await admin.ask(reset, { id: admin.id }))).toBe('FORBIDDEN');
  });
});
