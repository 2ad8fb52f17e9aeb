/** What the server takes. */
export interface UploadLimits {
  readonly maxBytes: number;
  readonly maxFilesPerMessage: number;
  /** Extensions with their dot, in lower case. */
  readonly accept: readonly string[];
}

export type Refusal = 'type' | 'size' | 'empty' | 'count';

/** Why a file will not be taken, told before it is sent; null when it may be. `taken`: already chosen for the message. */
export function refusalOf(
  file: { readonly name: string; readonly size: number },
  limits: UploadLimits,
  taken: number,
): Refusal | null {
  const extension = /\.[^.]+$/.exec(file.name.toLowerCase())?.[0] ?? '';
  if (!limits.accept.includes(extension)) return 'type';
  if (file.size > limits.maxBytes) return 'size';
  if (file.size === 0) return 'empty';
  return taken >= limits.maxFilesPerMessage ? 'count' : null;
}
