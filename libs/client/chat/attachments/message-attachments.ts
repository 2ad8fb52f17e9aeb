import { Component, computed, inject, input } from '@angular/core';
import { injectTexts } from '@client/ui';
import { MessageFile } from './message-file';
import { type MessageAttachment, boxOf, inlineUrl, isShownImage, previewUrl } from './message-attachment';
import { ImageViewing } from './image-viewing';

/** The files of a message: images in a grid, video and audio in place, everything else as a card to save. */
@Component({
  selector: 'chat-message-attachments',
  imports: [MessageFile],
  template: `
    @if (images().length) {
      <ul class="images" [class.several]="images().length > 1" [attr.aria-label]="t('attachments.images')">
        @for (image of images(); track image.id; let index = $index) {
          <li>
            <button
              type="button"
              [attr.tabindex]="reachable() ? 0 : -1"
              [attr.aria-label]="t('attachments.openImage', { name: image.name })"
              [style.aspect-ratio]="images().length > 1 ? '1' : ratio(image)"
              [style.width.px]="images().length > 1 ? null : box(image).width"
              (click)="viewing.open(roomId(), images(), index)"
            >
              <img decoding="async" [src]="preview(image)" [alt]="image.name" />
            </button>
          </li>
        }
      </ul>
    }
    @for (file of others(); track file.id) {
      @if (file.state === 'CLEAN' && file.kind === 'VIDEO') {
        <video
          controls
          playsinline
          preload="metadata"
          [src]="inline(file)"
          [attr.aria-label]="file.name"
          [style.aspect-ratio]="file.width && file.height ? file.width / file.height : '16 / 9'"
        ></video>
      } @else if (file.state === 'CLEAN' && file.kind === 'AUDIO') {
        <span class="audio">
          <span class="title">{{ file.name }}</span>
          <audio controls preload="metadata" [src]="inline(file)" [attr.aria-label]="file.name"></audio>
        </span>
      } @else {
        <chat-message-file [file]="file" [reachable]="reachable()" />
      }
    }
  `,
  styleUrl: './message-attachments.css',
})
export class MessageAttachments {
  protected readonly viewing = inject(ImageViewing);
  protected readonly t = injectTexts();
  readonly roomId = input.required<string>();
  readonly attachments = input.required<readonly MessageAttachment[]>();
  /** Tab goes to what can be pressed. */
  readonly reachable = input(false);

  protected readonly images = computed(() => this.attachments().filter(isShownImage));
  protected readonly others = computed(() => this.attachments().filter((file) => !isShownImage(file)));
  protected readonly box = boxOf;
  protected readonly inline = inlineUrl;
  protected readonly preview = previewUrl;

  protected ratio(image: MessageAttachment): number {
    const { width, height } = boxOf(image);
    return width / height;
  }
}
