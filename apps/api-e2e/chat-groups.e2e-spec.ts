import type { Actor } from './support/actor';
import { aClinic, type Clinic, everybodyLeaves } from './support/clinic';
import {
  aChatGroup,
  aContact,
  assignChatGroups,
  type ChatGroup,
  chatGroup,
  chatGroupHistory,
  chatGroups,
  contact,
  contacts,
  createChatGroup,
  deleteChatGroup,
  hideChatGroup,
  removeChatGroupMembers,
  unassignChatGroup,
  unhideChatGroup,
  updateChatGroup,
} from './support/directory-operations';
import type { Page } from './support/operations';

describe('Directories → Chat Groups', () => {
  let clinic: Clinic<'admin' | 'nurse' | 'chatter' | 'neither'>;
  let admin: Actor;
  let nurse: Actor;
  let chatter: Actor;

  beforeEach(async () => {
    clinic = await aClinic({
      admin: { role: 'ADMINISTRATOR', modules: ['CHAT', 'CRM'] },
      nurse: { modules: ['CRM'] },
      chatter: { modules: ['CHAT'] },
      neither: { modules: [] },
    });
    ({ admin, nurse, chatter } = clinic.people);
  });
  afterEach(() => everybodyLeaves(clinic));

  const namesFor = async (actor: Actor, args: object = {}) =>
    (await actor.run(chatGroups, args)).chatGroups.edges.map(({ node }) => node.name);

  it('+ Create Record – adds a new chat group, with colour and icon, for everybody who may see groups', async () => {
    const input = { name: '  Flu   65+ ', description: 'Every autumn', colour: 'TEAL', icon: 'SYRINGE' };
    const created = (await nurse.run(createChatGroup, { input })).createChatGroup.chatGroup;
    expect(created).toMatchObject({ ...input, name: 'Flu 65+', memberCount: 0, hidden: false, version: 1 });
    expect(await namesFor(admin)).toEqual(['Flu 65+']);
    // Who sends to groups sees which there are, and changes nothing.
    expect((await chatter.run(chatGroup, { id: created.id })).chatGroup.permissions).toEqual({
      edit: false,
      hide: false,
      unhide: false,
      addMembers: false,
      removeMembers: false,
      delete: false,
    });
    const { neither } = clinic.people;
    for (const refusal of [
      chatter.refusal(createChatGroup, { input: { name: 'Other' } }),
      chatter.refusal(contacts, { chatGroupId: created.id }),
      neither.refusal(createChatGroup, { input: { name: 'Other' } }),
      neither.refusal(chatGroups, {}),
    ]) {
      expect((await refusal).extensions.code).toBe('FORBIDDEN');
    }
  });

  it('names are unique in the clinic, whatever their case and spaces', async () => {
    const { id, version } = await aChatGroup(nurse, 'Flu 65+');
    const other = await aChatGroup(nurse, 'Other');
    const taken = (name: string, exceptId?: string) =>
      nurse.run(
        {
          text: `query ($name: String!, $exceptId: ID) { chatGroupNameTaken(name: $name, exceptId: $exceptId) }`,
        },
        { name, exceptId },
      );
    for (const name of ['FLU 65+', 'flu65+', ' Flu  65 + ']) {
      const { extensions } = await nurse.refusal(createChatGroup, { input: { name } });
      expect([extensions.code, extensions.fields?.[0]?.field]).toEqual(['VALIDATION_FAILED', 'name']);
      const renamed = await nurse.refusal(updateChatGroup, { input: { id: other.id, version: other.version, name } });
      expect(renamed.extensions.code).toBe('VALIDATION_FAILED');
      expect(await taken(name)).toEqual({ chatGroupNameTaken: true });
      expect(await taken(name, id)).toEqual({ chatGroupNameTaken: false });
    }
    // Its own name in other letters is a change like any other.
    const again = await nurse.run(updateChatGroup, { input: { id, version, name: 'FLU 65+' } });
    expect(again.updateChatGroup.chatGroup.name).toBe('FLU 65+');
    const inOtherClinic = await aClinic({ dora: { modules: ['CRM'] } });
    expect((await aChatGroup(inOtherClinic.people.dora, 'Flu 65+')).name).toBe('Flu 65+');
    expect((await nurse.refusal(createChatGroup, { input: { name: '   ' } })).extensions.code).toBe(
      'VALIDATION_FAILED',
    );
  });

  it('Search Bar – finds existing groups quickly, in either alphabet, and pages keep every order', async () => {
    for (const name of ['Диабет', 'Diabetes school', 'Post-op', 'Беременность 2026']) await aChatGroup(nurse, name);
    expect(await namesFor(nurse, { search: 'diab' })).toEqual(['Diabetes school', 'Диабет']);
    expect(await namesFor(nurse, { search: 'ДИАБ sch' })).toEqual(['Diabetes school']);
    expect(await namesFor(nurse, { search: '2026' })).toEqual(['Беременность 2026']);
    expect(await namesFor(nurse, { search: '%' })).toEqual([]);
    for (const sort of ['NAME', 'NAME_DESC', 'MEMBERS', 'MEMBERS_DESC', 'UPDATED', 'UPDATED_DESC']) {
      const whole = await namesFor(nurse, { sort });
      const paged: string[] = [];
      for (let after: string | null = null, more = true; more;) {
        const { edges, pageInfo }: Page<ChatGroup> = (await nurse.run(chatGroups, { sort, first: 1, after }))
          .chatGroups;
        paged.push(...edges.map(({ node }) => node.name));
        more = pageInfo.hasNextPage;
        after = pageInfo.endCursor;
      }
      expect([sort, paged]).toEqual([sort, whole]);
      expect(paged).toHaveLength(4);
    }
  });

  it('Edit – updates group name or properties; who edits an old version is shown both', async () => {
    const { id, version } = await aChatGroup(nurse, 'Flu', { description: 'first' });
    await nurse.run(updateChatGroup, { input: { id, version, description: 'of the nurse', colour: 'RED' } });
    const mine = { id, version, description: 'of the administrator', icon: 'HEART' };
    const { extensions } = await admin.refusal(updateChatGroup, { input: mine });
    expect(extensions).toMatchObject({
      code: 'CONFLICT',
      conflict: {
        version: 2,
        theirs: { description: 'of the nurse', icon: 'USERS' },
        yours: { description: 'of the administrator', icon: 'HEART' },
      },
    });
    const after = await admin.run(updateChatGroup, { input: { ...mine, version: 2 } });
    expect(after.updateChatGroup.chatGroup).toMatchObject({
      name: 'Flu',
      description: 'of the administrator',
      colour: 'RED',
      icon: 'HEART',
      version: 3,
    });
    // What is so already is no conflict and no change.
    const repeated = await nurse.run(updateChatGroup, { input: { id, version: 1, colour: 'RED' } });
    expect(repeated.updateChatGroup.chatGroup.version).toBe(3);
    const { edges } = (await nurse.run(chatGroupHistory, { id })).chatGroupHistory;
    expect(edges.map(({ node }) => [node.act, node.by.name])).toEqual([
      ['UPDATED', 'Admin'],
      ['UPDATED', 'Nurse'],
      ['CREATED', 'Nurse'],
    ]);
    expect(edges[1]?.node.changes).toContainEqual({ field: 'colour', before: 'BLUE', after: 'RED' });
  });

  it('Hide / Unhide – a hidden group stays on patients and cannot be chosen; unhiding restores all', async () => {
    const { id } = await aChatGroup(nurse, 'Flu 65+');
    const [first, second] = [await aContact(nurse, { name: 'First' }), await aContact(nurse, { name: 'Second' })];
    await nurse.run(assignChatGroups, { contactIds: [first.id], chatGroupIds: [id] });
    const hidden = (await nurse.run(hideChatGroup, { id })).hideChatGroup.chatGroup;
    expect(hidden).toMatchObject({ hidden: true, memberCount: 1 });
    expect(hidden.permissions).toMatchObject({ hide: false, unhide: true, addMembers: false, removeMembers: true });
    expect(await namesFor(nurse)).toEqual([]);
    expect(await namesFor(nurse, { includeHidden: true })).toEqual(['Flu 65+']);
    expect((await nurse.run(contact, { id: first.id })).contact.chatGroups[0]?.chatGroup.hidden).toBe(true);
    const refused = { contactIds: [second.id], chatGroupIds: [id] };
    expect((await nurse.refusal(assignChatGroups, refused)).extensions.code).toBe('GROUP_HIDDEN');
    expect((await nurse.run(hideChatGroup, { id })).hideChatGroup.chatGroup.version).toBe(hidden.version);

    const shown = (await nurse.run(unhideChatGroup, { id })).unhideChatGroup.chatGroup;
    expect(shown).toMatchObject({ hidden: false, memberCount: 1 });
    expect(await namesFor(nurse)).toEqual(['Flu 65+']);
    expect((await nurse.run(assignChatGroups, refused)).assignChatGroups.count).toBe(1);
    expect((await chatter.refusal(hideChatGroup, { id })).extensions.code).toBe('FORBIDDEN');
  });

  it('a group that never sent can be deleted, by an administrator; its name is free again', async () => {
    const { id, permissions } = await aChatGroup(admin, 'Mistake');
    const patient = await aContact(nurse, { name: 'Patient' });
    await nurse.run(assignChatGroups, { contactIds: [patient.id], chatGroupIds: [id] });
    expect(permissions.delete).toBe(true);
    expect((await nurse.refusal(deleteChatGroup, { id })).extensions.code).toBe('FORBIDDEN');
    await clinic.sql('update chat_group set first_sent_at = now() where id = $1', [id]);
    expect((await admin.run(chatGroup, { id })).chatGroup.permissions.delete).toBe(false);
    expect((await admin.refusal(deleteChatGroup, { id })).extensions.code).toBe('CONFLICT');
    await clinic.sql('update chat_group set first_sent_at = null where id = $1', [id]);
    await admin.run(deleteChatGroup, { id });
    expect((await admin.refusal(chatGroup, { id })).extensions.code).toBe('NOT_FOUND');
    expect(await namesFor(admin, { includeHidden: true })).toEqual([]);
    expect((await nurse.run(contact, { id: patient.id })).contact.chatGroups).toEqual([]);
    expect((await aChatGroup(nurse, 'mistake')).id).not.toBe(id);
  });

  it('members are searched, added and removed many at once; the history says by whom and how many', async () => {
    const { id } = await aChatGroup(nurse, 'Post-op');
    const people = await Promise.all(['Anna', 'Boris', 'Анна'].map((name) => aContact(nurse, { name })));
    const contactIds = people.map((person) => person.id);
    const added = await nurse.run(assignChatGroups, { contactIds, chatGroupIds: [id] });
    expect(added.assignChatGroups).toMatchObject({ count: 3, chatGroups: [{ memberCount: 3 }] });
    // Again changes nothing, also in the same moment.
    const twice = [1, 2].map(() => admin.run(assignChatGroups, { contactIds, chatGroupIds: [id] }));
    expect((await Promise.all(twice)).map((answer) => answer.assignChatGroups.count)).toEqual([0, 0]);
    const found = async (search?: string) =>
      (await nurse.run(contacts, { chatGroupId: id, ...(search && { search }) })).contacts.edges.map(
        ({ node }) => node.name,
      );
    expect(await found()).toEqual(['Anna', 'Boris', 'Анна']);
    expect(await found('анна')).toEqual(['Anna', 'Анна']);
    await aContact(nurse, { name: 'Anna Outside' });
    expect(await found('anna')).toEqual(['Anna', 'Анна']);

    const removed = await admin.run(removeChatGroupMembers, { chatGroupId: id, contactIds: contactIds.slice(1) });
    expect(removed.removeChatGroupMembers).toMatchObject({ count: 2, chatGroups: [{ memberCount: 1 }] });
    expect(await found()).toEqual(['Anna']);
    const { edges } = (await nurse.run(chatGroupHistory, { id })).chatGroupHistory;
    expect(edges.map(({ node }) => [node.act, node.members, node.by.name])).toEqual([
      ['MEMBERS_REMOVED', 2, 'Admin'],
      ['MEMBERS_ADDED', 3, 'Nurse'],
      ['CREATED', null, 'Nurse'],
    ]);
    // Periods are kept: who was a member, from when to when.
    const periods = await clinic.sql(
      'select count(*)::int as all, count(removed_at)::int as ended from chat_group_membership where group_id = $1',
      [id],
    );
    expect(periods).toEqual([{ all: 3, ended: 2 }]);
  });

  it('You can assign one or more Chat Groups to a patient directly from their Patient Card', async () => {
    const [flu, postOp] = [await aChatGroup(nurse, 'Flu 65+'), await aChatGroup(nurse, 'Post-op')];
    const { id } = await aContact(nurse, { name: 'Anna' });
    await nurse.run(assignChatGroups, { contactIds: [id], chatGroupIds: [postOp.id, flu.id] });
    const groupsOf = async () => (await admin.run(contact, { id })).contact.chatGroups;
    expect(await groupsOf()).toEqual([
      { chatGroup: { id: flu.id, name: 'Flu 65+', hidden: false }, assignedBy: { name: 'Nurse' } },
      { chatGroup: { id: postOp.id, name: 'Post-op', hidden: false }, assignedBy: { name: 'Nurse' } },
    ]);
    await nurse.run(unassignChatGroup, { contactId: id, chatGroupId: flu.id });
    expect((await groupsOf()).map((membership) => membership.chatGroup.name)).toEqual(['Post-op']);
    expect((await nurse.run(unassignChatGroup, { contactId: id, chatGroupId: flu.id })).unassignChatGroup.count).toBe(
      0,
    );
    // Undo is assigning again.
    await nurse.run(assignChatGroups, { contactIds: [id], chatGroupIds: [flu.id] });
    expect((await nurse.run(chatGroup, { id: flu.id })).chatGroup.memberCount).toBe(1);
    const tooMany = { contactIds: Array.from({ length: 501 }, (_, n) => String(n)), chatGroupIds: [flu.id] };
    expect((await nurse.refusal(assignChatGroups, tooMany)).extensions.code).toBe('VALIDATION_FAILED');
    expect(
      (await chatter.refusal(assignChatGroups, { contactIds: [id], chatGroupIds: [flu.id] })).extensions.code,
    ).toBe('FORBIDDEN');
  });
});
