import { createStore, del, entries, set } from 'idb-keyval';
import type { OutboxEntry, OutboxStorage } from './outbox';

type StoredEntry = Omit<OutboxEntry, 'mentionIds' | 'files'> & Partial<Pick<OutboxEntry, 'mentionIds' | 'files'>>;

/**
 * IndexedDB. One key per entry, so that two tabs do not overwrite each other; the employee's id in the key, so that the
 * next person at this computer neither sees nor sends what is not theirs.
 */
export function outboxStorageOf(employeeId: string): OutboxStorage {
  const store = createStore('clinic-chat', 'outbox');
  const prefix = `${employeeId}/`;
  const own = async () => (await entries<string, StoredEntry>(store)).filter(([key]) => key.startsWith(prefix));
  return {
    // What an earlier version of the client left behind knows neither mentions nor files.
    all: async () =>
      (await own()).map(([, entry]) => ({ ...entry, mentionIds: entry.mentionIds ?? [], files: entry.files ?? [] })),
    put: (entry) => set(prefix + entry.clientMessageId, entry, store),
    remove: (clientMessageId) => del(prefix + clientMessageId, store),
    clear: async () => {
      await Promise.all((await own()).map(([key]) => del(key, store)));
    },
  };
}
