/** Something a person can put right; the message is one readable line. */
export class PostgresError extends Error {}
