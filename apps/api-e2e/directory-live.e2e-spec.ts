import { aClinic, everybodyLeaves } from './support/clinic';
import {
  aChatGroup,
  aContact,
  archiveContact,
  assignChatGroups,
  deleteChatGroup,
  hideChatGroup,
  recordConsent,
  removeChatGroupMembers,
  restoreContact,
  unassignChatGroup,
  unhideChatGroup,
  updateChatGroup,
  updateContact,
} from './support/directory-operations';
import { DirectoryListener } from './support/directory-listener';

/** A kind with its id; all that an event ever says. */
type Told = readonly [kind: string, id: string | null];

describe('two who work in the directories see what the other changes, without reload', () => {
  it('every change of a card or a group is told once it is made, to those who may see that directory', async () => {
    const clinic = await aClinic({
      anna: { role: 'ADMINISTRATOR', modules: ['CRM'] },
      bella: { role: 'ADMINISTRATOR', modules: ['CRM'] },
      chatter: { modules: ['CHAT'] },
      neither: { role: 'ADMINISTRATOR', modules: [] },
    });
    const other = await aClinic({ zoe: { role: 'ADMINISTRATOR', modules: ['CHAT', 'CRM'] } });
    const { anna, bella, chatter, neither } = clinic.people;
    const [bellas, chatters, neithers, zoes] = [
      await DirectoryListener.open(bella),
      await DirectoryListener.open(chatter),
      await DirectoryListener.open(neither),
      await DirectoryListener.open(other.people.zoe),
    ];
    const told = async (act: () => Promise<unknown>, ...expected: Told[]) => {
      const before = bellas.changes().length;
      await act();
      await bellas.until(() => bellas.changes().length >= before + expected.length);
      const news = bellas.changes().slice(before);
      expect(news.map(({ kind, id }): Told => [kind, id]).sort()).toEqual(expected.sort());
    };

    const { id: card } = await aContact(anna, { name: 'Card' });
    const { id: second } = await aContact(anna, { name: 'Second' });
    const { id: group } = await aChatGroup(anna, 'Flu');
    for (const id of [card, second, group]) await bellas.toldOf(id);
    const ofCard: Told = ['CONTACT', card];
    const ofGroup: Told = ['CHAT_GROUP', group];
    const consent = { contactId: card, messageClass: 'CARE', given: true, source: 'PAPER', givenOn: '2026-01-01' };

    await told(() => anna.run(updateContact, { input: { id: card, version: 1, notes: 'x' } }), ofCard);
    await told(() => anna.run(recordConsent, { input: consent }), ofCard);
    await told(() => anna.run(assignChatGroups, { contactIds: [card], chatGroupIds: [group] }), ofCard, ofGroup);
    await told(() => anna.run(unassignChatGroup, { contactId: card, chatGroupId: group }), ofCard, ofGroup);
    // Many at once are one event without an id.
    const both = { contactIds: [card, second], chatGroupIds: [group] };
    await told(() => anna.run(assignChatGroups, both), ['CONTACT', null], ofGroup);
    const away = { chatGroupId: group, contactIds: both.contactIds };
    await told(() => anna.run(removeChatGroupMembers, away), ['CONTACT', null], ofGroup);
    await told(() => anna.run(archiveContact, { id: card }), ofCard);
    await told(() => anna.run(restoreContact, { id: card }), ofCard);
    await told(() => anna.run(updateChatGroup, { input: { id: group, version: 1, name: 'Flu 65+' } }), ofGroup);
    await told(() => anna.run(hideChatGroup, { id: group }), ofGroup);
    await told(() => anna.run(unhideChatGroup, { id: group }), ofGroup);
    await told(() => anna.run(deleteChatGroup, { id: group }), ofGroup);

    // Who writes to groups is told of groups only, who has neither module of nothing, another clinic of nothing.
    const kindsTold = (listener: DirectoryListener) => new Set(listener.changes().map(({ kind }) => kind));
    expect([kindsTold(chatters), kindsTold(neithers), kindsTold(zoes)]).toEqual([
      new Set(['CHAT_GROUP']),
      new Set(),
      new Set(),
    ]);
    // What changed nothing is told to nobody.
    const heard = bellas.changes().length;
    await anna.run(restoreContact, { id: card });
    const { id: last } = await aContact(anna, { name: 'Last' });
    await bellas.toldOf(last);
    expect(bellas.changes().length).toBe(heard + 1);
    await Promise.all([everybodyLeaves(clinic), everybodyLeaves(other)]);
  });
});
