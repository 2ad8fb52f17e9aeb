import type { Readable } from 'node:stream';
import { AppError, invalidField } from '@server/platform';
import type { Request, Response } from 'express';
import multer from 'multer';

const MOST_BYTES = 200 * 1_024 * 1_024;

/**
 * Hands the one file of a multipart request to `take` while it comes.
 * @throws AppError VALIDATION_FAILED, PAYLOAD_TOO_LARGE, BAD_REQUEST, and what `take` throws
 */
export async function uploadedFile<T>(
  request: Request,
  response: Response,
  take: (fileName: string, bytes: Readable) => Promise<T>,
): Promise<T> {
  let taken: { readonly result: T } | undefined;
  const middleware = multer({
    storage: {
      _handleFile: (_, { originalname, stream }, done) => {
        take(originalname, stream).then(
          (result) => {
            taken = { result };
            done(null, {});
          },
          (error: unknown) => {
            // Multer reads the rest of the request only when the file's stream has somewhere to go.
            stream.resume();
            done(error);
          },
        );
      },
      _removeFile: (_, __, done) => done(null),
    },
    defParamCharset: 'utf8',
    limits: {
      ...{ files: 1, fields: 0, parts: 1, fileSize: MOST_BYTES, fieldNameSize: 20, fieldSize: 100, headerPairs: 20 },
      ...{ fieldNestingDepth: 0, fieldArrayIndexLimit: 0 },
    },
  }).single('file');
  await new Promise<void>((resolve, reject) => {
    void middleware(request, response, (error?: unknown) => {
      if (error instanceof AppError) reject(error);
      else if (error instanceof Error) reject(asRefusal(error));
      else resolve();
    });
  });
  if (!taken) throw invalidField('file', 'Send one file in the field "file" of a multipart/form-data body.');
  return taken.result;
}

function asRefusal(error: Error): Error {
  if (error instanceof multer.MulterError) {
    return error.code === 'LIMIT_FILE_SIZE'
      ? new AppError('PAYLOAD_TOO_LARGE', 'A file to import has at most 200 MB.')
      : new AppError('BAD_REQUEST', 'Send multipart/form-data with one file in "file".');
  }
  const isBroken = /^(Multipart:|Malformed|Unexpected end of form|Request (aborted|closed))/.test(error.message);
  return isBroken ? new AppError('BAD_REQUEST', 'Send multipart/form-data with one file in "file".') : error;
}
