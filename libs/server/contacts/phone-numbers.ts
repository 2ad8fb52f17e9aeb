import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js';

/** A number as it is stored (E.164), and as people of its country write it. */
export interface PhoneNumber {
  readonly international: string;
  readonly national: string;
}

/**
 * Reads a number however it is written.
 * @param country where a number without a country code belongs; null asks for the code
 * @returns undefined when nobody can have this number
 */
export function phoneNumber(text: string, country: string | null): PhoneNumber | undefined {
  const parsed = parsePhoneNumberFromString(text, country && isSupportedCountry(country) ? country : undefined);
  return parsed?.isPossible() ? { international: parsed.number, national: parsed.formatNational() } : undefined;
}
