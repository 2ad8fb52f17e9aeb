import { message } from '../testing/sample-messages';
import { Replies } from './replies';

describe('Replies', () => {
  it('keeps one message to answer per room', () => {
    const replies = new Replies();
    replies.start(message(1));
    replies.start(message(2));
    replies.start(message(3, { roomId: 'other' }));
    expect(replies.of('room')?.id).toBe('m2');
    replies.stop('room');
    expect(replies.of('room')).toBeNull();
    expect(replies.of('other')?.id).toBe('m3');
  });

  it('gives up an answer to a message that is withdrawn, and to no other', () => {
    const replies = new Replies();
    replies.start(message(1));
    replies.hear([message(2, { withdrawnAt: '2026-03-25T12:00:00Z' }), message(1, { editedAt: 'x' })]);
    expect(replies.of('room')?.id).toBe('m1');
    replies.hear([message(1, { withdrawnAt: '2026-03-25T12:00:00Z' })]);
    expect(replies.of('room')).toBeNull();
  });
});
