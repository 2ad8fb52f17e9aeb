import { createStore, del, get, keys, set } from 'idb-keyval';
import type { FileStorage } from './upload-desk';

/** IndexedDB; the employee's id in the key, as in the outbox. Only files of messages that are on their way. */
export function fileStorageOf(employeeId: string): FileStorage {
  const store = createStore('clinic-chat-files', 'files');
  const prefix = `${employeeId}/`;
  return {
    get: (key) => get<Blob>(prefix + key, store),
    put: (key, file) => set(prefix + key, file, store),
    remove: (key) => del(prefix + key, store),
    clear: async () => {
      const own = (await keys<string>(store)).filter((key) => key.startsWith(prefix));
      await Promise.all(own.map((key) => del(key, store)));
    },
  };
}
