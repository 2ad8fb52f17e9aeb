const LOOKED_AGAIN_MS = 25;
const AT_LATEST_MS = 60_000;

/** Waits until something is so that nobody is told of: files on a disk, rows of the database. @throws when it never is */
export async function eventually(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  const began = performance.now();
  while (!(await isSo())) {
    if (performance.now() - began > AT_LATEST_MS) throw new Error(`it never came to be: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, LOOKED_AGAIN_MS));
  }
}
