import { invalidField } from '@server/platform';

const SHORTEST = 10;
const LONGEST = 200;

/** Length is what makes a password strong. @throws AppError VALIDATION_FAILED */
export function checkPassword(password: string, person: { name: string; email: string }, field: string): void {
  if (password.length < SHORTEST) throw invalidField(field, `A password has at least ${SHORTEST} characters.`);
  if (password.length > LONGEST) throw invalidField(field, `A password has at most ${LONGEST} characters.`);
  const low = password.toLowerCase();
  const guessable = [person.email, person.name].some((word) => low === word.toLowerCase());
  if (guessable || new Set(low).size < 4) throw invalidField(field, 'This password is too easy to guess.');
}
