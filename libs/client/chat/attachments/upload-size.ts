import type { Translate } from '@client/ui';

const MEGABYTE = 1_024 * 1_024;
const KILOBYTE = 1_024;

/** Bytes as people read them. */
export function fileSize(bytes: number, t: Translate): string {
  if (bytes >= MEGABYTE) return t('upload.megabytes', { size: Math.round((bytes / MEGABYTE) * 10) / 10 });
  return t('upload.kilobytes', { size: Math.max(1, Math.round(bytes / KILOBYTE)) });
}
