import { Controller, Post, Req, Res, UseFilters } from '@nestjs/common';
import { Access, type Actor, CurrentActor, directoryUsers } from '@server/identity';
import { AppError, HttpErrors } from '@server/platform';
import type { Request, Response } from 'express';
import { ImportFiles } from './import-files.service';
import { uploadedFile } from './import-upload';

/** A page of somebody else can make a browser send a form, but not this header. */
const CSRF_HEADER = 'x-clinic-chat';

@Controller('imports')
@UseFilters(HttpErrors)
export class ImportsController {
  constructor(private readonly files: ImportFiles) {}

  @Access(directoryUsers)
  @Post()
  async upload(@CurrentActor() actor: Actor, @Req() request: Request, @Res() response: Response): Promise<void> {
    if (request.headers[CSRF_HEADER] === undefined) {
      throw new AppError('FORBIDDEN', 'Send the header X-Clinic-Chat: 1 with an upload.');
    }
    const { id, format, rowCount, columns } = await uploadedFile(request, response, (name, bytes) =>
      this.files.receive(actor, name, bytes),
    );
    response.status(201).json({ import: { id, format, rowCount, columns } });
  }
}
