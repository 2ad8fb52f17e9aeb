import type { ImportField, RowFate, RowProblem } from '@client/graphql/directories';
import type { TextKey } from '@client/ui';

export const fieldNames: Readonly<Record<ImportField, TextKey>> = {
  EXTERNAL_ID: 'dir.importField.EXTERNAL_ID',
  NAME: 'dir.fullName',
  PHONE: 'dir.phone',
  EMAIL: 'dir.email',
  BIRTH_DATE: 'dir.birthDate',
  CARD_NUMBER: 'dir.cardNumber',
  LANGUAGE: 'dir.importField.LANGUAGE',
  NOTES: 'dir.notes',
  GROUPS: 'dir.groups',
};

/** In the order in which one wants to know. */
export const fateNames: Readonly<Record<RowFate, TextKey>> = {
  INVALID: 'dir.importFate.INVALID',
  CREATED: 'dir.importFate.CREATED',
  UPDATED: 'dir.importFate.UPDATED',
  DUPLICATE: 'dir.importFate.DUPLICATE',
  UNCHANGED: 'dir.importFate.UNCHANGED',
};

export const problemNames: Readonly<Record<RowProblem, TextKey>> = {
  NO_KEY: 'dir.importProblem.NO_KEY',
  NO_NAME: 'dir.importProblem.NO_NAME',
  WRONG_EXTERNAL_ID: 'dir.importProblem.WRONG_EXTERNAL_ID',
  WRONG_NAME: 'dir.importProblem.WRONG_NAME',
  WRONG_PHONE: 'dir.importProblem.WRONG_PHONE',
  WRONG_EMAIL: 'dir.importProblem.WRONG_EMAIL',
  WRONG_BIRTH_DATE: 'dir.importProblem.WRONG_BIRTH_DATE',
  WRONG_CARD_NUMBER: 'dir.importProblem.WRONG_CARD_NUMBER',
  WRONG_LANGUAGE: 'dir.importProblem.WRONG_LANGUAGE',
  WRONG_NOTES: 'dir.importProblem.WRONG_NOTES',
  AMBIGUOUS: 'dir.importProblem.AMBIGUOUS',
  ARCHIVED: 'dir.importProblem.ARCHIVED',
  CARD_NUMBER_TAKEN: 'dir.importProblem.CARD_NUMBER_TAKEN',
  UNKNOWN_GROUP: 'dir.importProblem.UNKNOWN_GROUP',
  GROUP_HIDDEN: 'dir.importProblem.GROUP_HIDDEN',
};
