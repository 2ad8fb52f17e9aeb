import { slipsBetween } from './close-words';
import { exactPatterns, tokensOf } from './contact-search';
import { foldedWords, searchWords, sortKey } from './search-words';

describe('names as they sound', () => {
  it.each([
    ['Юрий', ['Yuri', 'Yury', 'Yuriy', 'Jurij', 'YURI']],
    ['Дмитрий Щукин', ['Dmitry Schukin', 'Dmitrii Shchukin']],
    ['Чайковский', ['Tchaikovsky', 'Chaikovski', 'Чайковский']],
    ['Хабаров', ['Khabarov', 'Habarov']],
    ['Наталья', ['Natalia', 'Natalya', 'Наталия']],
    ['Семёнов', ['Семенов', 'Semenov']],
    ['Клара', ['Clara', 'Klara', 'Klára']],
    ['Müller', ['Muller', 'MÜLLER']],
    ["O'Brien", ['OBrien', 'O’Brien']],
  ])('%s is found as %j', (name, others) => {
    for (const other of others) expect([other, foldedWords(other)]).toEqual([other, foldedWords(name)]);
  });

  it('different names stay different', () => {
    const names = ['Иванова', 'Иванов', 'Ivanenko', 'Petrov', 'Sidorova', 'Anna', 'Hanna', 'Анисья'];
    expect(new Set(names.map((name) => foldedWords(name).join(' '))).size).toBe(names.length);
  });

  it('other scripts are kept as they are', () => {
    expect(foldedWords('王小明 Ελένη')).toEqual(['王小明', 'ελενη']);
  });
});

describe('what a contact is found by', () => {
  const words = searchWords({
    name: 'Иванова Anna',
    phone: '+4915112345678',
    nationalPhone: '01511 2345678',
    birthDate: '1980-03-12',
    cardNumber: 'K-1100',
  });

  it.each([
    'иван',
    'ANNA ivanova',
    '+49 151 1234',
    '0151 / 12345678',
    '12.03.1980',
    '1980-03-12',
    '1980',
    'K-1100',
    'k1100',
    '5678',
    'Anna 1980',
  ])('"%s" finds it', (text) => {
    const patterns = exactPatterns(tokensOf(text)) ?? ['nothing'];
    expect(patterns.filter((pattern) => !new RegExp(pattern).test(words))).toEqual([]);
  });

  it.each(['vanova', 'nna', '12.04.1980', '9999', 'K-1200', 'Anna 1981'])('"%s" does not', (text) => {
    const patterns = exactPatterns(tokensOf(text)) ?? [];
    expect(patterns.filter((pattern) => !new RegExp(pattern).test(words))).not.toEqual([]);
  });

  it('signs alone search for nothing, and none of them is a pattern', () => {
    expect(exactPatterns(tokensOf(' -- % '))).toBeUndefined();
    expect(tokensOf('.*|(a+)+$ [x]').join()).toMatch(/^[a-z,]+$/);
  });
});

describe('the order of names', () => {
  it('takes no notice of case and accents, and keeps й apart from и', () => {
    expect(['Ёлкина', 'Éva', 'ЙОД'].map(sortKey)).toEqual(['елкина', 'eva', 'йод']);
  });
});

describe('slips between two words', () => {
  it.each([
    ['ivanova', 'ivanova', 0],
    ['ivonova', 'ivanova', 1],
    ['ivnaova', 'ivanova', 1],
    ['ivanov', 'ivanova', 1],
    ['anna', 'ana', 1],
    ['petrov', 'sidorov', 4],
    ['', 'abc', 3],
  ])('%s and %s: %i', (a, b, slips) => expect(slipsBetween(a, b)).toBe(slips));
});
