import { boris, room } from '../testing/sample-messages';
import { switcherChoices } from './switcher-choices';

describe('the quick switcher', () => {
  const rooms = ['Surgery', 'Rota', 'Night surgery'].map((name) => room({ id: name, name }));
  const names = (query: string, found = { chats: [room({ id: 'far', name: 'Far away' })], people: [boris] }) =>
    switcherChoices(query, rooms, 'Surgery', found).map(({ name }) => name);

  it('offers the latest chats first, and not the one that is open', () => {
    expect(names('')).toEqual(['Rota', 'Night surgery']);
  });

  it('finds chats of the list at once, whatever the case, and then what the server found', () => {
    expect(names(' SURG ')).toEqual(['Surgery', 'Night surgery', 'Far away', 'Boris Smirnov']);
  });

  it('names a chat once that both know', () => {
    expect(names('rota', { chats: [room({ id: 'Rota', name: 'Rota' })], people: [] })).toEqual(['Rota']);
  });
});
