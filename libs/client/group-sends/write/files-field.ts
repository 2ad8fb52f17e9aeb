import { Component, type ElementRef, input, viewChild } from '@angular/core';
import { injectTexts } from '@client/ui';
import { IconButton } from '@client/ui/overlay';
import type { SendFiles } from './send-files';

/** Attaches files to a draft: the clip, and the list of what is attached. */
@Component({
  selector: 'sends-files-field',
  imports: [IconButton],
  template: `
    <button type="button" uiIconButton icon="paperclip" [label]="t('sends.attach')" (click)="choose()"></button>
    <input #chooser type="file" multiple hidden (change)="add()" />
    @if (files().list().length) {
      <ul [attr.aria-label]="t('sends.attachments')">
        @for (file of files().list(); track file.key) {
          <li>
            <span class="name">{{ file.name }}</span>
            @if (file.reason) {
              <span class="reason" role="alert">{{ file.reason }}</span>
            } @else if (!file.id) {
              <span class="note" role="status">{{ t('sends.uploading') }}</span>
            }
            <button
              type="button"
              uiIconButton
              icon="x"
              [label]="t('sends.removeFile', { name: file.name })"
              (click)="files().remove(file.key)"
            ></button>
          </li>
        }
      </ul>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px;
    }
    ul {
      display: flex;
      flex: 1 1 100%;
      flex-direction: column;
      gap: 6px;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 10px;
      padding: 2px 4px 2px 12px;
      border-radius: 10px;
      background: var(--surface-sunken);
    }
    .name {
      flex: 1;
      min-width: 0;
      font-weight: 550;
      overflow-wrap: anywhere;
    }
    .note {
      color: var(--text-muted);
      font-size: var(--size-small);
    }
    .reason {
      color: var(--danger-text);
      font-size: var(--size-small);
    }
  `,
})
export class FilesField {
  readonly files = input.required<SendFiles>();
  protected readonly t = injectTexts();
  private readonly chooser = viewChild.required<ElementRef<HTMLInputElement>>('chooser');

  protected choose(): void {
    this.chooser().nativeElement.click();
  }

  protected add(): void {
    const chooser = this.chooser().nativeElement;
    const chosen = [...(chooser.files ?? [])];
    // So that the same file can be chosen again.
    chooser.value = '';
    void this.files().add(chosen);
  }
}
