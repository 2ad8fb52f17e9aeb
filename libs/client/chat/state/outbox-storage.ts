import { createStore, del, entries, set } from 'idb-keyval';
import type { OutboxEntry, OutboxStorage } from './outbox';

/**
 * IndexedDB. One key per entry, so that two tabs do not overwrite each other; the employee's id in the key, so that the
 * next person at this computer neither sees nor sends what is not theirs.
 */
export function outboxStorageOf(employeeId: string): OutboxStorage {
  const store = createStore('clinic-chat', 'outbox');
  const prefix = `${employeeId}/`;
  const own = async () => (await entries<string, OutboxEntry>(store)).filter(([key]) => key.startsWith(prefix));
  return {
    all: async () => (await own()).map(([, entry]) => entry),
    put: (entry) => set(prefix + entry.clientMessageId, entry, store),
    remove: (clientMessageId) => del(prefix + clientMessageId, store),
    clear: async () => {
      await Promise.all((await own()).map(([key]) => del(key, store)));
    },
  };
}
