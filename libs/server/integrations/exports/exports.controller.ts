import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Controller, Get, Res, UseFilters } from '@nestjs/common';
import { contactExporters } from '@server/contacts';
import { Access, type Actor, CurrentActor } from '@server/identity';
import { HttpErrors } from '@server/platform';
import type { Response } from 'express';
import { ContactExport } from './contact-export.service';

@Controller('exports')
@UseFilters(HttpErrors)
export class ExportsController {
  constructor(private readonly contacts: ContactExport) {}

  @Access(contactExporters)
  @Get('contacts.csv')
  async contactsAsCsv(@CurrentActor() actor: Actor, @Res() response: Response): Promise<void> {
    response
      .setHeader('Content-Type', 'text/csv; charset=utf-8')
      .setHeader('Content-Disposition', 'attachment; filename="contacts.csv"')
      .setHeader('X-Content-Type-Options', 'nosniff')
      .setHeader('Cache-Control', 'private, no-store');
    // Who asked and went away again is no fault of ours.
    await pipeline(Readable.from(this.contacts.lines(actor)), response).catch((error: unknown) => {
      if (!response.destroyed && !response.writableEnded) throw error;
    });
  }
}
