import { ReadMarks } from './read-marks';

describe('ReadMarks', () => {
  let sent: number[];
  let focused: boolean;
  let lastInput: number;
  let marks: ReadMarks;

  beforeEach(() => {
    jest.useFakeTimers();
    sent = [];
    focused = true;
    lastInput = Date.now();
    const attention = { focused: () => focused, idleMs: () => Date.now() - lastInput };
    marks = new ReadMarks(
      attention,
      async (seq) => void sent.push(seq),
      () => Date.now(),
      5,
    );
  });
  afterEach(() => jest.useRealTimers());

  it('marks what was on screen for a second, a second later, in one request', async () => {
    marks.onScreen([4, 5, 6, 7]);
    await jest.advanceTimersByTimeAsync(1_900);
    expect(sent).toEqual([]);
    await jest.advanceTimersByTimeAsync(200);
    expect(sent).toEqual([7]);
    marks.onScreen([6, 7]);
    await jest.advanceTimersByTimeAsync(5_000);
    expect(sent).toEqual([7]);
  });

  it('does not mark what was only scrolled past', async () => {
    marks.onScreen([6, 7]);
    await jest.advanceTimersByTimeAsync(600);
    marks.onScreen([8, 9]);
    await jest.advanceTimersByTimeAsync(600);
    marks.onScreen([]);
    await jest.advanceTimersByTimeAsync(5_000);
    expect(sent).toEqual([]);
  });

  it('does not mark in a window without focus, and starts the second anew when the focus comes', async () => {
    focused = false;
    marks.onScreen([6]);
    await jest.advanceTimersByTimeAsync(10_000);
    expect(sent).toEqual([]);
    focused = true;
    lastInput = Date.now();
    marks.look();
    await jest.advanceTimersByTimeAsync(900);
    expect(sent).toEqual([]);
    await jest.advanceTimersByTimeAsync(1_500);
    expect(sent).toEqual([6]);
  });

  it('does not mark when nobody has stirred for 30 s', async () => {
    lastInput = Date.now() - 31_000;
    marks.onScreen([6]);
    await jest.advanceTimersByTimeAsync(10_000);
    expect(sent).toEqual([]);
  });

  it('sends what is due when the room is left', async () => {
    marks.onScreen([6]);
    await jest.advanceTimersByTimeAsync(1_100);
    marks.stop();
    await jest.advanceTimersByTimeAsync(0);
    expect(sent).toEqual([6]);
  });
});
