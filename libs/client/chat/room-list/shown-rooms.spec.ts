import { signal } from '@angular/core';
import { room } from '../testing/sample-messages';
import { type ListView, shownRooms } from './shown-rooms';

describe('the rooms that the list shows', () => {
  const ward = room({ id: 'ward', unreadCount: 2 });
  const rota = room({ id: 'rota' });
  const desk = room({ id: 'desk', markedUnread: true });
  const view = signal<ListView>({ rooms: [], filter: 'all', steady: false });
  const shown = shownRooms(view);
  const ids = () => shown().map(({ id }) => id);
  const change = (news: Partial<ListView>) => {
    view.update((before) => ({ ...before, ...news }));
    return ids();
  };

  beforeEach(() => {
    change({ rooms: [], filter: 'staff', steady: false });
    change({ rooms: [ward, rota, desk], filter: 'all' });
  });

  it('are those that fit the filter', () => {
    expect(ids()).toEqual(['ward', 'rota', 'desk']);
    expect(change({ filter: 'unread' })).toEqual(['ward', 'desk']);
    expect(change({ filter: 'staff' })).toEqual(['ward', 'rota', 'desk']);
    expect(change({ filter: 'patients' })).toEqual([]);
    const patient = room({ id: 'pavel', kind: 'PATIENT' });
    const waiting = room({ id: 'olga', kind: 'PATIENT', unansweredSince: '2026-03-25T09:00:00Z' });
    change({ rooms: [ward, patient, waiting] });
    expect(ids()).toEqual(['pavel', 'olga']);
    expect(change({ filter: 'unanswered' })).toEqual(['olga']);
  });

  it('keep a room that was just read among the unread until another filter is chosen', () => {
    change({ filter: 'unread' });
    const read = { ...ward, unreadCount: 0 };
    expect(change({ rooms: [read, rota, desk] })).toEqual(['ward', 'desk']);
    expect(shown()[0]?.unreadCount).toBe(0);
    change({ filter: 'all' });
    expect(change({ filter: 'unread' })).toEqual(['desk']);
  });

  it('follow the latest activity while nobody is among them', () => {
    expect(change({ rooms: [desk, ward, rota] })).toEqual(['desk', 'ward', 'rota']);
  });

  it('keep their places while somebody is among them, and are up to date there', () => {
    change({ steady: true });
    const written = { ...desk, unreadCount: 5 };
    expect(change({ rooms: [written, ward, rota] })).toEqual(['ward', 'rota', 'desk']);
    expect(shown().at(-1)?.unreadCount).toBe(5);
    expect(change({ steady: false })).toEqual(['desk', 'ward', 'rota']);
  });

  it('are joined at the end by those further down, and only later by a new one at the top', () => {
    change({ steady: true });
    const [latest, older] = [room({ id: 'latest' }), room({ id: 'older' })];
    expect(change({ rooms: [latest, ward, rota, desk, older] })).toEqual(['ward', 'rota', 'desk', 'older']);
    expect(change({ steady: false })).toEqual(['latest', 'ward', 'rota', 'desk', 'older']);
  });

  it('lose one that is gone at once, whoever is among them', () => {
    change({ steady: true });
    expect(change({ rooms: [ward, desk] })).toEqual(['ward', 'desk']);
  });
});
