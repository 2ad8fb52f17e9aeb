import { GraphqlFailure } from '@client/graphql';
import { message } from '../testing/sample-messages';
import type { Message } from './chat-types';
import { Quotes, newestQuote } from './quotes';

describe('Quotes', () => {
  let asked: string[];
  let answers: (Message | GraphqlFailure)[];
  let quotes: Quotes;

  beforeEach(() => {
    asked = [];
    answers = [];
    quotes = new Quotes(async (id) => {
      asked.push(id);
      const answer = answers.shift();
      if (!answer || answer instanceof Error) throw answer ?? new GraphqlFailure('NOT_FOUND', 'not there');
      return answer;
    });
  });

  const settled = () => new Promise((done) => setTimeout(done));

  it('asks for a quoted message once, however many bubbles show it', async () => {
    answers = [message(1)];
    quotes.ask('m1');
    quotes.ask('m1');
    await settled();
    quotes.ask('m1');
    expect(asked).toEqual(['m1']);
    expect(quotes.find('m1')).toMatchObject({ text: 'text 1', sender: { name: 'Clara Novak' } });
  });

  it('shows nothing of a message that may not be read, and does not ask again', async () => {
    quotes.ask('m1');
    await settled();
    quotes.ask('m1');
    expect(quotes.find('m1')).toBeNull();
    expect(asked).toHaveLength(1);
  });

  it('asks again when only the connection was lost', async () => {
    answers = [new GraphqlFailure('NETWORK', 'no answer'), message(1)];
    quotes.ask('m1');
    await settled();
    quotes.ask('m1');
    await settled();
    expect(quotes.find('m1')?.text).toBe('text 1');
  });

  it('hears of an edit and of a withdrawal, of the older state never', () => {
    quotes.hear([message(1, { revision: 5, text: '', withdrawnAt: '2026-03-25T12:00:00Z' })]);
    quotes.hear([message(1, { revision: 4, editedAt: '2026-03-25T11:00:00Z' })]);
    expect(quotes.find('m1')).toMatchObject({ revision: 5, text: '', withdrawnAt: '2026-03-25T12:00:00Z' });
  });

  it('keeps nothing of messages that nobody quotes and nothing happened to', () => {
    quotes.hear([message(1), message(2)]);
    expect(quotes.find('m1')).toBeNull();
  });

  it('forgets a room that may no longer be read', () => {
    quotes.hear([message(1, { editedAt: 'x' }), message(2, { editedAt: 'x', roomId: 'other' })]);
    quotes.dropRoom('room');
    expect(quotes.find('m1')).toBeNull();
    expect(quotes.find('m2')).not.toBeNull();
  });
});

it('of several states of a quoted message the newest counts, whatever the order', () => {
  const old = { ...message(1), revision: 1 };
  const fresh = { ...message(1), revision: 9 };
  expect(newestQuote(old, null, fresh)).toBe(fresh);
  expect(newestQuote(fresh, old, undefined)).toBe(fresh);
  expect(newestQuote(null, undefined)).toBeNull();
});
