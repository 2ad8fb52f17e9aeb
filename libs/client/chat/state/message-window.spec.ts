import { message, numbers, page } from '../testing/sample-messages';
import { MessageWindow, WINDOW_LIMIT } from './message-window';

const seqs = (window: MessageWindow) => window.messages().map(({ seq }) => seq);
const pageOf = (from: number, to: number, more = {}) =>
  page(
    numbers(from, to).map((seq) => message(seq)),
    more,
  );

describe('MessageWindow', () => {
  let window: MessageWindow;
  beforeEach(() => {
    window = new MessageWindow();
    window.replace(pageOf(51, 100, { older: true }));
  });

  it('keeps one run in order of seq, whatever the order of arrival', () => {
    window.merge([message(102), message(101)]);
    window.prepend(pageOf(1, 50));
    expect(seqs(window)).toEqual(numbers(1, 102));
    expect(window.hasOlder()).toBe(false);
  });

  it('is another run only where it shares nothing with the one before', () => {
    const before = window.number();
    window.replace(pageOf(90, 140));
    expect(window.number()).toBe(before);
    window.replace(pageOf(1, 50, { newer: true }));
    expect(window.number()).toBe(before + 1);
  });

  it('takes a message once, however often it comes', () => {
    window.merge([message(101)]);
    window.merge([message(101)]);
    window.append(pageOf(100, 101));
    expect(seqs(window)).toEqual(numbers(51, 101));
  });

  it('takes a newer state of a held message and refuses an older one', () => {
    window.merge([message(60, { revision: 120, text: 'edited' })]);
    window.merge([message(60, { revision: 60, text: 'stale' })]);
    window.prepend(pageOf(51, 60));
    expect(window.find('m60')?.text).toBe('edited');
  });

  it('lets nothing in from before the run', () => {
    window.merge([message(12, { revision: 130 })]);
    expect(seqs(window)).toEqual(numbers(51, 100));
  });

  it('lets new messages join only when the end of the log is held', () => {
    window.replace(pageOf(1, 50, { newer: true }));
    window.merge([message(101)]);
    expect(seqs(window)).toEqual(numbers(1, 50));
    window.append(pageOf(51, 100));
    window.merge([message(101)]);
    expect(window.last()?.seq).toBe(101);
  });

  it('drops what exceeds the limit from the end that is far from the reader, and says that the log goes on there', () => {
    window.replace(pageOf(1, WINDOW_LIMIT + 30));
    window.trim('oldest');
    expect(seqs(window)).toEqual(numbers(31, WINDOW_LIMIT + 30));
    expect(window.hasOlder()).toBe(true);
    expect(window.hasNewer()).toBe(false);

    window.replace(pageOf(1, WINDOW_LIMIT + 30));
    window.trim('newest');
    expect(seqs(window)).toEqual(numbers(1, WINDOW_LIMIT));
    expect(window.hasNewer()).toBe(true);
  });

  it('knows no cursor of a message that came by an event', () => {
    window.merge([message(101)]);
    expect(window.cursorOf(window.last())).toBeNull();
    expect(window.cursorOf(window.first())).toBe('c51');
  });
});
