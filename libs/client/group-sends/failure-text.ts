import { toGraphqlFailure } from '@client/graphql';
import type { Translate } from '@client/ui';

/** A refusal in words: what the server says of it, or that there is no answer. */
export function failureText(error: unknown, t: Translate): string {
  const { code, message, fields } = toGraphqlFailure(error);
  if (code === 'NETWORK') return t('ui.noAnswer');
  return fields.map((field) => field.message).join(' ') || message;
}
