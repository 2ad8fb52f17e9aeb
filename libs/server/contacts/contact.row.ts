import type { Actor, Language } from '@server/identity';
import { type ClinicTransaction, isId, notFound } from '@server/platform';
import type { Contact } from './contact.model';
import { permissionsFor } from './contact.policy';

/** A contact as it is read from the database. */
export type ContactRow = Omit<Contact, 'permissions'>;

/** The columns of a contact `c`. */
export const CONTACT = `c.id, c.name, c.phone, c.email, c.birth_date::text as "birthDate",
  c.card_number as "cardNumber", c.language, c.notes, c.archived_at as "archivedAt", c.version,
  c.created_at as "createdAt", c.updated_at as "updatedAt"`;

/** What an employee or an import fills in, in the form in which it is stored. */
export interface ContactValues {
  readonly name: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly birthDate: string | null;
  readonly cardNumber: string | null;
  readonly language: Language | null;
  readonly notes: string;
}

export const valueFields = ['name', 'phone', 'email', 'birthDate', 'cardNumber', 'language', 'notes'] as const;

export function asSeenBy(actor: Actor, row: ContactRow): Contact {
  return { ...row, permissions: permissionsFor(actor, row) };
}

/** @throws AppError NOT_FOUND */
export async function contactRow(tx: ClinicTransaction, id: string, lock: '' | 'for update' = ''): Promise<ContactRow> {
  const [row] = isId(id)
    ? await tx.query<ContactRow>(`select ${CONTACT} from contact c where c.clinic_id = $1 and c.id = $2 ${lock}`, [
        tx.clinicId,
        id,
      ])
    : [];
  if (!row) throw notFound('contact');
  return row;
}

/** Those of these contacts that there are, locked in one order for everybody. */
export function lockedContacts(tx: ClinicTransaction, ids: readonly string[]): Promise<ContactRow[]> {
  return tx.query<ContactRow>(
    `select ${CONTACT} from contact c where c.clinic_id = $1 and c.id = any ($2) order by c.id for key share`,
    [tx.clinicId, ids.filter(isId)],
  );
}
