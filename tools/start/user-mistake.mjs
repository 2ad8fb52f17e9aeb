import { PostgresError } from '../postgres/index.mjs';

/** A wrong variable, a port that is taken and the like; the message is one line that says what to do. */
export class UserMistake extends Error {}

/**
 * Runs a program; what a person can put right is told in one line, never as a stack trace.
 * @param {() => Promise<void>} program
 */
export async function tellMistakes(program) {
  try {
    await program();
  } catch (error) {
    if (!(error instanceof UserMistake || error instanceof PostgresError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
