import type { ReceiptsChanged } from './feed-events.model';
import { ReceiptBoard } from './receipt-board';

const TOGETHER_MS = 250;

describe('ReceiptBoard', () => {
  let told: { event: ReceiptsChanged; to: 'everyone' | readonly string[] }[];
  let board: ReceiptBoard;

  beforeEach(() => {
    jest.useFakeTimers();
    told = [];
    board = new ReceiptBoard('room', (event, to) => told.push({ event, to }));
  });
  afterEach(() => {
    board.close();
    jest.useRealTimers();
  });

  const moved = (personId: string, deliveredSeq: number, readSeq: number, people = 3) =>
    board.moved(
      { roomId: 'room', personId, deliveredSeq, readSeq, writtenCount: 0, unreadCount: 0, memberVersion: 1 },
      people,
    );
  const wait = () => jest.advanceTimersByTime(TOGETHER_MS);

  it('tells of the marks that move within a quarter of a second in one event, each where it stands then', () => {
    expect([moved('anna', 1, 0), moved('boris', 2, 2), moved('anna', 3, 1)]).toEqual([true, true, true]);
    expect(told).toEqual([]);
    wait();
    expect(told).toHaveLength(1);
    expect(told[0]?.event).toEqual({
      roomId: 'room',
      receipts: [
        { memberId: 'anna', deliveredSeq: 3, readSeq: 1 },
        { memberId: 'boris', deliveredSeq: 2, readSeq: 2 },
      ],
    });
    wait();
    expect(told).toHaveLength(1);
  });

  it('tells each movement once, and nothing that is behind what was told', () => {
    moved('anna', 5, 5);
    wait();
    expect([moved('anna', 5, 5), moved('anna', 4, 3), moved('anna', 5, 4)]).toEqual([false, false, false]);
    wait();
    expect(told).toHaveLength(1);
    expect(moved('anna', 6, 5)).toBe(true);
    wait();
    expect(told[1]?.event.receipts).toEqual([{ memberId: 'anna', deliveredSeq: 6, readSeq: 5 }]);
  });

  it('in a room of many tells only those who wrote lately, the last fifty of them', () => {
    for (let i = 0; i < 60; i++) board.wrote(`author ${i}`);
    board.wrote('author 20');
    moved('anna', 1, 1, 101);
    wait();
    const to = told[0]?.to;
    expect(to).toHaveLength(50);
    expect(to).toContain('author 20');
    expect(to).not.toContain('author 9');
    moved('anna', 2, 2, 100);
    wait();
    expect(told[1]?.to).toBe('everyone');
  });

  it('is silent after it was closed', () => {
    moved('anna', 1, 1);
    board.close();
    wait();
    expect(told).toEqual([]);
  });
});
