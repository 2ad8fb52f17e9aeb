import { Injectable, inject, signal } from '@angular/core';
import { GraphqlHttp } from '@client/graphql';
import { postFile } from '@client/graphql/file-upload';
import { PortalUploadLimitsDocument, RemovePortalUploadDocument } from '@client/graphql/portal';
import { fileSize } from '../file-size';
import { PortalTexts } from '../portal-texts';
import { FileTray, type TrayRefusal, type UploadLimits } from './file-tray';
import { PortalSession } from './portal-session';

/** The files that the patient has chosen for the next message to the clinic. */
@Injectable({ providedIn: 'root' })
export class PortalFiles {
  private readonly graphql = inject(GraphqlHttp);
  private readonly session = inject(PortalSession);
  private readonly texts = inject(PortalTexts);
  private readonly known = signal<UploadLimits | null>(null);

  /** Null until they were asked for. */
  readonly limits = this.known.asReadonly();
  readonly tray = new FileTray({
    upload: (file, progress, abort) => {
      const upload = { path: '/portal/files', field: ['purpose', 'PATIENT_MESSAGE'], file, name: file.name } as const;
      return postFile(upload, progress, abort, () => this.session.end());
    },
    discard: (id) => void this.graphql.run(RemovePortalUploadDocument, { id }).catch(() => undefined),
    say: (reason) => this.say(reason),
  });

  constructor() {
    this.session.forgotten.subscribe(() => this.tray.clear());
  }

  /** Asks once what may be uploaded. */
  async learnLimits(): Promise<void> {
    if (this.known()) return;
    const answer = await this.graphql.run(PortalUploadLimitsDocument, {}).catch(() => null);
    if (answer) this.known.set(answer.uploadLimits);
  }

  add(files: readonly File[]): void {
    this.tray.add(files, this.known());
  }

  private say(reason: TrayRefusal): string {
    const t = this.texts.translate;
    const { maxBytes = 0, maxFilesPerMessage = 0 } = this.known() ?? {};
    switch (reason) {
      case 'type':
        return t('portal.fileType');
      case 'size':
        return t('portal.fileTooLarge', { limit: fileSize(maxBytes, this.texts.active()) });
      case 'empty':
        return t('portal.fileEmpty');
      case 'count':
        return t('portal.fileCount', { count: maxFilesPerMessage });
      case 'noAnswer':
        return t('portal.fileNoAnswer');
    }
  }
}
