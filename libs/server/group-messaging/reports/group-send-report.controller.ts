import { Controller, Get, Param, Res, UseFilters } from '@nestjs/common';
import { Access, type Actor, Audit, CurrentActor, groupSenders } from '@server/identity';
import { Database, HttpErrors } from '@server/platform';
import { stringify } from 'csv-stringify';
import type { Response } from 'express';
import type { GroupSendRecipient } from '../group-send.model';
import { groupSendRow } from '../group-send.row';
import { recipientsPage } from './group-send-reports.service';

const PAGE = 1_000;
const COLUMNS = [
  'contactId',
  'name',
  'status',
  'reason',
  'queuedAt',
  'sentAt',
  'deliveredAt',
  'readAt',
  'notice',
  'noticeAttempts',
  'noticeAt',
] as const;

/** What a spreadsheet would run as a formula is text. */
const asText = (value: string) => (/^[=+\-@\t\r]/.test(value) ? `'${value}` : value);

/** The report of a send as a file, page by page: memory stays the same however many patients there are. */
@Controller('group-sends')
@UseFilters(HttpErrors)
export class GroupSendReportController {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  @Access(groupSenders)
  @Get(':id/report.csv')
  async report(@CurrentActor() actor: Actor, @Param('id') id: string, @Res() response: Response): Promise<void> {
    await this.database.inClinic(actor.clinicId, (tx) => groupSendRow(tx, id));
    await this.audit.recordRead(actor.clinicId, actor, {
      action: 'EXPORT_GROUP_SEND',
      object: { kind: 'GROUP_SEND', id },
    });
    response
      .setHeader('Content-Type', 'text/csv; charset=utf-8')
      .setHeader('Content-Disposition', 'attachment; filename="report.csv"')
      .setHeader('X-Content-Type-Options', 'nosniff')
      .setHeader('Cache-Control', 'private, no-store');
    const csv = stringify({ header: true, columns: [...COLUMNS], bom: true });
    csv.pipe(response);
    try {
      for (let after: string | null = null, more = true; more && !response.destroyed;) {
        const page = await this.database.inClinic(actor.clinicId, (tx) =>
          recipientsPage(tx, id, { first: PAGE, after }),
        );
        for (const { node } of page.edges) {
          if (!csv.write(line(node))) await new Promise((resolve) => csv.once('drain', resolve));
        }
        more = page.pageInfo.hasNextPage;
        after = page.pageInfo.endCursor;
      }
      csv.end();
    } catch (error) {
      // Half a report must not look like a whole one.
      response.destroy();
      throw error;
    }
  }
}

function line(recipient: GroupSendRecipient): string[] {
  return COLUMNS.map((column) => {
    const value = valueOf(recipient, column);
    return value instanceof Date ? value.toISOString() : asText(value ?? '');
  });
}

function valueOf(recipient: GroupSendRecipient, column: (typeof COLUMNS)[number]): string | Date | null | undefined {
  const { notice } = recipient;
  if (column === 'notice') return notice?.status;
  if (column === 'noticeAttempts') return notice && String(notice.attempts);
  if (column === 'noticeAt') return notice?.triedAt;
  return recipient[column];
}
