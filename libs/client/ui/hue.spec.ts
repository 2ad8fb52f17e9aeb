import { hueOf, initialsOf } from './hue';

describe('initialsOf', () => {
  it.each([
    ['Anna Petrova', 'AP'],
    ['Григорий Соколов', 'ГС'],
    ['Anna Maria van der Berg', 'AB'],
    ['Cher', 'C'],
    ['  ', '#'],
    ['42', '#'],
    ['🙂 Smile', 'S'],
  ])('of %p are %p', (name, initials) => expect(initialsOf(name)).toBe(initials));
});

describe('hueOf', () => {
  it('stays the same for a name and differs between people', () => {
    const names = ['Anna Petrova', 'Boris Smirnov', 'Clara Novak', 'Dmitry Orlov', 'Elena Volkova', 'Fiona Clark'];
    expect(names.map(hueOf)).toEqual(names.map(hueOf));
    expect(new Set(names.map(hueOf)).size).toBeGreaterThan(3);
  });
});
