import { boris, clara, me, member } from '../testing/sample-messages';
import { deliveryOf, recipientsOf } from './message-status';

describe('deliveryOf', () => {
  const members = [
    member(me, { deliveredSeq: 20, readSeq: 20 }),
    member(clara, { deliveredSeq: 12, readSeq: 10 }),
    member(boris, { deliveredSeq: 9, readSeq: 9 }),
  ];

  it.each([
    [9, { status: 'read', total: 2, delivered: 2, read: 2 }],
    [10, { status: 'sent', total: 2, delivered: 1, read: 1 }],
    [12, { status: 'sent', total: 2, delivered: 1, read: 0 }],
    [13, { status: 'sent', total: 2, delivered: 0, read: 0 }],
  ])('of message %i', (seq, expected) => {
    expect(deliveryOf(seq, me.id, members)).toEqual(expected);
  });

  it('is delivered when all have it and some have not read it', () => {
    const both = [member(clara, { deliveredSeq: 5, readSeq: 5 }), member(boris, { deliveredSeq: 5 })];
    expect(deliveryOf(5, me.id, both)).toEqual({ status: 'delivered', total: 2, delivered: 2, read: 1 });
  });

  it('takes read for delivered, whichever mark arrived', () => {
    expect(deliveryOf(5, me.id, [member(clara, { readSeq: 5 })]).status).toBe('read');
  });

  it('counts those who were members when the message took its place', () => {
    const joinedLater = member(boris, { joinedSeq: 6 });
    expect(deliveryOf(5, me.id, [member(clara), joinedLater]).total).toBe(1);
    expect(deliveryOf(7, me.id, [member(clara), joinedLater]).total).toBe(2);
  });

  it('lets one who left no longer hold the total back, but still lists them', () => {
    const left = member(boris, { leftSeq: 8, leftAt: '2026-03-25T10:00:00Z' });
    const present = member(clara, { deliveredSeq: 5, readSeq: 5 });
    expect(deliveryOf(5, me.id, [present, left])).toEqual({ status: 'read', total: 1, delivered: 1, read: 1 });
    expect(recipientsOf(5, me.id, [present, left])).toMatchObject([
      { status: 'read', left: false },
      { status: 'sent', left: true },
    ]);
  });

  it('stays sent when nobody was there to receive it', () => {
    expect(deliveryOf(5, me.id, [member(me)])).toEqual({ status: 'sent', total: 0, delivered: 0, read: 0 });
  });
});
