import { boris, clara, me, member } from '../testing/sample-messages';
import type { Person } from '../state/chat-types';
import { MentionPicking, callable, mentionedIn } from './mentions';

const person = (id: string, name: string): Person => ({ ...clara, id, name });
const nobody = new Set<string>();

describe('callable', () => {
  it('holds those who are in the room, without oneself and those who left', () => {
    const members = [member(me), member(clara), member(boris, { leftSeq: 4 })];
    expect(callable(members, me.id)).toEqual([clara]);
  });
});

describe('mentionedIn', () => {
  it('finds the names that are still in the text when it is sent', () => {
    const text = 'Bed 2, @Clara Novak';
    expect(mentionedIn(text, [clara, boris], new Set([clara.id, boris.id]))).toEqual([clara.id]);
  });

  it('does not find a short name in a longer one', () => {
    const people = [person('short', 'Anna Petrova'), person('long', 'Anna Petrova-Lang')];
    expect(mentionedIn('@Anna Petrova-Lang please', people, nobody)).toEqual(['long']);
    expect(mentionedIn('@Anna Petrova-Lang and @Anna Petrova', people, nobody)).toEqual(['long', 'short']);
  });

  it('means the chosen one of two namesakes, and both when none was chosen', () => {
    const people = [person('one', 'Anna Petrova'), person('two', 'Anna Petrova')];
    expect(mentionedIn('@Anna Petrova', people, new Set(['two']))).toEqual(['two']);
    expect(mentionedIn('@Anna Petrova', people, nobody)).toEqual(['one', 'two']);
  });
});

describe('MentionPicking', () => {
  let picking: MentionPicking;
  const type = (text: string) => picking.look(text, text.length);
  const names = () => picking.found().map(({ name }) => name);
  beforeEach(() => (picking = new MentionPicking(() => [clara, boris, person('cl', 'Vera Clark')])));

  it('opens at an @ that starts a word, and not within an address', () => {
    type('write to @');
    expect(names()).toEqual(['Clara Novak', 'Boris Smirnov', 'Vera Clark']);
    type('anna@');
    expect(names()).toEqual([]);
  });

  it('finds by the beginning of the first or the last name', () => {
    type('@cl');
    expect(names()).toEqual(['Clara Novak', 'Vera Clark']);
    type('@clara n');
    expect(names()).toEqual(['Clara Novak']);
    type('@nobody');
    expect(names()).toEqual([]);
  });

  it('moves round, starts anew with another name, and says what to put where', () => {
    type('hi @cl');
    picking.move(-1);
    expect(picking.active()).toBe(1);
    picking.move(1);
    expect(picking.active()).toBe(0);
    expect(picking.choose(picking.found()[0])).toEqual({ from: 3, text: '@Clara Novak ' });
    expect(names()).toEqual([]);
    expect([...picking.chosen]).toEqual([clara.id]);
  });

  it('stays closed for a name once it was closed, and opens for the next', () => {
    type('@cl');
    picking.dismiss();
    type('@cla');
    expect(names()).toEqual([]);
    type('@cla ! @b');
    expect(names()).toEqual(['Boris Smirnov']);
  });
});
