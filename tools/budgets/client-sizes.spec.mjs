import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { closureOf, importsOf, sizeResults } from './client-sizes.mjs';

const PAGE = '<link href="styles-1.css"><script src="main-1.js"></script>';
/** @param {string} name @param {number} kilobytes @param {string[]} imports @param {string[]} lazy */
const file = (name, kilobytes, imports = [], lazy = []) => ({ name, size: kilobytes * 1_000, imports, lazy });

describe('the weight of the client', () => {
  const files = [
    file('styles-1.css', 5),
    file(
      'main-1.js',
      40,
      ['chunk-a.js'],
      ['log-in-ABCDEFGH.js', 'shell-ABCDEFGH.js', 'en-ABCDEFGH.js', 'en.chat-ABCDEFGH.js', 'ru-ABCDEFGH.js'],
    ),
    file('chunk-a.js', 30, ['main-1.js']),
    file('log-in-ABCDEFGH.js', 1),
    file('en-ABCDEFGH.js', 3),
    file('en.chat-ABCDEFGH.js', 6),
    file('ru-ABCDEFGH.js', 4),
    file('shell-ABCDEFGH.js', 2, [], ['chat-ABCDEFGH.js']),
    file('chat-ABCDEFGH.js', 50, ['chunk-a.js'], ['emoji-ABCDEFGH.js']),
    file('emoji-ABCDEFGH.js', 10, ['chunk-e.js', 'chunk-a.js']),
    file('chunk-e.js', 55),
  ];

  it('is that of everything which a page imports at once, each file once', () => {
    const [logIn, chat] = sizeResults(files, PAGE);
    assert.equal(logIn?.value, 5 + 40 + 30 + 3 + 1);
    assert.equal(chat?.value, 5 + 40 + 30 + 3 + 6 + 2 + 50);
  });

  it('counts with a lazy part all that it brings along, and nothing that is there already', () => {
    const lazy = sizeResults(files, PAGE)[2];
    assert.deepEqual([lazy?.value, lazy?.note, lazy?.atMost], [65, 'emoji', 60]);
  });

  it('says when a page of the build is named otherwise', () => {
    assert.throws(
      () =>
        sizeResults(
          files.filter(({ name }) => !name.startsWith('chat')),
          PAGE,
        ),
      /no chunk chat/,
    );
  });

  it('tells imports at once from those for later', () => {
    const code = 'import{a}from"./chunk-a.js";import"./chunk-b.js";const l=()=>import("./later.js");';
    assert.deepEqual(importsOf('x.js', code), { imports: ['chunk-a.js', 'chunk-b.js'], lazy: ['later.js'] });
    assert.deepEqual(importsOf('x.css', code), { imports: [], lazy: [] });
    assert.deepEqual([...closureOf(files, ['nowhere.js'])], ['nowhere.js']);
  });
});
