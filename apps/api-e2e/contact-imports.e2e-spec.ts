import type { Actor } from './support/actor';
import { auditEntries } from './support/audit-operations';
import { aClinic, type Clinic, everybodyLeaves } from './support/clinic';
import {
  aChatGroup,
  aContact,
  archiveContact,
  type Contact,
  chatGroup,
  contact,
  contactHistory,
  contacts,
  hideChatGroup,
} from './support/directory-operations';
import { credentialHeaders } from './support/http';
import { imported, importContacts, importRows, runImport, uploadImport } from './support/import-operations';
import type { Operation, Page } from './support/operations';

const HEAD = 'id,ФИО,Phone,Date of birth,Card,Groups';
const csv = (...lines: string[]) => [HEAD, ...lines].join('\r\n');
const wholeDirectory: Operation<{ readonly contacts: Page<Contact> }, object> = {
  text: `{ contacts(first: 100) { edges { node { id name phone birthDate cardNumber version updatedAt } } } }`,
};
const counts = { created: 0, updated: 0, unchanged: 0, duplicates: 0, invalid: 0, assigned: 0 };

describe('importing contacts and memberships', () => {
  let clinic: Clinic<'admin' | 'nurse' | 'chatter'>;
  let admin: Actor;
  let nurse: Actor;

  beforeEach(async () => {
    clinic = await aClinic({
      admin: { role: 'ADMINISTRATOR', modules: ['CRM'] },
      nurse: { modules: ['CRM'] },
      chatter: { role: 'ADMINISTRATOR', modules: ['CHAT'] },
    });
    ({ admin, nurse } = clinic.people);
  });
  afterEach(() => everybodyLeaves(clinic));

  const directory = async () => (await nurse.run(wholeDirectory, {})).contacts.edges.map(({ node }) => node);
  const fates = async (id: string) =>
    (await nurse.run(importRows, { id })).contactImport.rows.edges.map(({ node }) => [
      node.at,
      node.fate,
      ...(node.reason ? [node.reason] : []),
    ]);

  it('a dry run tells the fate of every row and changes nothing; the import then does exactly that', async () => {
    const flu = await aChatGroup(nurse, 'Flu 65+');
    const old = await aChatGroup(nurse, 'Old');
    await nurse.run(hideChatGroup, { id: old.id });
    const anna = await aContact(nurse, { name: 'Анна Иванова', birthDate: '1980-03-12' });
    const archived = await aContact(nurse, { name: 'Gone', cardNumber: 'K-9' });
    await nurse.run(archiveContact, { id: archived.id });
    for (const phone of ['+4915112345678', '+4915112345679']) {
      await aContact(nurse, { name: 'Two Alike', phone, birthDate: '1950-01-01' });
    }
    const { import: file } = await uploadImport(
      nurse,
      csv(
        'p1,анна  иванова,+49 151 999 88 777,12.03.1980,K-1,flu65+',
        'p2,"Boris, the Second",,1950-02-28,,Flu 65+;',
        'p2,Boris again,,,,',
        'p3,Clara,,1951-02-29,,',
        'p4,Dora,12345,,,',
        ',Nobody,,,,',
        'p5,,,,,',
        'p6,Emil,,,K-1,',
        ',Gone,,,K-9,',
        ',Two Alike,,1950-01-01,,',
        'p7,Fritz,,,,Nowhere',
        'p8,Greta,,,,Old',
      ),
    );
    expect(file).toMatchObject({ format: 'CSV', rowCount: 12 });
    expect(file?.columns.map(({ name, suggested, samples }) => [name, suggested, samples[1]])).toEqual([
      ['id', 'EXTERNAL_ID', 'p2'],
      ['ФИО', 'NAME', 'Boris, the Second'],
      ['Phone', 'PHONE', ''],
      ['Date of birth', 'BIRTH_DATE', '1950-02-28'],
      ['Card', 'CARD_NUMBER', ''],
      ['Groups', 'GROUPS', 'Flu 65+;'],
    ]);
    const id = file?.id ?? '';
    const before = await directory();
    const expected = { ...counts, created: 1, updated: 1, duplicates: 1, invalid: 9, assigned: 2 };
    const tried = await runImport(nurse, id, { dryRun: true });
    expect(tried).toMatchObject({ ...expected, state: 'DONE', dryRun: true, rowCount: 12, processed: 12 });
    const told = [
      [1, 'UPDATED'],
      [2, 'CREATED'],
      [3, 'DUPLICATE'],
      [4, 'INVALID', 'WRONG_BIRTH_DATE'],
      [5, 'INVALID', 'WRONG_PHONE'],
      [6, 'INVALID', 'NO_KEY'],
      [7, 'INVALID', 'NO_NAME'],
      [8, 'INVALID', 'CARD_NUMBER_TAKEN'],
      [9, 'INVALID', 'ARCHIVED'],
      [10, 'INVALID', 'AMBIGUOUS'],
      [11, 'INVALID', 'UNKNOWN_GROUP'],
      [12, 'INVALID', 'GROUP_HIDDEN'],
    ];
    expect(await fates(id)).toEqual(told);
    expect(await directory()).toEqual(before);
    expect((await nurse.run(chatGroup, { id: flu.id })).chatGroup.memberCount).toBe(0);
    const onlyInvalid = (await nurse.run(importRows, { id, fate: 'INVALID', first: 2 })).contactImport.rows;
    expect([onlyInvalid.edges.map(({ node }) => node.at), onlyInvalid.pageInfo.hasNextPage]).toEqual([[4, 5], true]);
    expect(onlyInvalid.edges[0]?.node.cells).toEqual(['p3', 'Clara', '', '1951-02-29', '', '']);

    expect(await runImport(nurse, id)).toMatchObject({ ...expected, state: 'DONE', dryRun: false });
    expect(await fates(id)).toEqual(told);
    const changed = (await nurse.run(contact, { id: anna.id })).contact;
    expect(changed).toMatchObject({ name: 'анна иванова', phone: '+4915199988777', cardNumber: 'K-1', version: 2 });
    expect(changed.chatGroups.map((one) => one.chatGroup.name)).toEqual(['Flu 65+']);
    const boris = (await directory()).find(({ name }) => name === 'Boris, the Second');
    expect(boris).toMatchObject({ birthDate: '1950-02-28' });
    expect((await nurse.run(chatGroup, { id: flu.id })).chatGroup.memberCount).toBe(2);
    // Whoever was imported is found as if made by hand, and their history says where they come from.
    expect((await nurse.run(contacts, { search: 'борис 1950' })).contacts.edges[0]?.node.id).toBe(boris?.id);
    const acts = (await nurse.run(contactHistory, { id: boris?.id ?? '' })).contactHistory.edges;
    expect(acts.map(({ node }) => [node.act, node.by.name])).toEqual([
      ['GROUP_ASSIGNED', 'Nurse'],
      ['IMPORTED', 'Nurse'],
    ]);
    // The rows are patients' data: once imported, they are gone.
    const left = (await nurse.run(importRows, { id })).contactImport.rows.edges;
    expect(left.every(({ node }) => node.cells.length === 0)).toBe(true);
    const again = await nurse.refusal(importContacts, { input: { importId: id, dryRun: false } });
    expect(again.extensions.code).toBe('CONFLICT');
  });

  it('the same file again changes 0 rows, also when somebody else imports it', async () => {
    await aChatGroup(nurse, 'Flu');
    const lines = Array.from({ length: 60 }, (_, n) => `p${n},Person ${n},+49151123456${10 + n},1950-01-01,C-${n},Flu`);
    // Known again without the other system's id too.
    const file = csv(...lines, ',By Card,,,X-1,Flu', ',By Birth,,1960-05-05,,', ',By Phone,+4915112399999,,,');
    expect(await imported(nurse, file)).toMatchObject({ ...counts, created: 63, assigned: 61 });
    const before = await directory();
    const heads = (await nurse.run(contactHistory, { id: before[0]?.id ?? '' })).contactHistory.edges.length;
    for (const who of [nurse, admin]) {
      expect(await imported(who, file, { dryRun: true })).toMatchObject({ ...counts, unchanged: 63 });
      expect(await imported(who, file)).toMatchObject({ ...counts, unchanged: 63 });
    }
    expect(await directory()).toEqual(before);
    expect((await nurse.run(contactHistory, { id: before[0]?.id ?? '' })).contactHistory.edges).toHaveLength(heads);
  });

  it('a FHIR R4 bundle of Patient and Group comes the same way, whatever stands first in it', async () => {
    const flu = await aChatGroup(nurse, 'Flu');
    const entry = [
      {
        resource: {
          resourceType: 'Group',
          name: 'Flu',
          member: [
            { entity: { reference: 'Patient/a1' } },
            { entity: { reference: 'urn:uuid:b2' } },
            { entity: { reference: 'Patient/a1' }, inactive: true },
            { entity: { reference: 'Patient/unknown' } },
          ],
        },
      },
      {
        resource: {
          resourceType: 'Patient',
          id: 'a1',
          identifier: [{ value: 'MRN-1' }],
          name: [
            { use: 'nickname', text: 'Nan' },
            { use: 'official', family: 'Müller "M"', given: ['Anna', 'B.'] },
          ],
          telecom: [
            { system: 'email', value: 'A@example.org' },
            { system: 'phone', value: '+4915112345678' },
          ],
          birthDate: '1980-03-12',
          communication: [{ preferred: true, language: { coding: [{ code: 'ru-RU' }] } }],
        },
      },
      { fullUrl: 'urn:uuid:b2', resource: { resourceType: 'Patient', name: [{ text: 'Boris {[' }] } },
      { resource: { resourceType: 'Observation', id: 'o1' } },
    ];
    const bundle = JSON.stringify({ resourceType: 'Bundle', type: 'collection', link: [], entry }, null, 1);
    const expected = { ...counts, created: 2, duplicates: 2, invalid: 1, assigned: 2 };
    expect(await imported(nurse, bundle, { dryRun: true })).toMatchObject(expected);
    expect(await imported(nurse, bundle)).toMatchObject(expected);
    expect(await directory()).toMatchObject([
      { name: 'Anna B. Müller "M"', phone: '+4915112345678', cardNumber: 'MRN-1', birthDate: '1980-03-12' },
      { name: 'Boris {[' },
    ]);
    expect((await nurse.run(chatGroup, { id: flu.id })).chatGroup.memberCount).toBe(2);
    expect(await imported(nurse, bundle)).toMatchObject({ ...counts, unchanged: 2, duplicates: 2, invalid: 1 });
  });

  it('columns are mapped by hand, other delimiters and Windows-1251 are read, broken files are refused', async () => {
    const bytes = Buffer.from('a;b\n1980-03-12;Jane\n', 'latin1');
    const mapping = ['BIRTH_DATE', 'NAME'];
    expect(await imported(nurse, bytes, { mapping })).toMatchObject({ created: 1 });
    // "ФИО;Карта" and "Юлия;К1" as a Russian spreadsheet saves them.
    const russian = Uint8Array.from([
      ...[0xd4, 0xc8, 0xce, 0x3b, 0xca, 0xe0, 0xf0, 0xf2, 0xe0, 0x0a],
      ...[0xde, 0xeb, 0xe8, 0xff, 0x3b, 0xca, 0x31, 0x0a],
    ]);
    expect(await imported(nurse, russian)).toMatchObject({ created: 1 });
    expect((await directory()).map(({ name }) => name)).toEqual(['Jane', 'Юлия']);

    const { import: file } = await uploadImport(nurse, 'a,b\n1,2\n');
    const start = (given: (string | null)[]) =>
      nurse.refusal(importContacts, { input: { importId: file?.id ?? '', dryRun: true, mapping: given } });
    for (const wrong of [['NAME'], ['NAME', 'NAME'], [null, null], ['PHONE', 'EMAIL']]) {
      expect((await start(wrong)).extensions).toMatchObject({ code: 'VALIDATION_FAILED' });
    }
    const refusal = async (content: string | Uint8Array, who = nurse, headers?: Record<string, string>) => {
      const { status, errors } = await uploadImport(who, content, headers);
      return `${status} ${errors?.[0]?.extensions.code ?? ''}`;
    };
    expect(await refusal('')).toBe('400 VALIDATION_FAILED');
    expect(await refusal('a,b\n"1,2')).toBe('400 VALIDATION_FAILED');
    expect(await refusal('{"entry": [{"resource": {}}')).toBe('400 VALIDATION_FAILED');
    expect(await refusal('{"entry": [{nonsense}]}')).toBe('400 VALIDATION_FAILED');
    expect(await refusal('a\n1', nurse, {})).toBe('403 FORBIDDEN');
    expect(await refusal('a\n1', clinic.people.chatter)).toBe('403 FORBIDDEN');
    const foreign = await clinic.people.chatter.refusal(importContacts, {
      input: { importId: file?.id ?? '', dryRun: false },
    });
    expect(foreign.extensions.code).toBe('FORBIDDEN');
  });

  it('the audit has one entry for each run with its counts, and none with a name', async () => {
    const file = csv('p1,Secret Name,,1980-03-12,,');
    await imported(nurse, file, { dryRun: true });
    await imported(nurse, file);
    const of = async (action: string) =>
      (await admin.run(auditEntries, { action })).auditEntries.edges.map(({ node }) => node);
    const [check, ...checks] = await of('CHECK_CONTACT_IMPORT');
    const [real, ...reals] = await of('IMPORT_CONTACTS');
    expect([checks, reals]).toEqual([[], []]);
    for (const entry of [check, real]) {
      expect(entry).toMatchObject({ person: { name: 'Nurse' }, objectKind: 'CONTACT', result: 'DONE' });
      expect(entry?.details).toEqual(expect.arrayContaining([{ name: 'created', value: '1' }]));
      expect(JSON.stringify(entry)).not.toContain('Secret');
    }
  });

  it('an administrator exports the directory as CSV that no spreadsheet runs and that can be imported again', async () => {
    await aChatGroup(nurse, 'Flu');
    const file = csv('p1,=cmd|calc,+4915112345678,1980-03-12,-1,Flu', 'p2,"Anna; ""A"", Юля",,,@x,');
    expect(await imported(nurse, file)).toMatchObject({ created: 2 });
    const get = (who: Actor) =>
      fetch(`${who.url}/exports/contacts.csv`, { headers: credentialHeaders(who.credentials) });
    const response = await get(admin);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    const text = await response.text();
    expect(text.split('\n').slice(0, 3)).toEqual([
      'externalId,name,phone,email,birthDate,cardNumber,language,notes,groups',
      "p1,'=cmd|calc,+4915112345678,,1980-03-12,'-1,,,Flu",
      `p2,"Anna; ""A"", Юля",,,,'@x,,,`,
    ]);
    expect([(await get(nurse)).status, (await get(clinic.people.chatter)).status]).toEqual([403, 403]);
    const { edges } = (await admin.run(auditEntries, { action: 'EXPORT_CONTACTS' })).auditEntries;
    expect(edges.map(({ node }) => node.person?.name)).toEqual(['Admin']);
    expect(await imported(nurse, text, { dryRun: true })).toMatchObject({ ...counts, unchanged: 2 });
  });
});
