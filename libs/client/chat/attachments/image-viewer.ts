import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject, signal } from '@angular/core';
import { Icon, injectTexts } from '@client/ui';
import { IconButton } from '@client/ui/overlay';
import type { ViewedImages } from './image-viewing';
import { inlineUrl } from './message-attachment';

const ZOOMS = [1, 1.5, 2, 3, 4] as const;

/** One image after the other on the whole screen. Arrows turn, plus and minus zoom, Esc closes. */
@Component({
  selector: 'chat-image-viewer',
  imports: [Icon, IconButton],
  template: `
    <header>
      <p role="status">
        {{ t('attachments.place', { name: image().name, index: index() + 1, count: data.images.length }) }}
      </p>
      <button
        type="button"
        uiIconButton
        icon="zoom-out"
        [label]="t('attachments.zoomOut')"
        [disabled]="zoomStep() === 0"
        (click)="zoomBy(-1)"
      ></button>
      <button
        type="button"
        uiIconButton
        icon="zoom-in"
        [label]="t('attachments.zoomIn')"
        [disabled]="zoomStep() === last"
        (click)="zoomBy(1)"
      ></button>
      <a
        class="save"
        [attr.href]="image().url"
        [attr.download]="image().name"
        [attr.aria-label]="t('attachments.save')"
      >
        <ui-icon name="download" />
      </a>
      <button
        type="button"
        uiIconButton
        icon="x"
        data-first-focus
        [label]="t('ui.close')"
        (click)="ref.close()"
      ></button>
    </header>
    <div class="stage" (click)="closeBeside($event)" (dblclick)="zoomBy(zoomStep() ? -zoomStep() : 2)">
      <img
        [src]="url()"
        [alt]="image().name"
        [style.width.%]="zoomStep() ? zoom() * 100 : null"
        [class.zoomed]="zoomStep() > 0"
      />
    </div>
    @if (data.images.length > 1) {
      <button
        type="button"
        uiIconButton
        class="turn previous"
        icon="chevron-left"
        [size]="28"
        [label]="t('attachments.previous')"
        (click)="turn(-1)"
      ></button>
      <button
        type="button"
        uiIconButton
        class="turn next"
        icon="chevron-right"
        [size]="28"
        [label]="t('attachments.next')"
        (click)="turn(1)"
      ></button>
    }
  `,
  styleUrl: './image-viewer.css',
  host: { '(keydown)': 'act($event)' },
})
export class ImageViewer {
  protected readonly data = inject<ViewedImages>(DIALOG_DATA);
  protected readonly ref = inject<DialogRef<void>>(DialogRef);
  protected readonly t = injectTexts();
  protected readonly last = ZOOMS.length - 1;

  protected readonly index = signal(this.data.index);
  protected readonly zoomStep = signal(0);
  protected readonly zoom = computed(() => ZOOMS[this.zoomStep()] ?? 1);
  protected readonly image = computed(() => {
    const image = this.data.images[this.index()];
    if (!image) throw new Error(`There is no image ${this.index()}.`);
    return image;
  });
  protected readonly url = computed(() => inlineUrl(this.image()));

  protected turn(by: 1 | -1): void {
    const count = this.data.images.length;
    this.index.update((index) => (index + by + count) % count);
    this.zoomStep.set(0);
  }

  protected zoomBy(steps: number): void {
    this.zoomStep.update((step) => Math.min(this.last, Math.max(0, step + steps)));
  }

  protected closeBeside(event: Event): void {
    if (event.target === event.currentTarget) this.ref.close();
  }

  protected act(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const acts: Record<string, () => void> = {
      ArrowLeft: () => this.turn(-1),
      ArrowRight: () => this.turn(1),
      '+': () => this.zoomBy(1),
      '=': () => this.zoomBy(1),
      '-': () => this.zoomBy(-1),
      '0': () => this.zoomStep.set(0),
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }
}
