import { randomUUID } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Actor } from './actor';
import { credentialHeaders, type ErrorAnswer } from './http';
import type { Attachment } from './operations';

/** What `POST /files` answers. */
export interface UploadAnswer {
  readonly status: number;
  readonly attachment?: Attachment;
  readonly errors?: readonly ErrorAnswer[];
}

export interface FileToSend {
  readonly name: string;
  readonly bytes: Uint8Array | string;
}

/** In place of a room: the upload is for a send to groups. */
export const A_SEND = { id: '' };

/** In place of a room: the upload is for what a patient writes to the clinic. */
export const THE_CLINIC = { id: '' };

/** Who calls, by which address. */
export type Sender = Pick<Actor, 'url' | 'credentials'>;

/** A patient calls the same handlers by the patients' address. */
export const atPortal = ({ url, credentials }: Sender): Sender => ({ url: `${url}/portal`, credentials });

export const aText: FileToSend = { name: 'note.txt', bytes: 'a note' };

/** One multipart request as a browser makes it, whatever the answer is. */
export async function upload(
  who: Sender,
  room: { readonly id: string },
  { name, bytes }: FileToSend,
  headers: Readonly<Record<string, string>> = { 'x-clinic-chat': '1' },
): Promise<UploadAnswer> {
  const form = new FormData();
  if (room === A_SEND) form.append('purpose', 'GROUP_SEND');
  else if (room === THE_CLINIC) form.append('purpose', 'PATIENT_MESSAGE');
  else form.append('roomId', room.id);
  form.append('file', new Blob([Buffer.from(bytes as string)]), name);
  const response = await fetch(`${who.url}/files`, {
    method: 'POST',
    headers: { ...credentialHeaders(who.credentials), ...headers },
    body: form,
  });
  return { status: response.status, ...((await response.json()) as object) };
}

/** An upload that must be taken. @throws when it was not */
export async function uploaded(
  who: Sender,
  room: { readonly id: string },
  file: FileToSend = aText,
): Promise<Attachment> {
  const answer = await upload(who, room, file);
  if (!answer.attachment) throw new Error(`the upload of ${file.name} was refused: ${JSON.stringify(answer)}`);
  return answer.attachment;
}

/** The code of an upload that must be refused, with its status. @throws when it was not */
export async function refusedUpload(
  who: Sender,
  room: { readonly id: string },
  file: FileToSend,
  headers?: Readonly<Record<string, string>>,
): Promise<string> {
  const { status, attachment, errors } = await upload(who, room, file, headers);
  if (attachment || errors?.length !== 1) throw new Error(`a refusal was expected of ${file.name}`);
  return `${status} ${errors[0]?.extensions.code ?? ''}`;
}

/** A body as the parser sees it, byte for byte: for what no browser would send. */
export function multipart(parts: readonly { readonly head: string; readonly body: Uint8Array | string }[]): {
  readonly body: Buffer;
  readonly contentType: string;
} {
  const boundary = randomUUID();
  const pieces = parts.flatMap(({ head, body }) => [`--${boundary}\r\n${head}\r\n\r\n`, body, '\r\n']);
  return {
    body: Buffer.concat([...pieces, `--${boundary}--\r\n`].map((piece) => Buffer.from(piece as string))),
    contentType: `multipart/form-data; boundary=${boundary}`,
  };
}

/** What `GET` answers at an address of ours. */
export async function get(
  who: Pick<Actor, 'credentials'> | undefined,
  url: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ readonly status: number; readonly headers: Headers; readonly bytes: Buffer; readonly code: string }> {
  const response = await fetch(`${url}${path}`, {
    headers: { ...(who && credentialHeaders(who.credentials)), ...headers },
  });
  const bytes = Buffer.from(await response.arrayBuffer());
  const json = response.headers.get('content-type')?.startsWith('application/json');
  const errors = json ? (JSON.parse(bytes.toString()) as { errors?: readonly ErrorAnswer[] }).errors : undefined;
  return { status: response.status, headers: response.headers, bytes, code: errors?.[0]?.extensions.code ?? '' };
}

/** How many bytes lie in a folder and below it. */
export function bytesIn(folder: string): number {
  return filesIn(folder).reduce((sum, path) => sum + (statSync(path, { throwIfNoEntry: false })?.size ?? 0), 0);
}

export function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  } catch {
    return [];
  }
}
