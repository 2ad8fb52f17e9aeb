import { GraphqlFailure, refusalOf } from './graphql-failure';

/** One file, and what it is for. */
export interface FileUpload {
  readonly path: '/files' | '/portal/files';
  /** The server knows by it, before the first byte of the file, whether it takes it. */
  readonly field: readonly [name: 'roomId' | 'purpose', value: string];
  readonly file: Blob;
  readonly name: string;
}

/** Not a byte more went out for so long: the way is dead, though nobody said so. */
const STALLED_MS = 30_000;

/** Posts one file. XMLHttpRequest, because `fetch` does not tell how far an upload has come. Returns the file's id. */
export function postFile(
  { path, field, file, name }: FileUpload,
  progress: (part: number) => void,
  signal: AbortSignal,
  sessionEnded: () => void,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const form = new FormData();
    form.append(...field);
    form.append('file', file, name);
    let stall: ReturnType<typeof setTimeout> | undefined;
    const watch = () => {
      clearTimeout(stall);
      stall = setTimeout(() => request.abort(), STALLED_MS);
    };
    const end = (outcome: () => void) => () => {
      clearTimeout(stall);
      outcome();
    };
    const lost = end(() => reject(new GraphqlFailure('NETWORK', 'No answer from the server.')));
    request.upload.onprogress = ({ loaded, total, lengthComputable }) => {
      watch();
      if (lengthComputable) progress(loaded / total);
    };
    request.onload = end(() => {
      const answer: unknown = request.response;
      const id = request.status === 201 ? idOf(answer) : null;
      if (request.status === 401) sessionEnded();
      if (id) resolve(id);
      else reject(refusalOf(request.status, answer));
    });
    request.onerror = lost;
    request.onabort = lost;
    signal.addEventListener('abort', () => request.abort());
    request.open('POST', path);
    request.responseType = 'json';
    request.setRequestHeader('X-Clinic-Chat', '1');
    request.send(form);
    watch();
  });
}

function idOf(answer: unknown): string | null {
  if (typeof answer !== 'object' || answer === null || !('attachment' in answer)) return null;
  const { attachment } = answer;
  if (typeof attachment !== 'object' || attachment === null || !('id' in attachment)) return null;
  return typeof attachment.id === 'string' ? attachment.id : null;
}
