import { pipeline } from 'node:stream/promises';
import { Controller, Get, Param, Post, Query, Req, Res, UseFilters } from '@nestjs/common';
import { Access, type Caller, CurrentCaller, fileUsers } from '@server/identity';
import { AppError, Config, HttpErrors, invalidField } from '@server/platform';
import type { Request, Response } from 'express';
import { AttachmentKind } from './attachment.model';
import { byteRange } from './downloads/byte-range';
import { type Download, Downloads } from './downloads/downloads.service';
import { contentDisposition } from './uploads/file-name';
import { ScratchFolder } from './uploads/scratch-folder';
import { receiveUpload } from './uploads/upload-request';
import { UploadThrottle } from './uploads/upload-throttle';
import { Uploads } from './uploads/uploads.service';

/** A page of somebody else can make a browser send a form, but not this header. */
const CSRF_HEADER = 'x-clinic-chat';

@Controller('files')
@UseFilters(HttpErrors)
export class FilesController {
  constructor(
    private readonly config: Config,
    private readonly uploads: Uploads,
    private readonly downloads: Downloads,
    private readonly scratch: ScratchFolder,
    private readonly throttle: UploadThrottle,
  ) {}

  @Access(fileUsers)
  @Post()
  async upload(@CurrentCaller() caller: Caller, @Req() request: Request, @Res() response: Response): Promise<void> {
    if (request.headers[CSRF_HEADER] === undefined) {
      throw new AppError('FORBIDDEN', 'Send the header X-Clinic-Chat: 1 with an upload.');
    }
    const attachment = await this.throttle.during(caller, () =>
      this.scratch.during(async (newPath) => {
        const place = { path: newPath(), mostBytes: this.config.FILE_MAX_BYTES };
        const received = await receiveUpload(request, response, caller, this.uploads, place);
        return this.uploads.keep(caller, received, newPath);
      }),
    );
    response.status(201).json({ attachment });
  }

  @Access(fileUsers)
  @Get(':id')
  async file(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Query('inline') inline: string | undefined,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const download = await this.downloads.file(caller, id);
    const document = download.kind === AttachmentKind.DOCUMENT;
    if (inline !== undefined && document) {
      throw invalidField('inline', 'Documents are downloaded, never opened from here.');
    }
    const played = download.kind === AttachmentKind.VIDEO || download.kind === AttachmentKind.AUDIO;
    if (inline !== '1') await this.downloads.saved(caller, id);
    // A player that goes on from where it was must not put stretches of different files together (RFC 9110, If-Range).
    const { range, 'if-range': ifRange = download.etag } = request.headers;
    if (played) response.setHeader('ETag', download.etag);
    await hand(response, download, inline === '1', played && ifRange === download.etag ? range : undefined, played);
  }

  @Access(fileUsers)
  @Get(':id/thumbnail')
  async thumbnail(@CurrentCaller() caller: Caller, @Param('id') id: string, @Res() response: Response): Promise<void> {
    await hand(response, await this.downloads.thumbnail(caller, id), true);
  }
}

async function hand(
  response: Response,
  download: Download,
  inline: boolean,
  range?: string,
  ranges = false,
): Promise<void> {
  response
    .setHeader(
      'Content-Type',
      download.mimeType.startsWith('text/') ? `${download.mimeType}; charset=utf-8` : download.mimeType,
    )
    .setHeader('Content-Disposition', contentDisposition(inline ? 'inline' : 'attachment', download.name))
    .setHeader('X-Content-Type-Options', 'nosniff')
    .setHeader('Content-Security-Policy', `sandbox; default-src 'none'`)
    .setHeader('Cache-Control', 'private, no-store')
    .setHeader('Accept-Ranges', ranges ? 'bytes' : 'none');
  const part = byteRange(range, download.size);
  if (part === 'unsatisfiable') {
    response.setHeader('Content-Range', `bytes */${download.size}`).status(416).end();
    return;
  }
  const { start, end } = part ?? { start: 0, end: download.size - 1 };
  if (part) response.status(206).setHeader('Content-Range', `bytes ${start}-${end}/${download.size}`);
  response.setHeader('Content-Length', String(end - start + 1));
  if (response.req.method === 'HEAD') {
    response.end();
    return;
  }
  // Who asked and went away again is no fault of ours.
  await pipeline(download.open({ start, end }), response).catch((error: unknown) => {
    if (!response.destroyed && !response.writableEnded) throw error;
  });
}
