import type { ForeignContact } from '@server/contacts';
import { ImportField } from './contact-import.model';

const contactFields: Readonly<Record<Exclude<ImportField, ImportField.GROUPS>, keyof ForeignContact>> = {
  EXTERNAL_ID: 'externalId',
  NAME: 'name',
  PHONE: 'phone',
  EMAIL: 'email',
  BIRTH_DATE: 'birthDate',
  CARD_NUMBER: 'cardNumber',
  LANGUAGE: 'language',
  NOTES: 'notes',
};

const names: Readonly<Record<ImportField, readonly string[]>> = {
  EXTERNAL_ID: ['externalid', 'id', 'patientid', 'идентификатор', 'код'],
  NAME: ['name', 'fullname', 'patient', 'patientname', 'имя', 'фио', 'пациент'],
  PHONE: ['phone', 'phonenumber', 'telephone', 'mobile', 'телефон', 'мобильный'],
  EMAIL: ['email', 'mail', 'emailaddress', 'почта', 'элпочта', 'электроннаяпочта'],
  BIRTH_DATE: ['birthdate', 'dateofbirth', 'birthday', 'dob', 'born', 'датарождения', 'деньрождения'],
  CARD_NUMBER: ['cardnumber', 'card', 'cardno', 'chart', 'mrn', 'карта', 'номеркарты'],
  LANGUAGE: ['language', 'lang', 'язык'],
  NOTES: ['notes', 'note', 'comment', 'заметки', 'примечание', 'комментарий'],
  GROUPS: ['groups', 'group', 'chatgroups', 'chatgroup', 'группы', 'группа', 'группычата'],
};

/** What a column seems to hold, by its name; each field once. */
export function suggestedMapping(columns: readonly string[]): (ImportField | null)[] {
  const taken = new Set<ImportField>();
  return columns.map((column) => {
    const plain = column.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
    const field = Object.values(ImportField).find((one) => names[one].includes(plain) && !taken.has(one));
    if (field) taken.add(field);
    return field ?? null;
  });
}

/** What a row says of a person, and the groups they are to belong to. */
export interface MappedRow {
  readonly contact: ForeignContact;
  readonly groups: readonly string[];
}

export function mappedRow(mapping: readonly (ImportField | null)[], cells: readonly string[]): MappedRow {
  const contact: Partial<Record<keyof ForeignContact, string>> = {};
  let groups: string[] = [];
  mapping.forEach((field, at) => {
    const cell = cells[at] ?? '';
    if (field === ImportField.GROUPS) groups = cell.split(/[;|]/).map((name) => name.trim());
    else if (field !== null) contact[contactFields[field]] = cell;
  });
  return { contact, groups: groups.filter((name) => name !== '') };
}
