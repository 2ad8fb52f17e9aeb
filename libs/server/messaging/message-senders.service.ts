import { Injectable } from '@nestjs/common';
import { Database, notFound, type RequestContext } from '@server/platform';
import DataLoader from 'dataloader';
import type { MessageSender } from './message.model';

const LOADER = Symbol('message senders');

/** Who wrote: employees and patients, whichever an id is of. Only asked about messages that a viewer may read. */
@Injectable()
export class MessageSenders {
  constructor(private readonly database: Database) {}

  /** Loads the senders that one operation names, all of them in one query; also those who have left or are archived. */
  loader(request: RequestContext): DataLoader<string, MessageSender> {
    return request.loaders.get(LOADER, () => {
      const clinicId = request.principal?.clinicId;
      if (!clinicId) throw notFound('sender');
      return new DataLoader<string, MessageSender>(async (ids) => {
        const found = await this.database.inClinic(clinicId, (tx) =>
          tx.query<MessageSender>(
            `select id, name, 'EMPLOYEE' as kind, position, role, active from employee
             where clinic_id = $1 and id = any ($2)
             union all
             select id, name, 'PATIENT', '', null, archived_at is null from contact
             where clinic_id = $1 and id = any ($2)`,
            [clinicId, ids],
          ),
        );
        const byId = new Map(found.map((sender) => [sender.id, sender]));
        return ids.map((id) => byId.get(id) ?? notFound('sender'));
      });
    });
  }
}
