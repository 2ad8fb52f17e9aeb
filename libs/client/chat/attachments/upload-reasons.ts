import type { Translate } from '@client/ui';
import type { UploadDeskOutlets } from './upload-desk';

const MEGABYTE = 1_024 * 1_024;

/** Why a file does not go, in the person's language. */
export function uploadReasons(t: Translate): UploadDeskOutlets['say'] {
  return (reason, limits) => {
    switch (reason) {
      case 'type':
        return t('upload.wrongType');
      case 'size':
        return t('upload.tooLarge', { limit: Math.floor((limits?.maxBytes ?? 0) / MEGABYTE) });
      case 'empty':
        return t('upload.empty');
      case 'count':
        return t('upload.tooMany', { limit: limits?.maxFilesPerMessage ?? 0 });
      case 'noAnswer':
        return t('upload.noAnswer');
      case 'lost':
        return t('upload.lost');
    }
  };
}
