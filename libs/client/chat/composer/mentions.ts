import { computed, signal } from '@angular/core';
import type { Member, Person } from '../state/chat-types';

const MOST_SHOWN = 8;
const MOST_MENTIONS = 50;
/** An @ at the start of a word, and after it at most two words: a first and a last name. */
const BEING_TYPED = /(?:^|[\s(])@([^\s@]*(?: [^\s@]*)?)$/;

/** Those of the room who can be called by name. */
export function callable(members: readonly Member[], myId: string): readonly Person[] {
  return members.flatMap(({ employee, leftSeq }) => (leftSeq === null && employee.id !== myId ? [employee] : []));
}

/**
 * The people whom a text calls by their full name with an @ before it, whether chosen from the list or typed. Of
 * namesakes, the one that was chosen; all of them if none was.
 */
export function mentionedIn(text: string, people: readonly Person[], chosen: ReadonlySet<string>): readonly string[] {
  // The longest names first, so that "@Anna Petrova-Lang" does not call Anna Petrova as well.
  const names = [...new Set(people.map(({ name }) => name))].sort((a, b) => b.length - a.length);
  let rest = text;
  const ids: string[] = [];
  for (const name of names) {
    if (!rest.includes(`@${name}`)) continue;
    rest = rest.replaceAll(`@${name}`, ' ');
    const namesakes = people.filter((person) => person.name === name);
    const meant = namesakes.filter(({ id }) => chosen.has(id));
    ids.push(...(meant.length ? meant : namesakes).map(({ id }) => id));
  }
  return ids.slice(0, MOST_MENTIONS);
}

/** The list that opens while a name is typed after an @. The focus stays in the text. */
export class MentionPicking {
  private readonly typed = signal<{ readonly from: number; readonly query: string } | null>(null);
  private readonly at = signal(0);
  /** Where the person closed the list: it stays closed for this name. */
  private dismissed = -1;
  /** Everybody who was chosen from the list. */
  readonly chosen = new Set<string>();

  readonly found = computed((): readonly Person[] => {
    const typed = this.typed();
    if (!typed) return [];
    const query = typed.query.toLocaleLowerCase();
    return this.people()
      .filter(({ name }) => {
        const lower = name.toLocaleLowerCase();
        return lower.startsWith(query) || lower.split(' ').some((word) => word.startsWith(query));
      })
      .slice(0, MOST_SHOWN);
  });
  readonly active = computed(() => Math.min(this.at(), this.found().length - 1));

  constructor(private readonly people: () => readonly Person[]) {}

  /** The text or the caret changed. */
  look(text: string, caret: number): void {
    const match = BEING_TYPED.exec(text.slice(0, caret));
    const query = match?.[1];
    const from = query === undefined ? -1 : caret - query.length - 1;
    if (from < 0 || from === this.dismissed) {
      if (from < 0) this.dismissed = -1;
      this.typed.set(null);
      return;
    }
    if (this.typed()?.query !== query) this.at.set(0);
    this.typed.set({ from, query: query ?? '' });
  }

  move(by: 1 | -1): void {
    const count = this.found().length;
    if (count) this.at.set((this.active() + by + count) % count);
  }

  dismiss(): void {
    this.dismissed = this.typed()?.from ?? -1;
    this.typed.set(null);
  }

  /** What to put into the text, and from where to the caret. */
  choose(person: Person | undefined): { readonly from: number; readonly text: string } | null {
    const typed = this.typed();
    if (!typed || !person) return null;
    this.chosen.add(person.id);
    this.typed.set(null);
    return { from: typed.from, text: `@${person.name} ` };
  }
}
