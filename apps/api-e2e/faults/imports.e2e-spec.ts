import { aClinic, type Clinic, everybodyLeaves } from '../support/clinic';
import { auditEntries } from '../support/audit-operations';
import { aChatGroup, chatGroup } from '../support/directory-operations';
import {
  contactImport,
  imported,
  importContacts,
  runImport,
  unfinishedImports,
  uploadImport,
} from '../support/import-operations';
import { type OwnPlace, ownPlace } from '../support/own-process';

const ROWS = 3_000;

describe('kill -9 in the middle of an import', () => {
  let place: OwnPlace;
  let clinic: Clinic<'nurse' | 'colleague'>;

  afterAll(async () => {
    await everybodyLeaves(clinic);
    await place.end();
  });

  it('a colleague is offered to go on with it, and every row is imported once', async () => {
    place = await ownPlace('import_killed');
    const api = await place.start();
    clinic = await aClinic(
      { nurse: { modules: ['CRM'] }, colleague: { role: 'ADMINISTRATOR', modules: ['CRM'] } },
      { api: api.url, database: place.database },
    );
    const { nurse, colleague } = clinic.people;
    const group = await aChatGroup(nurse, 'Flu');
    const lines = Array.from({ length: ROWS }, (_, n) => `p${n},Person ${n},K-${n},Flu`);
    const file = ['id,name,card,groups', ...lines].join('\n');
    const id = (await uploadImport(nurse, file)).import?.id ?? '';
    const state = async () => (await nurse.run(contactImport, { id })).contactImport;
    const unfinished = async () =>
      (await colleague.run(unfinishedImports, {})).unfinishedContactImports.map((one) => [one.id, one.state]);
    expect(await unfinished()).toEqual([]);
    await runImport(nurse, id, { dryRun: true });
    expect(await unfinished()).toEqual([]);

    await nurse.run(importContacts, { input: { importId: id, dryRun: false } });
    while ((await state()).processed < ROWS / 6);
    expect((await api.kill('SIGKILL')).signal).toBe('SIGKILL');
    await place.start(api.port);
    const { processed } = await state();
    expect([processed >= ROWS / 6, processed < ROWS]).toEqual([true, true]);

    // For some seconds it could still be at work somewhere; then it is known to have died.
    const goOn = { input: { importId: id, dryRun: false } };
    await clinic.sql('update contact_import set beat_at = now() where id = $1', [id]);
    expect(await unfinished()).toEqual([[id, 'RUNNING']]);
    expect((await colleague.refusal(importContacts, goOn)).extensions.code).toBe('CONFLICT');
    await clinic.sql(`update contact_import set beat_at = now() - interval '1 minute' where id = $1`, [id]);
    expect(await unfinished()).toEqual([[id, 'FAILED']]);
    expect((await state()).state).toBe('FAILED');

    const whole = { state: 'DONE', processed: ROWS, created: ROWS, updated: 0, unchanged: 0, assigned: ROWS };
    expect(await runImport(colleague, id)).toMatchObject(whole);
    expect(await unfinished()).toEqual([]);
    const [counted] = await clinic.sql(
      `select (select count(*)::int from contact where external_id like 'p%') as contacts,
         (select count(*)::int from chat_group_membership where removed_at is null) as memberships,
         (select count(*)::int from contact_history where act = 'IMPORTED') as imported,
         (select count(*)::int from contact_history where act = 'GROUP_ASSIGNED') as assigned`,
    );
    expect(counted).toEqual({ contacts: ROWS, memberships: ROWS, imported: ROWS, assigned: ROWS });
    expect((await nurse.run(chatGroup, { id: group.id })).chatGroup.memberCount).toBe(ROWS);
    const { edges } = (await colleague.run(auditEntries, { action: 'IMPORT_CONTACTS' })).auditEntries;
    expect(edges.map(({ node }) => node.person?.name)).toEqual(['Colleague']);
    expect(await imported(nurse, file)).toMatchObject({ created: 0, updated: 0, unchanged: ROWS, assigned: 0 });
  });
});
