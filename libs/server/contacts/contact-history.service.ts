import { Injectable } from '@nestjs/common';
import type { Actor } from '@server/identity';
import { type Connection, Database, decodeCursor, encodeCursor, forwardPage } from '@server/platform';
import { ContactJournal } from './contact-journal';
import type { ContactHistoryEntry } from './contact.model';
import { contactRow } from './contact.row';

const LIST = 'contactHistory';

/** What happened to a card, the latest first. */
@Injectable()
export class ContactHistory {
  constructor(
    private readonly database: Database,
    private readonly journal: ContactJournal,
  ) {}

  /** @throws AppError NOT_FOUND */
  async page(
    actor: Actor,
    contactId: string,
    args: { readonly first: number; readonly after?: string | null },
  ): Promise<Connection<ContactHistoryEntry>> {
    const [before] = typeof args.after === 'string' ? decodeCursor(LIST, args.after, 'after', ['id']) : [null];
    const page = await this.database.inClinic(actor.clinicId, async (tx) => {
      const { id } = await contactRow(tx, contactId);
      const rows = await tx.query<ContactHistoryEntry>(
        `select id, act, changes, at, by_id as "byId" from contact_history
         where clinic_id = $1 and contact_id = $2 and ($3::uuid is null or id < $3)
         order by id desc limit $4`,
        [tx.clinicId, id, before, args.first + 1],
      );
      return forwardPage(rows, args, { cursor: (row) => encodeCursor(LIST, [row.id]), node: (row) => row });
    });
    await this.journal.read(actor, 'READ_CONTACT_HISTORY', { contactId });
    return page;
  }
}
