import type { Translate } from '@client/ui';
import type { UploadFile } from './send-files';

interface UploadAnswer {
  readonly attachment?: { readonly id: string };
  readonly errors?: readonly { readonly message: string }[];
}

/** Uploads a file that is sent to groups, not to a room. */
export function uploadForSend(t: Translate): UploadFile {
  return async (file) => {
    const body = new FormData();
    body.append('purpose', 'GROUP_SEND');
    body.append('file', file);
    let answer: UploadAnswer;
    try {
      const response = await fetch('/files', { method: 'POST', headers: { 'X-Clinic-Chat': '1' }, body });
      answer = (await response.json()) as UploadAnswer;
    } catch {
      throw new Error(t('ui.noAnswer'));
    }
    if (!answer.attachment) throw new Error(answer.errors?.[0]?.message ?? t('ui.noAnswer'));
    return answer.attachment.id;
  };
}
