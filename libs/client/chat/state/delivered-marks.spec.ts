import { DeliveredMarks } from './delivered-marks';

describe('DeliveredMarks', () => {
  let sent: string[];
  let fail = false;
  let marks: DeliveredMarks;

  beforeEach(() => {
    jest.useFakeTimers();
    sent = [];
    fail = false;
    marks = new DeliveredMarks(async (roomId, seq) => {
      sent.push(`${roomId} ${seq}`);
      if (fail) throw new Error('lost');
    });
  });
  afterEach(() => jest.useRealTimers());

  it('sends one mark per room for all that came within a quarter of a second', async () => {
    marks.arrived('room', 3);
    marks.arrived('other', 1);
    marks.arrived('room', 4);
    await jest.advanceTimersByTimeAsync(250);
    expect(sent).toEqual(['room 4', 'other 1']);
  });

  it('does not go back, nor say the same twice', async () => {
    marks.arrived('room', 4);
    await jest.advanceTimersByTimeAsync(250);
    marks.arrived('room', 4);
    marks.arrived('room', 3);
    await jest.advanceTimersByTimeAsync(250);
    expect(sent).toEqual(['room 4']);
  });

  it('says a lost mark again', async () => {
    fail = true;
    marks.arrived('room', 4);
    await jest.advanceTimersByTimeAsync(250);
    fail = false;
    marks.arrived('room', 4);
    await jest.advanceTimersByTimeAsync(250);
    expect(sent).toEqual(['room 4', 'room 4']);
  });
});
