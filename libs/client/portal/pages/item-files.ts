import { Component, type ElementRef, computed, inject, input, signal, viewChild } from '@angular/core';
import type { PortalFileFieldsFragment } from '@client/graphql/portal';
import { Button, Icon } from '@client/ui';
import { fileSize } from '../file-size';
import { PortalTexts, injectPortalTexts } from '../portal-texts';

const LARGEST = 280;
const SMALLEST = 64;

type File = PortalFileFieldsFragment;

/** The files of an entry: pictures that open large, sound and film in place, everything else as a card to save. */
@Component({
  selector: 'portal-item-files',
  imports: [Button, Icon],
  templateUrl: './item-files.html',
  styleUrl: './item-files.css',
})
export class ItemFiles {
  private readonly texts = inject(PortalTexts);
  private readonly viewer = viewChild<ElementRef<HTMLDialogElement>>('viewer');
  protected readonly t = injectPortalTexts();
  readonly files = input.required<readonly File[]>();

  protected readonly pictures = computed(() => this.files().filter(isPicture));
  protected readonly others = computed(() => this.files().filter((file) => !isPicture(file)));
  protected readonly shown = signal<File | null>(null);

  /** Known before the picture is there: nothing moves when it comes. */
  protected box({ width, height }: File): { readonly width: number; readonly ratio: number } {
    if (!width || !height) return { width: LARGEST, ratio: 4 / 3 };
    return { width: Math.max(SMALLEST, width * Math.min(1, LARGEST / width, LARGEST / height)), ratio: width / height };
  }

  protected size({ size }: File): string {
    return fileSize(size, this.texts.active());
  }

  protected inline({ url }: File): string {
    return `${url}?inline=1`;
  }

  protected open(file: File): void {
    this.shown.set(file);
    this.viewer()?.nativeElement.showModal();
  }

  protected close(): void {
    this.viewer()?.nativeElement.close();
  }
}

function isPicture({ kind, state, thumbnailUrl }: File): boolean {
  return kind === 'IMAGE' && state === 'CLEAN' && thumbnailUrl !== null;
}
