import { type EmojiSource, EmojiShelf } from './emoji-shelf';

const smile = { unicode: '😀', annotation: 'grinning face', version: 1 };
const newest = { unicode: '🫩', annotation: 'face with bags under eyes', version: 16 };
const wave = {
  unicode: '👋',
  annotation: 'waving hand',
  version: 0.6,
  skins: [{ tone: 3, unicode: '👋🏽' }],
};

/** Stands for the library's database. */
class Source implements EmojiSource {
  used: (typeof smile)[] = [];
  tone = 0;
  broken = false;
  /** Answers of searches, which the test gives in the order it likes. */
  readonly answers = new Map<string, (found: unknown[]) => void>();
  getEmojiByGroup = async (group: number) => {
    if (this.broken) throw new Error('offline');
    return group === 1 ? [wave] : [smile, newest];
  };
  getEmojiBySearchQuery = (query: string) => new Promise<unknown[]>((answer) => void this.answers.set(query, answer));
  getTopFavoriteEmoji = async () => this.used;
  incrementFavoriteEmojiCount = async (unicode: string) => void this.used.push({ ...smile, unicode });
  getPreferredSkinTone = async () => this.tone;
  setPreferredSkinTone = async (tone: number) => void (this.tone = tone);
}

describe('EmojiShelf', () => {
  let source: Source;
  let shelf: EmojiShelf;
  const shown = () => shelf.emoji().map(({ text }) => text);

  beforeEach(() => {
    source = new Source();
    shelf = new EmojiShelf(source);
  });

  it('opens with faces, without those that older systems cannot draw', async () => {
    expect(shelf.state()).toBe('loading');
    await shelf.open();
    expect([shelf.state(), shelf.group(), shown()]).toEqual(['ready', 'smileys', ['😀']]);
  });

  it('opens with what was used before, counted without its tone', async () => {
    await shelf.show('people');
    await shelf.prefer(3);
    expect(shown()).toEqual(['👋🏽']);
    await Promise.all(shelf.emoji().map((emoji) => shelf.use(emoji)));
    const later = new EmojiShelf(source);
    await later.open();
    expect([later.group(), later.tone()]).toEqual(['recent', 3]);
    expect(later.emoji().map(({ base }) => base)).toEqual(['👋']);
  });

  it('shows what was searched for last, in whatever order the answers come', async () => {
    const first = shelf.search('he');
    const second = shelf.search('heart');
    source.answers.get('heart')?.([{ unicode: '❤️', annotation: 'red heart', version: 0.6 }]);
    await second;
    source.answers.get('he')?.([smile]);
    await first;
    expect([shelf.group(), shown()]).toEqual([null, ['❤️']]);
  });

  it('says when the emoji could not be loaded, and loads them on the next try', async () => {
    source.broken = true;
    await shelf.open();
    expect(shelf.state()).toBe('failed');
    source.broken = false;
    await shelf.open();
    expect([shelf.state(), shown()]).toEqual(['ready', ['😀']]);
  });
});
