/** Where the product under test listens; below 32768, out of reach of the ports that connections pick for themselves. */
export const port = Number(process.env['WEB_E2E_PORT'] ?? 14_300);
export const baseURL = `http://127.0.0.1:${port}`;
