/**
 * Calls `then` once, within half a second after the process that started this one has ended. The wait keeps no process
 * alive. Never calls it on Windows, where the parent's id does not change when the parent ends.
 * @param {() => void} then
 */
export function whenParentIsGone(then) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    then();
  }, 500);
  timer.unref();
}
