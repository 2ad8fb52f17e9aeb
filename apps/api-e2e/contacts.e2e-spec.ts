import type { Actor } from './support/actor';
import { auditEntries } from './support/audit-operations';
import { aClinic, type Clinic, everybodyLeaves } from './support/clinic';
import {
  aChatGroup,
  aContact,
  archiveContact,
  assignChatGroups,
  contact,
  contactDuplicates,
  contactHistory,
  contacts,
  type ContactsVariables,
  createContact,
  recordConsent,
  restoreContact,
  updateContact,
} from './support/directory-operations';

describe('Directories → Contacts', () => {
  let clinic: Clinic<'admin' | 'desk' | 'chatter'>;
  let admin: Actor;
  let desk: Actor;

  beforeEach(async () => {
    clinic = await aClinic({
      admin: { role: 'ADMINISTRATOR', modules: ['CRM'] },
      desk: { modules: ['CHAT', 'CRM'] },
      chatter: { role: 'ADMINISTRATOR', modules: ['CHAT'] },
    });
    ({ admin, desk } = clinic.people);
  });
  afterEach(() => everybodyLeaves(clinic));

  const page = async (args: ContactsVariables) => (await desk.run(contacts, args)).contacts;
  const names = async (args: ContactsVariables) => (await page(args)).edges.map(({ node }) => node.name);
  const wrongField = async (input: object) => {
    const { extensions } = await desk.refusal(createContact, { input: { name: 'Anna', ...input } });
    return [extensions.code, extensions.fields?.map(({ field }) => field).join()];
  };

  it('a card is made with normalised values; wrong ones are told field by field', async () => {
    const made = await aContact(desk, {
      name: ' Anna  Ivanova ',
      phone: '+49 (151) 123-456 78',
      email: 'Anna@Example.ORG',
      birthDate: '1980-02-29',
      cardNumber: 'K-1023',
      language: 'RU',
      notes: 'latex',
    });
    expect(made).toMatchObject({
      name: 'Anna Ivanova',
      phone: '+4915112345678',
      email: 'anna@example.org',
      birthDate: '1980-02-29',
      cardNumber: 'K-1023',
      language: 'RU',
      notes: 'latex',
      version: 1,
      permissions: { edit: true, archive: true, restore: false, assignChatGroups: true, recordConsent: true },
    });
    expect((await admin.run(contact, { id: made.id })).contact).toEqual(made);
    expect(await wrongField({ name: ' ' })).toEqual(['VALIDATION_FAILED', 'name']);
    expect(await wrongField({ phone: '0151 12345678' })).toEqual(['VALIDATION_FAILED', 'phone']);
    expect(await wrongField({ phone: '+49 1' })).toEqual(['VALIDATION_FAILED', 'phone']);
    expect(await wrongField({ email: 'anna' })).toEqual(['VALIDATION_FAILED', 'email']);
    expect(await wrongField({ birthDate: '1981-02-29' })).toEqual(['VALIDATION_FAILED', 'birthDate']);
    expect(await wrongField({ birthDate: '2999-01-01' })).toEqual(['VALIDATION_FAILED', 'birthDate']);
    expect(await wrongField({ cardNumber: 'K-1023' })).toEqual(['VALIDATION_FAILED', 'cardNumber']);
    // A clinic that says where it is needs no country code.
    await clinic.sql(`update clinic set phone_country = 'DE' where id = $1`, [clinic.id]);
    expect((await aContact(desk, { name: 'Boris', phone: '0151 12345678' })).phone).toBe('+4915112345678');
  });

  it('is for the module CRM, whatever the role', async () => {
    const { id } = await aContact(desk, { name: 'Anna' });
    const { chatter } = clinic.people;
    for (const refused of [
      chatter.refusal(contact, { id }),
      chatter.refusal(contacts, {}),
      chatter.refusal(contactDuplicates, { name: 'Anna' }),
      chatter.refusal(contactHistory, { id }),
      chatter.refusal(createContact, { input: { name: 'Boris' } }),
      chatter.refusal(updateContact, { input: { id, version: 1, notes: 'x' } }),
      chatter.refusal(archiveContact, { id }),
      chatter.refusal(restoreContact, { id }),
    ]) {
      expect((await refused).extensions.code).toBe('FORBIDDEN');
    }
    expect((await desk.run(contact, { id })).contact.version).toBe(1);
  });

  it('is searched by name in either alphabet, phone, birth date and card number', async () => {
    await aContact(desk, {
      name: 'Юлия Щербакова',
      phone: '+79123456789',
      birthDate: '1980-03-12',
      cardNumber: 'K-77',
    });
    await aContact(desk, { name: 'Anna Müller', phone: '+4915112345678', birthDate: '1991-12-03', cardNumber: 'K-78' });
    const yulia = ['Юлия Щербакова'];
    const anna = ['Anna Müller'];
    for (const search of [
      'юл',
      'Yulia',
      'Shcherbakova Yu',
      'щерб',
      '912 345',
      '8 (912) 345-67-89',
      '12.03.1980',
      'K-77',
      'Юлия 1980',
    ]) {
      expect([search, await names({ search })]).toEqual([search, yulia]);
    }
    for (const search of ['Muller', 'MÜLLER anna', '0151 1234', '1991-12-03', 'k78']) {
      expect([search, await names({ search })]).toEqual([search, anna]);
    }
    for (const search of ['bakova', '12.03.1981', 'Юлия 1991', '---', '%', '_']) {
      expect([search, await names({ search })]).toEqual([search, []]);
    }
  });

  it('where nothing matches, names that are close are found, and said to be only close', async () => {
    await aContact(desk, { name: 'Anna Ivanova' });
    await aContact(desk, { name: 'Boris Petrov' });
    expect(await page({ search: 'ivanova' })).toMatchObject({
      similar: false,
      edges: [{ node: { name: 'Anna Ivanova' } }],
    });
    for (const search of ['ivonova', 'Ивнаова', 'Ana Ivanva']) {
      const { similar, edges } = await page({ search });
      expect([search, similar, edges.map(({ node }) => node.name)]).toEqual([search, true, ['Anna Ivanova']]);
    }
    expect(await page({ search: 'zzzzz' })).toMatchObject({ similar: false, edges: [] });
    // A new name is found by its slip from then on, and the old one no more.
    const [edge] = (await page({ search: 'petrov' })).edges;
    await desk.run(updateContact, { input: { id: edge?.node.id, version: 1, name: 'Boris Sidorenko' } });
    expect(await names({ search: 'sidorenka' })).toEqual(['Boris Sidorenko']);
    expect(await names({ search: 'petrov' })).toEqual([]);
  });

  it('pages keep every order, with a search, in a group and without; a cursor of another list is refused', async () => {
    const group = await aChatGroup(desk, 'All');
    const people = [
      await aContact(desk, { name: 'Clara One', birthDate: '1970-01-01' }),
      await aContact(desk, { name: 'anna One' }),
      await aContact(desk, { name: 'Boris One', birthDate: '1950-01-01' }),
      await aContact(desk, { name: 'Boris One', birthDate: '1990-01-01' }),
    ];
    await desk.run(assignChatGroups, { contactIds: people.map(({ id }) => id), chatGroupIds: [group.id] });
    const expected = {
      NAME: 'anna One,Boris One,Boris One,Clara One',
      BIRTH_DATE: 'Boris One,Clara One,Boris One,anna One',
    };
    for (const more of [{}, { search: 'one' }, { chatGroupId: group.id }, { search: 'onee' }]) {
      for (const sort of ['NAME', 'NAME_DESC', 'BIRTH_DATE', 'BIRTH_DATE_DESC', 'UPDATED', 'UPDATED_DESC']) {
        const paged: string[] = [];
        for (let after: string | null = null, go = true; go;) {
          const { edges, pageInfo } = await page({ ...more, sort, first: 3, after });
          paged.push(...edges.map(({ node }) => node.name));
          go = pageInfo.hasNextPage;
          after = pageInfo.endCursor;
        }
        expect([sort, paged]).toEqual([sort, await names({ ...more, sort })]);
        expect(paged).toHaveLength(4);
        if (sort in expected) expect(paged.join()).toBe(expected[sort as keyof typeof expected]);
      }
    }
    const { endCursor: after } = (await page({ first: 1 })).pageInfo;
    const other = await desk.refusal(contacts, { sort: 'UPDATED', after });
    expect(other.extensions.code).toBe('VALIDATION_FAILED');
    const forged = Buffer.from(JSON.stringify(['contacts BIRTH_DATE exact', '1980-99-99x', people[0]?.id])).toString(
      'base64url',
    );
    expect((await desk.refusal(contacts, { sort: 'BIRTH_DATE', after: forged })).extensions.code).toBe(
      'VALIDATION_FAILED',
    );
  });

  it('two who edit the same card lose nothing: the second gets CONFLICT with both versions', async () => {
    const { id, version } = await aContact(desk, { name: 'Anna', notes: 'first' });
    await desk.run(updateContact, { input: { id, version, notes: 'of the desk', phone: '+4915112345678' } });
    const mine = { id, version, notes: 'of the administrator', cardNumber: 'K-1' };
    const { extensions } = await admin.refusal(updateContact, { input: mine });
    expect(extensions).toMatchObject({
      code: 'CONFLICT',
      conflict: {
        version: 2,
        theirs: { notes: 'of the desk', cardNumber: null },
        yours: { notes: 'of the administrator', cardNumber: 'K-1' },
      },
    });
    const after = (await admin.run(updateContact, { input: { ...mine, version: 2 } })).updateContact.contact;
    expect(after).toMatchObject({
      notes: 'of the administrator',
      cardNumber: 'K-1',
      phone: '+4915112345678',
      version: 3,
    });
    // An empty text takes a value away; what is left out stays.
    const emptied = await admin.run(updateContact, { input: { id, version: 3, phone: '' } });
    expect(emptied.updateContact.contact).toMatchObject({ phone: null, cardNumber: 'K-1' });
    const { edges } = (await desk.run(contactHistory, { id })).contactHistory;
    expect(edges.map(({ node }) => [node.act, node.by.name])).toEqual([
      ['UPDATED', 'Admin'],
      ['UPDATED', 'Admin'],
      ['UPDATED', 'Desk'],
      ['CREATED', 'Desk'],
    ]);
    expect(edges[0]?.node.changes).toEqual([{ field: 'phone', before: '+4915112345678', after: null }]);
  });

  it('warns of a person who is there already: same phone, or same birth date and a name in common', async () => {
    const anna = await aContact(desk, { name: 'Анна Иванова', phone: '+4915112345678', birthDate: '1980-03-12' });
    await aContact(desk, { name: 'Boris Petrov', birthDate: '1980-03-12' });
    const found = async (args: object) =>
      (await desk.run(contactDuplicates, args)).contactDuplicates.map(({ name }) => name);
    expect(await found({ phone: '+49 151 12345678' })).toEqual(['Анна Иванова']);
    expect(await found({ birthDate: '1980-03-12', name: 'Ivanova A.' })).toEqual(['Анна Иванова']);
    expect(await found({ birthDate: '1980-03-12', name: 'Clara' })).toEqual([]);
    expect(await found({ birthDate: '1981-03-12', name: 'Ivanova' })).toEqual([]);
    expect(await found({ phone: '+4915112345678', exceptId: anna.id })).toEqual([]);
    expect(await found({})).toEqual([]);
  });

  it('an archived contact leaves the directory, is read only, and comes back as it was', async () => {
    const group = await aChatGroup(desk, 'Flu');
    const { id } = await aContact(desk, { name: 'Anna' });
    await desk.run(assignChatGroups, { contactIds: [id], chatGroupIds: [group.id] });
    const archived = (await desk.run(archiveContact, { id })).archiveContact.contact;
    expect(archived.permissions).toEqual({
      edit: false,
      archive: false,
      restore: true,
      assignChatGroups: false,
      recordConsent: false,
    });
    expect([await names({}), await names({ archived: true })]).toEqual([[], ['Anna']]);
    expect([await names({ search: 'anna' }), await names({ search: 'anna', archived: true })]).toEqual([[], ['Anna']]);
    const input = { id, version: archived.version, notes: 'x' };
    expect((await desk.refusal(updateContact, { input })).extensions.code).toBe('FORBIDDEN');
    const consent = { contactId: id, messageClass: 'CARE', given: true, source: 'PAPER', givenOn: '2026-01-01' };
    expect((await desk.refusal(recordConsent, { input: consent })).extensions.code).toBe('FORBIDDEN');
    const other = await aChatGroup(desk, 'Other');
    const assign = { contactIds: [id], chatGroupIds: [other.id] };
    expect((await desk.refusal(assignChatGroups, assign)).extensions.code).toBe('VALIDATION_FAILED');
    const restored = (await desk.run(restoreContact, { id })).restoreContact.contact;
    expect(restored.chatGroups.map(({ chatGroup }) => chatGroup.name)).toEqual(['Flu']);
    expect((await desk.run(assignChatGroups, assign)).assignChatGroups.count).toBe(1);
    expect(await names({})).toEqual(['Anna']);
  });

  it('consent is kept per class with source, text version and date; the latest answer counts', async () => {
    const { id } = await aContact(desk, { name: 'Anna' });
    const say = async (messageClass: string, given: boolean, more: object = {}) => {
      const input = {
        contactId: id,
        messageClass,
        given,
        source: 'PAPER',
        textVersion: '2026-03',
        givenOn: '2026-01-01',
        ...more,
      };
      return (await desk.run(recordConsent, { input })).recordConsent.contact.consents;
    };
    await say('CARE', true);
    await say('MARKETING', true);
    expect(await say('MARKETING', false, { source: 'SPOKEN', givenOn: '2026-02-01' })).toEqual([
      { messageClass: 'CARE', given: true, source: 'PAPER', givenOn: '2026-01-01' },
      { messageClass: 'MARKETING', given: false, source: 'SPOKEN', givenOn: '2026-02-01' },
    ]);
    const input = { contactId: id, messageClass: 'CARE', given: true, source: 'PAPER', givenOn: '2999-01-01' };
    expect((await desk.refusal(recordConsent, { input })).extensions.fields?.[0]?.field).toBe('givenOn');
    expect(await clinic.sql('select count(*)::int as n from contact_consent where contact_id = $1', [id])).toEqual([
      { n: 3 },
    ]);
  });

  it('every reading and every change of patient data is in the audit log, by the names of fields and no value', async () => {
    const group = await aChatGroup(desk, 'Novak group');
    const { id, version } = await aContact(desk, { name: 'Mrs Novak', phone: '+4915112345678' });
    await desk.run(contact, { id });
    await desk.run(contacts, { search: 'novak' });
    await desk.run(contactDuplicates, { phone: '+4915112345678' });
    await desk.run(contactHistory, { id });
    await desk.run(updateContact, { input: { id, version, notes: 'Novak is allergic' } });
    await desk.run(assignChatGroups, { contactIds: [id], chatGroupIds: [group.id] });
    await desk.run(archiveContact, { id });
    const { edges } = (await admin.run(auditEntries, { first: 100 })).auditEntries;
    expect(edges.map(({ node }) => [node.action, node.objectId === id || node.subjectId === id]).reverse()).toEqual([
      ['CREATE_CHAT_GROUP', false],
      ['CREATE_CONTACT', true],
      ['OPEN_CONTACT', true],
      ['SEARCH_CONTACTS', false],
      ['SEARCH_CONTACTS', false],
      ['READ_CONTACT_HISTORY', true],
      ['UPDATE_CONTACT', true],
      ['ASSIGN_CHAT_GROUP', true],
      ['ARCHIVE_CONTACT', true],
    ]);
    expect(edges.every(({ node }) => node.person?.id === desk.id)).toBe(true);
    expect(edges[2]?.node.details).toEqual([{ name: 'fields', value: 'notes' }]);
    expect(JSON.stringify(edges)).not.toMatch(/Novak|15112345678|allergic/);
    // What is refused has not happened.
    await desk.refusal(updateContact, { input: { id, version: 9, notes: 'x' } });
    expect((await admin.run(auditEntries, { first: 1 })).auditEntries.edges[0]?.node.action).toBe('ARCHIVE_CONTACT');
  });
});
