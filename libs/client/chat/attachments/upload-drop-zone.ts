import { Component, DestroyRef, ElementRef, afterNextRender, inject, input, output, signal } from '@angular/core';
import { Icon, injectTexts } from '@client/ui';

/** Takes files that are dropped on what surrounds it, and says so while they hang over it. */
@Component({
  selector: 'chat-upload-drop-zone',
  imports: [Icon],
  template: `
    @if (over()) {
      <div class="zone"><ui-icon name="paperclip" [size]="28" />{{ t('upload.drop', { room: roomName() }) }}</div>
    }
  `,
  styles: `
    .zone {
      position: absolute;
      z-index: 3;
      inset: 12px;
      display: flex;
      flex-direction: column;
      align-items: center;
      justify-content: center;
      gap: 12px;
      padding: 24px;
      border: 2px dashed var(--brand-text);
      border-radius: var(--radius-large);
      background: color-mix(in srgb, var(--brand-soft) 92%, transparent);
      color: var(--brand-text);
      font-size: var(--size-large);
      font-weight: 600;
      text-align: center;
      pointer-events: none;
    }
  `,
})
export class UploadDropZone {
  protected readonly t = injectTexts();
  readonly roomName = input.required<string>();
  readonly dropped = output<readonly File[]>();
  protected readonly over = signal(false);
  /** Every element under the pointer says enter and leave. */
  private depth = 0;

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    const listening = new AbortController();
    const { signal: stop } = listening;
    // Not before: until then the element stands in no page.
    afterNextRender(() => {
      const place = host.closest('main');
      place?.addEventListener('dragenter', (event) => this.enter(event), { signal: stop });
      place?.addEventListener('dragover', (event) => this.allow(event), { signal: stop });
      place?.addEventListener('dragleave', (event) => this.leave(event), { signal: stop });
      place?.addEventListener('drop', (event) => this.take(event), { signal: stop });
    });
    inject(DestroyRef).onDestroy(() => listening.abort());
  }

  private enter(event: DragEvent): void {
    if (!this.allow(event)) return;
    this.depth++;
    this.over.set(true);
  }

  private allow(event: DragEvent): boolean {
    const files = event.dataTransfer?.types.includes('Files') ?? false;
    if (files) event.preventDefault();
    return files;
  }

  private leave(event: DragEvent): void {
    if (this.allow(event) && --this.depth <= 0) this.end();
  }

  private take(event: DragEvent): void {
    if (!this.allow(event)) return;
    this.end();
    this.dropped.emit([...(event.dataTransfer?.files ?? [])]);
  }

  private end(): void {
    this.depth = 0;
    this.over.set(false);
  }
}
