import { toGraphqlFailure } from '@client/graphql';
import type { Translate } from '@client/ui';

/** What a refusal says beside the fields, and what it says of the whole. */
export interface FormErrors {
  readonly fields: Readonly<Record<string, string>>;
  readonly whole: string | null;
  readonly code: string;
}

export const noErrors: FormErrors = { fields: {}, whole: null, code: '' };

export function formErrors(error: unknown, t: Translate): FormErrors {
  const { code, message, fields } = toGraphqlFailure(error);
  const byField = Object.fromEntries(fields.map(({ field, message: words }) => [field, words]));
  const whole = code === 'NETWORK' ? t('ui.noAnswer') : fields.length > 0 ? null : message;
  return { fields: byField, whole, code };
}
