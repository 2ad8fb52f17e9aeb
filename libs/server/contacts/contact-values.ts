import { type ClinicTransaction, invalidField } from '@server/platform';
import type { ContactRow, ContactValues } from './contact.row';
import { valueFields } from './contact.row';
import type { FieldChange } from './contact.model';
import { phoneNumber } from './phone-numbers';

/** What comes from outside: absent means "as it is", an empty text means "none". */
export type GivenValues = { readonly [Field in keyof ContactValues]?: ContactValues[Field] | null };

/**
 * Brings what was given into the form in which it is stored.
 * @throws AppError VALIDATION_FAILED
 */
export function storedValues(given: GivenValues, country: string | null, today: string): Partial<ContactValues> {
  const { name, phone, email, birthDate, cardNumber, language, notes } = given;
  return {
    ...(name && { name: name.replace(/\s+/g, ' ') }),
    ...(phone !== undefined && { phone: storedPhone(phone, country) }),
    ...(email !== undefined && { email: email?.toLowerCase() || null }),
    ...(birthDate !== undefined && { birthDate: birthDate ? checkedBirthDate(birthDate, today) : null }),
    ...(cardNumber !== undefined && { cardNumber: cardNumber || null }),
    ...(language !== undefined && { language }),
    ...(notes !== undefined && { notes: notes ?? '' }),
  };
}

export async function phoneCountry(tx: ClinicTransaction): Promise<string | null> {
  const [row] = await tx.query<{ country: string | null }>(
    'select phone_country as country from clinic where id = $1',
    [tx.clinicId],
  );
  return row?.country ?? null;
}

export function differences(before: ContactRow, wanted: Partial<ContactValues>): FieldChange[] {
  return valueFields
    .filter((field) => wanted[field] !== undefined && wanted[field] !== before[field])
    .map((field) => ({ field, before: before[field], after: wanted[field] ?? null }));
}

/** Whether there was such a day, not after today: the 30th of February would end up in March. */
export function isBirthDate(text: string, today: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) && text <= today && text >= '1880-01-01';
}

function checkedBirthDate(text: string, today: string): string {
  if (!isBirthDate(text, today)) throw invalidField('birthDate', 'There was no such day to be born on.');
  return text;
}

function storedPhone(text: string | null, country: string | null): string | null {
  if (!text) return null;
  const number = phoneNumber(text, country);
  if (!number) {
    throw invalidField('phone', 'Enter a telephone number with its country code, such as +49 151 12345678.');
  }
  return number.international;
}
