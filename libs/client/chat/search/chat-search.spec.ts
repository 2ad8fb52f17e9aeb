import { GraphqlFailure } from '@client/graphql';
import { boris, clara, room } from '../testing/sample-messages';
import { ChatSearch, type MessageHit, type SearchOutlets } from './chat-search';

function hit(id: string): MessageHit {
  return {
    excerpt: [{ text: id, found: true }],
    message: { id, seq: 1, createdAt: '2026-03-25T09:00:00Z', sender: { id: clara.id, name: clara.name } },
    room: { id: 'room', name: 'Surgery', direct: false },
  };
}

describe('ChatSearch', () => {
  let asked: string[];
  let answers: { [Kind in 'chats' | 'people' | 'messages']: SearchOutlets[Kind] };
  let search: ChatSearch;
  const settle = (ms = 150) => jest.advanceTimersByTimeAsync(ms);

  beforeEach(() => {
    jest.useFakeTimers();
    asked = [];
    answers = {
      chats: async (query) => [room({ id: `chat ${query}` })],
      people: async () => [clara, boris],
      messages: async (query, after) => ({ hits: [hit(`${query} ${after}`)], endCursor: after ? null : 'next' }),
    };
    search = new ChatSearch({
      chats: (query) => (asked.push(query), answers.chats(query)),
      people: (query) => answers.people(query),
      messages: (query, after) => answers.messages(query, after),
      known: () => new Set([boris.id]),
    });
  });
  afterEach(() => jest.useRealTimers());

  it('asks when the typing pauses, once', async () => {
    for (const text of ['s', 'su', 'sur', 'surg ']) {
      search.look(text);
      await settle(100);
    }
    expect(asked).toEqual([]);
    await settle(50);
    expect(asked).toEqual(['surg']);
    search.look('surg');
    await settle();
    expect(asked).toEqual(['surg']);
  });

  it('finds chats, people with whom there is no chat yet, and messages', async () => {
    search.look('a');
    await settle();
    const { chats, people, hits } = search.results();
    expect(chats.map(({ id }) => id)).toEqual(['chat a']);
    expect(people.map(({ id }) => id)).toEqual(['clara']);
    expect(hits.map(({ message }) => message.id)).toEqual(['a null']);
  });

  it('does not offer a person whose chat is among the chats found', async () => {
    answers.chats = async () => [room({ direct: true, partnerId: clara.id })];
    search.look('clara');
    await settle();
    expect(search.results().people).toEqual([]);
  });

  it('shows what is there while the rest is on its way', async () => {
    answers.messages = () => new Promise(() => undefined);
    search.look('a');
    await settle();
    expect(search.results()).toMatchObject({ settled: false, query: 'a', hits: [] });
    expect(search.results().chats).toHaveLength(1);
  });

  it('drops an answer to an earlier question', async () => {
    let answerLate: ((rooms: ReturnType<typeof room>[]) => void) | undefined;
    answers.chats = (query) =>
      query === 'old' ? new Promise((resolve) => (answerLate = resolve)) : Promise.resolve([room({ id: 'new' })]);
    search.look('old');
    await settle();
    search.look('new');
    await settle();
    answerLate?.([room({ id: 'old' })]);
    await settle();
    expect(search.results().chats.map(({ id }) => id)).toEqual(['new']);
    expect(search.results()).toMatchObject({ query: 'new', settled: true });
  });

  it('shows nothing any more when the box is emptied, even if an answer comes', async () => {
    search.look('a');
    await settle();
    search.look('ab');
    await settle(150);
    search.look('');
    await settle();
    expect(search.results()).toMatchObject({ query: '', chats: [], hits: [] });
  });

  it('says that nothing was found only when everything has answered', async () => {
    answers = { chats: async () => [], people: async () => [], messages: async () => ({ hits: [], endCursor: null }) };
    search.look('zzz');
    expect(search.nothingFound()).toBe(false);
    await settle();
    expect(search.nothingFound()).toBe(true);
  });

  it('keeps what it could find when a part fails, and finds the rest on a second try', async () => {
    const { messages } = answers;
    answers.messages = () => Promise.reject(new GraphqlFailure('NETWORK', 'no answer'));
    search.look('a');
    await settle();
    expect(search.results()).toMatchObject({ failed: true, settled: true });
    expect(search.results().chats).toHaveLength(1);
    expect(search.nothingFound()).toBe(false);
    answers.messages = messages;
    search.retry();
    await settle();
    expect(search.results()).toMatchObject({ failed: false });
    expect(search.results().hits).toHaveLength(1);
  });

  it('takes a text that is too short for messages as one that none contains', async () => {
    answers.messages = () => Promise.reject(new GraphqlFailure('VALIDATION_FAILED', 'too short'));
    search.look('a');
    await settle();
    expect(search.results()).toMatchObject({ failed: false, hits: [] });
  });

  it('adds a further page of messages', async () => {
    search.look('a');
    await settle();
    await search.more();
    await search.more();
    expect(search.results().hits.map(({ message }) => message.id)).toEqual(['a null', 'a next']);
    expect(search.results().endCursor).toBeNull();
  });
});
