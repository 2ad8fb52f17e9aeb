import type { Caller } from '@server/identity';
import { AppError, invalidField } from '@server/platform';
import type { Request, Response } from 'express';
import multer, { type StorageEngine } from 'multer';
import { PURPOSES, type UploadPlace } from '../upload-place';
import type { Received, Uploads } from './uploads.service';
import { tooLarge } from './metered';

/** What a multipart body has around one file. */
const ENVELOPE_BYTES = 64 * 1_024;

/**
 * Reads one multipart request: the field `roomId`, or `purpose` with `GROUP_SEND` or `PATIENT_MESSAGE`, then the file.
 * Every limit of multer is set, because nearly all of them are infinite by default. A file that is not taken is answered at once; what still comes of it goes nowhere.
 * @throws AppError VALIDATION_FAILED, PAYLOAD_TOO_LARGE, and what `Uploads.receive` throws
 */
export function receiveUpload(
  request: Request,
  response: Response,
  caller: Caller,
  uploads: Uploads,
  { path, mostBytes }: { path: string; mostBytes: number },
): Promise<Received> {
  if (Number(request.headers['content-length'] ?? 0) > mostBytes + ENVELOPE_BYTES) throw tooLarge(mostBytes);
  return new Promise((resolve, reject) => {
    let received: Received | undefined;
    const storage = intoScratch(async (place, name, bytes) => {
      try {
        received = await uploads.receive(caller, place, name, bytes, path);
      } catch (error) {
        // Multer would tell it only when the whole request has come, and one without an end never does.
        reject(asRefusal(error, mostBytes));
        throw error;
      }
    });
    const limits = {
      files: 1,
      fields: 1,
      parts: 2,
      fileSize: mostBytes,
      fieldNameSize: 20,
      fieldSize: 100,
      headerPairs: 20,
      fieldNestingDepth: 0,
      fieldArrayIndexLimit: 0,
    };
    const middleware = multer({ storage, limits, defParamCharset: 'utf8' }).single('file');
    void middleware(request, response, (error?: unknown) => {
      if (error !== undefined) reject(asRefusal(error, mostBytes));
      else if (received) resolve(received);
      else reject(invalidField('file', 'Send one file in the field "file" of a multipart/form-data body.'));
    });
  });
}

/** Multer hands each file to this as it comes. One that is not taken leaves nothing: the scratch folder sees to it. */
function intoScratch(
  receive: (place: UploadPlace, name: string, bytes: AsyncIterable<Buffer>) => Promise<void>,
): StorageEngine {
  return {
    _handleFile: (request, file, done) => {
      const { roomId, purpose } = request.body as Record<string, unknown>;
      const place = PURPOSES.find((known) => known === purpose) ?? roomId;
      if (typeof place !== 'string') {
        done(invalidField('roomId', 'Send the field "roomId" before the file.'));
        return;
      }
      // Who stops reading must not break the stream: multer would take that for the reason of the refusal.
      const bytes = file.stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
      receive(place, file.originalname, bytes).then(
        () => done(null, {}),
        (error: unknown) => {
          // Multer reads the rest of the request only when the file's stream has somewhere to go.
          file.stream.resume();
          done(error);
        },
      );
    },
    _removeFile: (_, __, done) => done(null),
  };
}

function asRefusal(error: unknown, mostBytes: number): Error {
  if (!(error instanceof Error)) return malformed();
  if (!(error instanceof multer.MulterError)) return isBroken(error) ? malformed() : error;
  return error.code === 'LIMIT_FILE_SIZE' ? tooLarge(mostBytes) : malformed();
}

/** What the parser says of a body that is not multipart, or ends in the middle. */
function isBroken(error: Error): boolean {
  return /^(Multipart:|Malformed|Unexpected end of form|Request (aborted|closed))/.test(error.message);
}

function malformed(): AppError {
  return new AppError('BAD_REQUEST', 'Send multipart/form-data with the field "roomId" and then one file in "file".');
}
