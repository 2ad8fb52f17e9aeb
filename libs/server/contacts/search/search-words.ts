/**
 * Names as they sound, in plain Latin letters: one person is written Юрий, Yuri, Yury or Jurij. What is stored and what
 * is searched go through the same rules, so the result need not be pretty, only the same. docs/contacts.md has examples.
 */
const CYRILLIC: Readonly<Record<string, string>> = {
  ...{ а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ё: 'e', ж: 'z', з: 'z', и: 'i', й: 'i', к: 'k', л: 'l' },
  ...{ м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'h', ц: 'ts', ч: 'ch', ш: 'sh' },
  ...{ щ: 'sh', ъ: '', ы: 'i', ь: '', э: 'e', ю: 'iu', я: 'ia' },
  // Ukrainian, Belarusian, Kazakh, Kyrgyz, Tatar
  ...{ і: 'i', ї: 'i', є: 'e', ґ: 'g', ў: 'u', ә: 'a', ғ: 'g', қ: 'k', ң: 'n', ө: 'o', ұ: 'u', ү: 'u', һ: 'h' },
};

const LATIN: Readonly<Record<string, string>> = {
  ...{ shch: 's', sch: 's', sh: 's', zh: 'z', kh: 'h', tch: 'c', ch: 'c', ts: 'c', tz: 'c', ph: 'f', th: 't', ck: 'k' },
  ...{
    x: 'ks',
    w: 'v',
    q: 'k',
    j: 'i',
    y: 'i',
    ß: 'ss',
    æ: 'ae',
    œ: 'oe',
    ø: 'o',
    ł: 'l',
    đ: 'd',
    ð: 'd',
    þ: 't',
    ı: 'i',
  },
};

const CYRILLIC_LETTER = new RegExp(`[${Object.keys(CYRILLIC).join('')}]`, 'g');
const LATIN_SOUND = new RegExp(`${Object.keys(LATIN).join('|')}|c(?![eiy])`, 'g');

/** The words of a text, folded. */
export function foldedWords(text: string): string[] {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’ʼ`]/g, '')
    .replace(CYRILLIC_LETTER, (letter) => CYRILLIC[letter] ?? letter)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(LATIN_SOUND, (sound) => LATIN[sound] ?? 'k')
    .replace(/([a-z])\1+/g, '$1')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** Lower case without accents, as people look names up: ё stands with е. */
export function sortKey(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\u0400-\u04ff]+/g, (other) => other.normalize('NFKD').replace(/\p{M}/gu, ''));
}

export interface Findable {
  readonly name: string;
  readonly phone: string | null;
  readonly nationalPhone: string | null;
  readonly birthDate: string | null;
  readonly cardNumber: string | null;
}

/** Everything a contact is found by, each word with a space before it: that is where a word begins. */
export function searchWords({ name, phone, nationalPhone, birthDate, cardNumber }: Findable): string {
  const card = foldedWords(cardNumber ?? '');
  const [year = '', month = '', day = ''] = birthDate?.split('-') ?? [];
  const numbers = [digitsOf(phone ?? ''), digitsOf(nationalPhone ?? ''), year + month + day, day + month + year];
  const words = [...foldedWords(name), ...card, ...(card.length > 1 ? [card.join('')] : []), ...numbers];
  return ` ${[...new Set(words)].filter((word) => word !== '').join(' ')} `;
}

export function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}
