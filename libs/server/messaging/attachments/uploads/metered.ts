import { AppError } from '@server/platform';

/** How many bytes may come, and what is said when more do. */
export interface Allowance {
  readonly bytes: number;
  readonly refusal: AppError;
}

export function tooLarge(most: number): AppError {
  const mebibytes = Math.floor((most / 1_024 / 1_024) * 10) / 10;
  return new AppError('PAYLOAD_TOO_LARGE', `A file has at most ${mebibytes} MiB.`);
}

/** Passes bytes on while they are within the allowance: counted as they come, whatever was announced. */
export async function* metered(source: AsyncIterable<Buffer>, { bytes, refusal }: Allowance): AsyncIterable<Buffer> {
  let count = 0;
  for await (const chunk of source) {
    count += chunk.length;
    if (count > bytes) throw refusal;
    yield chunk;
  }
}
