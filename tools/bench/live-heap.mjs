// What a Node program still holds after its garbage was collected, asked from outside through its inspector.
const ANSWER_WITHIN_MS = 20_000;

/** @param {number} port of the inspector, on loopback */
export async function watchHeap(port) {
  const targets = /** @type {{ webSocketDebuggerUrl: string }[]} */ (
    await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()
  );
  const socket = new WebSocket(targets[0]?.webSocketDebuggerUrl ?? '');
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', () => reject(new Error('The inspector cannot be reached.')));
  });
  /** @type {Map<number, (result: any) => void>} */
  const waiting = new Map();
  let asked = 0;
  socket.addEventListener('message', ({ data }) => {
    const { id, result } = JSON.parse(String(data));
    waiting.get(id)?.(result);
    waiting.delete(id);
  });
  const ask = (/** @type {string} */ method) =>
    new Promise((resolve, reject) => {
      const id = ++asked;
      const late = setTimeout(() => reject(new Error(`The inspector does not answer ${method}.`)), ANSWER_WITHIN_MS);
      waiting.set(id, (result) => {
        clearTimeout(late);
        resolve(result);
      });
      socket.send(JSON.stringify({ id, method }));
    });
  /** In MiB, buffers outside the heap of JavaScript included. */
  const now = async () => {
    await ask('HeapProfiler.collectGarbage');
    const { usedSize, embedderHeapUsedSize = 0, backingStorageSize = 0 } = await ask('Runtime.getHeapUsage');
    return (usedSize + embedderHeapUsedSize + backingStorageSize) / 1024 / 1024;
  };
  return { now, close: () => socket.close() };
}
