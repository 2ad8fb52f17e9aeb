import { Transform } from 'class-transformer';

/** Text fields of inputs are trimmed before they are checked; U+0000, which PostgreSQL cannot store, is left out. */
export const Trimmed = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? value.replaceAll('\u0000', '').trim() : value,
  );
