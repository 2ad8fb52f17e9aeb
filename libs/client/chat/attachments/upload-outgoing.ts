import { Component, inject, input } from '@angular/core';
import { Icon, injectTexts } from '@client/ui';
import { ChatDesk } from '../state/chat-desk';
import type { OutboxFile } from '../state/outbox';
import { fileSize } from './upload-size';

/** The files of a message that is still on its way, in its bubble. */
@Component({
  selector: 'chat-outgoing-files',
  imports: [Icon],
  template: `<ul [attr.aria-label]="t('upload.list')">
    @for (file of files(); track file.key) {
      @let upload = desk.uploads.find(file.key);
      <li>
        <span class="face">
          @if (upload?.preview; as picture) {
            <img [src]="picture" alt="" />
          } @else {
            <ui-icon name="file" [size]="20" />
          }
        </span>
        <span class="words">
          <span class="name">{{ file.name }}</span>
          @if (upload?.state === 'uploading') {
            <span
              class="bar"
              role="progressbar"
              aria-valuemin="0"
              aria-valuemax="100"
              [attr.aria-valuenow]="percent(upload!.progress)"
              [attr.aria-label]="t('upload.progress', { file: file.name, percent: percent(upload!.progress) })"
            >
              <span [style.width.%]="percent(upload!.progress)"></span>
            </span>
          } @else {
            <span>{{ size(file) }}</span>
          }
        </span>
      </li>
    }
  </ul>`,
  styles: `
    ul {
      display: flex;
      flex-direction: column;
      gap: 6px;
      margin-block: 2px 4px;
    }
    li {
      display: flex;
      align-items: center;
      gap: 10px;
      width: 260px;
      max-width: 100%;
    }
    .face {
      display: flex;
      flex: none;
      align-items: center;
      justify-content: center;
      width: 44px;
      height: 44px;
      overflow: hidden;
      border-radius: var(--radius-small);
      background: rgb(255 255 255 / 18%);
    }
    img {
      width: 100%;
      height: 100%;
      object-fit: cover;
    }
    .words {
      display: flex;
      flex: 1;
      flex-direction: column;
      gap: 3px;
      min-width: 0;
      font-size: var(--size-small);
      line-height: 1.3;
    }
    .name {
      overflow: hidden;
      font-size: 0.875rem;
      font-weight: 550;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .bar {
      height: 4px;
      margin-block: 6px;
      overflow: hidden;
      border-radius: 2px;
      background: rgb(255 255 255 / 30%);
    }
    .bar span {
      display: block;
      height: 100%;
      background: currentcolor;
      transition: width var(--quick);
    }
  `,
})
export class OutgoingFiles {
  protected readonly desk = inject(ChatDesk);
  protected readonly t = injectTexts();
  readonly files = input.required<readonly OutboxFile[]>();

  protected percent(progress: number): number {
    return Math.round(progress * 100);
  }

  protected size({ size }: OutboxFile): string {
    return fileSize(size, this.t);
  }
}
