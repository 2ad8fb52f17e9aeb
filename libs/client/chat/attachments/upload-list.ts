import { Component, inject, input, output } from '@angular/core';
import { Icon, injectTexts } from '@client/ui';
import { IconButton } from '@client/ui/overlay';
import { ChatDesk } from '../state/chat-desk';
import type { Upload } from './upload-queue';
import { fileSize } from './upload-size';

/** The files chosen for the next message: what they are, how far they have come, and why one will not go. */
@Component({
  selector: 'chat-upload-list',
  imports: [Icon, IconButton],
  template: `<ul [attr.aria-label]="t('upload.list')">
    @for (upload of uploads(); track upload.key) {
      <li [class.failed]="upload.state === 'failed'">
        <span class="face">
          @if (upload.preview) {
            <img [src]="upload.preview" alt="" />
          } @else {
            <ui-icon name="file" [size]="20" />
          }
        </span>
        <span class="words">
          <span class="name" [attr.title]="upload.name">{{ upload.name }}</span>
          @if (upload.state === 'failed') {
            <span class="reason" role="alert">{{ upload.reason }}</span>
          } @else {
            <span class="note">{{ noteOf(upload) }}</span>
          }
        </span>
        @if (upload.state === 'failed' && !upload.refused) {
          <button
            type="button"
            uiIconButton
            icon="refresh-cw"
            [size]="16"
            [label]="t('upload.retry', { file: upload.name })"
            (click)="desk.uploads.retry(upload.key)"
          ></button>
        }
        <button
          type="button"
          uiIconButton
          icon="x"
          [size]="16"
          [label]="t('upload.remove', { file: upload.name })"
          (click)="remove(upload)"
        ></button>
        @if (upload.state === 'uploading') {
          <span
            class="bar"
            role="progressbar"
            aria-valuemin="0"
            aria-valuemax="100"
            [attr.aria-valuenow]="percent(upload)"
            [attr.aria-label]="t('upload.progress', { file: upload.name, percent: percent(upload) })"
          >
            <span [style.width.%]="percent(upload)"></span>
          </span>
        }
      </li>
    }
  </ul>`,
  styleUrl: './upload-list.css',
})
export class UploadList {
  protected readonly desk = inject(ChatDesk);
  protected readonly t = injectTexts();
  readonly uploads = input.required<readonly Upload[]>();
  /** The button that had the focus is gone. */
  readonly removed = output<void>();

  protected percent({ progress }: Upload): number {
    return Math.round(progress * 100);
  }

  protected noteOf(upload: Upload): string {
    const size = fileSize(upload.file.size, this.t);
    if (upload.state === 'waiting') return this.t('upload.waiting', { size });
    return upload.state === 'uploading' ? this.t('upload.sent', { size, percent: this.percent(upload) }) : size;
  }

  protected remove({ key }: Upload): void {
    this.desk.uploads.remove(key);
    this.removed.emit();
  }
}
