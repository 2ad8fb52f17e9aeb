import { Component, inject, output } from '@angular/core';
import { Icon } from '@client/ui';
import { fileSize } from '../file-size';
import { PortalTexts, injectPortalTexts } from '../portal-texts';
import type { TrayFile } from '../state/file-tray';
import { PortalFiles } from '../state/portal-files';

/** The files chosen for the next message: how far they have come, and why one will not go. */
@Component({
  selector: 'portal-file-tray-list',
  imports: [Icon],
  template: `<ul [attr.aria-label]="t('portal.chosen')">
    @for (file of files.tray.list(); track file.key) {
      <li>
        @if (file.preview; as picture) {
          <img [src]="picture" alt="" />
        } @else {
          <ui-icon name="file" [size]="22" />
        }
        <span class="words">
          <span class="name">{{ file.name }}</span>
          @if (file.state === 'failed') {
            <span class="reason" role="alert">{{ file.reason }}</span>
          } @else if (file.state === 'uploading') {
            <progress
              max="100"
              [value]="percent(file)"
              [attr.aria-label]="t('portal.fileProgress', { name: file.name, percent: percent(file) })"
            ></progress>
          } @else {
            <span class="size">{{ size(file) }}</span>
          }
        </span>
        @if (file.state === 'failed' && !file.refused) {
          <button
            type="button"
            [attr.aria-label]="t('portal.fileRetry', { name: file.name })"
            (click)="files.tray.retry(file.key)"
          >
            <ui-icon name="refresh-cw" [size]="20" />
          </button>
        }
        <button type="button" [attr.aria-label]="t('portal.fileRemove', { name: file.name })" (click)="remove(file)">
          <ui-icon name="x" [size]="20" />
        </button>
      </li>
    }
  </ul>`,
  styles: `
    ul {
      display: flex;
      flex-direction: column;
      gap: 6px;
      max-height: 34dvh;
      overflow-y: auto;
    }
    li {
      display: flex;
      align-items: center;
      gap: 10px;
      padding-inline-start: 10px;
      border-radius: var(--radius);
      background: var(--surface-sunken);
    }
    img {
      width: 40px;
      height: 40px;
      border-radius: 6px;
      object-fit: cover;
    }
    .words {
      display: flex;
      flex: 1;
      flex-direction: column;
      min-width: 0;
      padding-block: 6px;
      line-height: 1.35;
    }
    .name {
      overflow: hidden;
      font-weight: 550;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .size {
      color: var(--text-muted);
      font-size: var(--size-small);
    }
    .reason {
      color: var(--danger-text);
      font-size: var(--size-small);
    }
    progress {
      width: 100%;
      height: 8px;
      accent-color: var(--brand);
    }
    button {
      display: inline-flex;
      flex: none;
      align-items: center;
      justify-content: center;
      width: 44px;
      height: 44px;
      border: 0;
      background: none;
      color: var(--text-muted);
    }
  `,
})
export class FileTrayList {
  private readonly texts = inject(PortalTexts);
  protected readonly files = inject(PortalFiles);
  protected readonly t = injectPortalTexts();
  /** The button that had the focus is gone. */
  readonly removed = output<void>();

  protected percent({ progress }: TrayFile): number {
    return Math.round(progress * 100);
  }

  protected size({ file }: TrayFile): string {
    return fileSize(file.size, this.texts.active());
  }

  protected remove({ key }: TrayFile): void {
    this.files.tray.remove(key);
    this.removed.emit();
  }
}
