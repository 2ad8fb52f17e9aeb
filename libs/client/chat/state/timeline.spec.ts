import { boris, me, message } from '../testing/sample-messages';
import type { OutboxEntry } from './outbox';
import { Timeline, type TimelineRow } from './timeline';

const base = { outbox: [], myId: me.id, unreadAfter: null };
const unsent = (id: string, createdAt: string): OutboxEntry => ({
  clientMessageId: id,
  roomId: 'room',
  text: id,
  replyToId: null,
  mentionIds: [],
  files: [],
  createdAt,
  state: 'queued',
  reason: null,
});
const groups = (rows: readonly TimelineRow[]) =>
  rows.map((row) => (row.kind === 'system' ? 's' : `${row.opensGroup ? '[' : ''}${row.closesGroup ? ']' : ''}`));

describe('Timeline', () => {
  it('starts every day with a separator', () => {
    const rows = new Timeline().build({
      ...base,
      messages: [1, 2, 3].map((seq) => message(seq, { createdAt: `2026-03-2${seq === 3 ? 6 : 5}T10:0${seq}:00` })),
    });
    expect(rows.map(({ newDay }) => newDay !== null)).toEqual([true, false, true]);
  });

  it('groups one sender within five minutes, and nothing over a system line', () => {
    const at = (minute: string) => ({ createdAt: `2026-03-25T10:${minute}` });
    const rows = new Timeline().build({
      ...base,
      messages: [
        message(1, at('00:00')),
        message(2, at('04:59')),
        message(3, at('09:59')),
        message(4, { ...at('10:00'), sender: boris }),
        message(5, { ...at('10:10'), kind: 'SYSTEM', sender: boris }),
        message(6, { ...at('10:20'), sender: boris }),
      ],
    });
    expect(groups(rows)).toEqual(['[', ']', '[]', '[]', 's', '[]']);
  });

  it('draws one unread separator, above the first message of somebody else after the mark', () => {
    const rows = new Timeline().build({
      ...base,
      unreadAfter: 1,
      messages: [message(1), message(2, { sender: me }), message(3), message(4)],
    });
    expect(rows.map(({ firstUnread }) => firstUnread)).toEqual([false, false, true, false]);
  });

  it('gives an own message the same row before and after the server has it', () => {
    const timeline = new Timeline();
    const createdAt = '2026-03-25T10:00:00Z';
    const [before] = timeline.build({ ...base, messages: [], outbox: [unsent('id-1', createdAt)] });
    const sent = message(1, { sender: me, clientMessageId: 'id-1', createdAt });
    const rows = timeline.build({ ...base, messages: [sent], outbox: [unsent('id-1', createdAt)] });
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ kind: 'message', key: before?.key });
  });

  it('keeps the objects of rows that did not change', () => {
    const timeline = new Timeline();
    const messages = [message(1), message(2), message(3)];
    const before = timeline.build({ ...base, messages });
    const after = timeline.build({ ...base, messages: [...messages.slice(0, 2), message(3, { text: 'edited' })] });
    expect(after.map((row, index) => row === before[index])).toEqual([true, true, false]);
  });
});
