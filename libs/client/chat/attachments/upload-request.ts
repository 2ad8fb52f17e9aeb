import { postFile } from '@client/graphql/file-upload';
import type { Upload } from './upload-queue';

/** Posts one file for its room. Returns the file's id. */
export function postToRoom(
  { roomId, file, name }: Pick<Upload, 'roomId' | 'file' | 'name'>,
  progress: (part: number) => void,
  signal: AbortSignal,
  sessionEnded: () => void,
): Promise<string> {
  return postFile({ path: '/files', field: ['roomId', roomId], file, name }, progress, signal, sessionEnded);
}
