import { Client } from 'pg';

/** Runs one statement as the owner of the database, whom no row-level security binds: for set-up and for proofs. */
export async function asOwner<Row extends object = Record<string, unknown>>(
  databaseUrl: string,
  sql: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  return withConnection(databaseUrl, async (client) => (await client.query<Row>(sql, [...values])).rows);
}

export async function withConnection<T>(databaseUrl: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined); // A cut connection rejects the query that is under way as well.
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The same server, another database. */
export function databaseAt(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

export async function createDatabase(serverUrl: string, name: string): Promise<string> {
  await asOwner(serverUrl, `create database ${name}`);
  return databaseAt(serverUrl, name);
}
