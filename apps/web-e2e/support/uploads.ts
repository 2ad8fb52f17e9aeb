import type { Page } from '@playwright/test';

/** A small file with a name. */
export const note = (name: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(`Contents of ${name}`) });

/** Uploads do not reach the server until the returned function is called. */
export async function holdUploads(page: Page): Promise<() => void> {
  let release = () => {};
  const held = new Promise<void>((done) => (release = done));
  await page.route('**/files', async (route) => {
    await held;
    // Of an upload that was given up meanwhile nothing can be continued.
    await route.continue().catch(() => undefined);
  });
  return release;
}
