import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Controller, Get, Query, Res, UseFilters } from '@nestjs/common';
import { HttpErrors, invalidField } from '@server/platform';
import { stringify } from 'csv-stringify';
import type { Response } from 'express';
import { Access, administrators } from '../access';
import { type Actor, CurrentActor } from '../actor';
import { AuditAction, AuditObjectKind } from './audit-actions';
import { AuditExport, type AuditLine } from './audit-export.service';
import type { AuditFilter } from './audit-log.service';

type Asked = Readonly<Partial<Record<keyof AuditFilter, string | readonly string[]>>>;

const COLUMNS: readonly (keyof AuditLine)[] = [
  'seq',
  'at',
  'person',
  'personId',
  'action',
  'result',
  'objectKind',
  'objectId',
  'subjectId',
  'details',
  'ip',
  'sessionId',
  'requestId',
];

/** The audit log as a file. */
@Controller('audit.csv')
@UseFilters(HttpErrors)
export class AuditExportController {
  constructor(private readonly auditExport: AuditExport) {}

  @Access(administrators)
  @Get()
  async file(@CurrentActor() actor: Actor, @Query() asked: Asked, @Res() response: Response): Promise<void> {
    const lines = await this.auditExport.start(actor, asFilter(asked));
    response
      .setHeader('Content-Type', 'text/csv; charset=utf-8')
      .setHeader('Content-Disposition', 'attachment; filename="audit.csv"')
      .setHeader('X-Content-Type-Options', 'nosniff')
      .setHeader('Cache-Control', 'private, no-store');
    // A name is never a formula for the program that opens the file.
    const csv = stringify({ header: true, bom: true, columns: [...COLUMNS], escape_formulas: true });
    await pipeline(Readable.from(lines), csv, response).catch((error: unknown) => {
      // Who asked and went away again is no fault of ours.
      if (!response.destroyed) throw error;
    });
  }
}

/** @throws AppError VALIDATION_FAILED */
function asFilter(asked: Asked): AuditFilter {
  const text = (name: keyof AuditFilter) => {
    const value = asked[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const oneOf = <T extends string>(name: keyof AuditFilter, values: Readonly<Record<string, T>>) => {
    const value = text(name);
    const found = Object.values(values).find((each) => each === value);
    if (value !== undefined && found === undefined) throw invalidField(name, 'There is no such thing in the log.');
    return found;
  };
  const time = (name: 'from' | 'to') => {
    const value = text(name);
    if (value === undefined) return undefined;
    const at = new Date(value);
    if (Number.isNaN(at.getTime())) throw invalidField(name, 'Give a time as 2026-01-31T12:00:00Z.');
    return at;
  };
  return {
    personId: text('personId'),
    action: oneOf('action', AuditAction),
    objectKind: oneOf('objectKind', AuditObjectKind),
    objectId: text('objectId'),
    from: time('from'),
    to: time('to'),
  };
}
