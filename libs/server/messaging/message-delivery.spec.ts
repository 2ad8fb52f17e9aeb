import { deliveryOf, type Stay } from './message-delivery';

const message = { seq: 10, senderId: 'anna' };
const stay = (personId: string, more: Partial<Stay> = {}): Stay => ({
  personId,
  joinedSeq: 0,
  leftSeq: null,
  deliveredSeq: 0,
  readSeq: 0,
  ...more,
});
const received = { deliveredSeq: 10 };
const read = { deliveredSeq: 12, readSeq: 10 };

describe('how far a message has got', () => {
  it.each([
    ['nobody has it', [stay('boris'), stay('clara')], ['SENT', 2, 0, 0]],
    ['one has received it', [stay('boris', received), stay('clara')], ['SENT', 2, 1, 0]],
    ['one has read it', [stay('boris', read), stay('clara')], ['SENT', 2, 1, 1]],
    ['all have received it', [stay('boris', received), stay('clara', received)], ['DELIVERED', 2, 2, 0]],
    ['all have received and one has read it', [stay('boris', read), stay('clara', received)], ['DELIVERED', 2, 2, 1]],
    ['all have read it', [stay('boris', read), stay('clara', read)], ['READ', 2, 2, 2]],
    ['nobody else was there', [], ['SENT', 0, 0, 0]],
  ])('%s', (_, others, expected) => {
    const { status, recipients, delivered, read } = deliveryOf(message, [stay('anna', { readSeq: 10 }), ...others]);
    expect([status, recipients, delivered, read]).toEqual(expected);
  });

  it('the sender is no recipient, with whatever stays', () => {
    expect(deliveryOf(message, [stay('anna', read), stay('anna', { joinedSeq: 4 })])).toMatchObject({ recipients: 0 });
  });

  it('recipients are those of the moment of sending: the stay covers joinedSeq < seq < leftSeq', () => {
    const at = (joinedSeq: number, leftSeq: number | null) =>
      deliveryOf(message, [stay('boris', { joinedSeq, leftSeq, ...received })]).recipients;
    expect([at(9, null), at(10, null), at(11, null)]).toEqual([1, 0, 0]);
    expect([at(0, 11), at(0, 10), at(0, 9)]).toEqual([1, 0, 0]);
  });

  it('one who has left holds nothing back, and counts for what reached them', () => {
    const left = { leftSeq: 15 };
    expect(deliveryOf(message, [stay('boris', read), stay('clara', left)])).toEqual({
      status: 'READ',
      recipients: 1,
      delivered: 1,
      read: 1,
    });
    expect(deliveryOf(message, [stay('boris', read), stay('clara', { ...left, ...received })])).toEqual({
      status: 'READ',
      recipients: 2,
      delivered: 2,
      read: 1,
    });
  });

  it('does not go backwards when the last one who had read it leaves, nor when they come again', () => {
    const before = deliveryOf(message, [stay('boris', read)]);
    const after = deliveryOf(message, [stay('boris', { ...read, leftSeq: 15 })]);
    const back = deliveryOf(message, [stay('boris', { ...read, leftSeq: 15 }), stay('boris', { joinedSeq: 20 })]);
    expect([before.status, after.status, back.status]).toEqual(['READ', 'READ', 'READ']);
  });

  it('everybody having left without it, it stays sent', () => {
    expect(deliveryOf(message, [stay('boris', { leftSeq: 15 })])).toMatchObject({ status: 'SENT', recipients: 0 });
  });
});
