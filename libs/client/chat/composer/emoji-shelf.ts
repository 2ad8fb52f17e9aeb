import { computed, signal } from '@angular/core';

/** What a person can choose, in the tone that they prefer. */
export interface ShelfEmoji {
  /** Without a tone: what it is counted by. */
  readonly base: string;
  readonly text: string;
  readonly name: string;
}

interface SourceEmoji {
  readonly annotation: string;
  readonly unicode: string;
  readonly version: number;
  readonly skins?: readonly { readonly tone: number; readonly unicode: string }[];
}

/** The part of the library's database that is used here; it lives in IndexedDB and fills itself at first use. */
export interface EmojiSource {
  getEmojiByGroup(group: number): Promise<readonly unknown[]>;
  getEmojiBySearchQuery(query: string): Promise<readonly unknown[]>;
  getTopFavoriteEmoji(limit: number): Promise<readonly unknown[]>;
  incrementFavoriteEmojiCount(unicode: string): Promise<void>;
  getPreferredSkinTone(): Promise<number>;
  setPreferredSkinTone(tone: number): Promise<void>;
}

/** The numbers are those of Unicode's groups; 2 is for parts of emoji. `sign` stands for the group on its tab. */
export const groups = [
  { key: 'recent', number: -1, sign: '🕒' },
  { key: 'smileys', number: 0, sign: '😀' },
  { key: 'people', number: 1, sign: '👋' },
  { key: 'nature', number: 3, sign: '🌿' },
  { key: 'food', number: 4, sign: '🍎' },
  { key: 'travel', number: 5, sign: '🚑' },
  { key: 'activities', number: 6, sign: '⚽' },
  { key: 'objects', number: 7, sign: '💊' },
  { key: 'symbols', number: 8, sign: '❤️' },
  { key: 'flags', number: 9, sign: '🏳️' },
] as const;
export type GroupKey = (typeof groups)[number]['key'];

/** Of 2021: in the fonts of every system that still gets updates. */
const NEWEST_VERSION = 14;
const RECENT = 32;

/** Emoji by group, by search and by use. */
export class EmojiShelf {
  private readonly found = signal<readonly SourceEmoji[]>([]);
  private readonly progress = signal<'loading' | 'ready' | 'failed'>('loading');
  private readonly chosenGroup = signal<GroupKey>('smileys');
  private readonly searched = signal('');
  private readonly preferredTone = signal(0);
  private round = 0;

  readonly state = this.progress.asReadonly();
  readonly query = this.searched.asReadonly();
  /** Nothing is a group while one searches. */
  readonly group = computed(() => (this.searched().trim() ? null : this.chosenGroup()));
  /** 0: the yellow one; 1 to 5: from light to dark. */
  readonly tone = this.preferredTone.asReadonly();
  readonly emoji = computed((): readonly ShelfEmoji[] =>
    this.found().map(({ unicode, annotation, skins }) => ({
      base: unicode,
      text: skins?.find(({ tone }) => tone === this.preferredTone())?.unicode ?? unicode,
      name: annotation,
    })),
  );

  constructor(private readonly source: EmojiSource) {}

  /** Starts with what this person used most; with faces who has used nothing yet. */
  async open(): Promise<void> {
    await this.read(async () => {
      this.preferredTone.set(await this.source.getPreferredSkinTone());
      const used = await this.source.getTopFavoriteEmoji(RECENT);
      this.chosenGroup.set(used.length ? 'recent' : 'smileys');
      return used.length ? used : this.source.getEmojiByGroup(0);
    });
  }

  async show(group: GroupKey): Promise<void> {
    this.chosenGroup.set(group);
    this.searched.set('');
    await this.readShown();
  }

  async search(query: string): Promise<void> {
    this.searched.set(query);
    await this.readShown();
  }

  async prefer(tone: number): Promise<void> {
    this.preferredTone.set(tone);
    await this.source.setPreferredSkinTone(tone);
  }

  async use({ base }: ShelfEmoji): Promise<void> {
    await this.source.incrementFavoriteEmojiCount(base);
  }

  private readShown(): Promise<void> {
    const query = this.searched().trim();
    const number = groups.find(({ key }) => key === this.chosenGroup())?.number ?? 0;
    return this.read(() => {
      if (query) return this.source.getEmojiBySearchQuery(query);
      return number < 0 ? this.source.getTopFavoriteEmoji(RECENT) : this.source.getEmojiByGroup(number);
    });
  }

  /** An answer that comes after a later question is not shown. */
  private async read(ask: () => Promise<readonly unknown[]>): Promise<void> {
    const round = ++this.round;
    try {
      const found = await ask();
      if (round !== this.round) return;
      this.found.set(found.filter(isEmoji).filter(({ version }) => version <= NEWEST_VERSION));
      this.progress.set('ready');
    } catch {
      if (round === this.round) this.progress.set('failed');
    }
  }
}

function isEmoji(value: unknown): value is SourceEmoji {
  return typeof value === 'object' && value !== null && 'unicode' in value && 'annotation' in value;
}
