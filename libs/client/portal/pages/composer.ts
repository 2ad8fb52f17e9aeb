import { Component, type ElementRef, computed, inject, input, model, output, viewChild } from '@angular/core';
import { Banner, Button, Icon } from '@client/ui';
import { fileSize } from '../file-size';
import { PortalTexts, injectPortalTexts } from '../portal-texts';
import { PortalFiles } from '../state/portal-files';
import { PortalOutbox } from '../state/portal-outbox';
import { FileTrayList } from './file-tray-list';

const LONGEST = 8_000;

/** Where a patient writes. Enter makes a new line; only the button sends. */
@Component({
  selector: 'portal-composer',
  imports: [Banner, Button, FileTrayList, Icon],
  templateUrl: './composer.html',
  styleUrl: './composer.css',
})
export class Composer {
  private readonly outbox = inject(PortalOutbox);
  private readonly texts = inject(PortalTexts);
  private readonly field = viewChild.required<ElementRef<HTMLTextAreaElement>>('field');
  private readonly chooser = viewChild.required<ElementRef<HTMLInputElement>>('chooser');
  protected readonly files = inject(PortalFiles);
  protected readonly t = injectPortalTexts();

  /** The announcement that is answered. */
  readonly about = input<{ readonly id: string; readonly text: string } | null>(null);
  readonly text = model('');
  readonly aboutDropped = output<void>();
  readonly sent = output<void>();

  protected readonly tooLong = computed(() => this.text().trim().length > LONGEST);
  protected readonly sendable = computed(
    () =>
      (this.text().trim() !== '' || this.files.tray.ready().length > 0) &&
      !this.tooLong() &&
      !this.files.tray.uploading(),
  );
  /** What may be attached, told before anything is chosen. */
  protected readonly limits = computed(() => {
    const limits = this.files.limits();
    if (!limits) return null;
    const size = fileSize(limits.maxBytes, this.texts.active());
    return {
      accept: limits.accept.join(),
      words: this.t('portal.attachHint', { count: limits.maxFilesPerMessage, size }),
    };
  });

  constructor() {
    void this.files.learnLimits();
  }

  protected choose(): void {
    this.chooser().nativeElement.click();
  }

  protected async add(): Promise<void> {
    const chooser = this.chooser().nativeElement;
    const chosen = [...(chooser.files ?? [])];
    // So that the same file can be chosen again.
    chooser.value = '';
    await this.files.learnLimits();
    this.files.add(chosen);
  }

  /** It is the outbox's from here on: what is written without a connection goes out later. */
  protected send(event: Event): void {
    event.preventDefault();
    if (!this.sendable()) return;
    const [text, about, files] = [this.text().trim(), this.about(), this.files.tray.take()];
    this.outbox.add({ id: crypto.randomUUID(), text, about, files });
    this.text.set('');
    this.sent.emit();
    this.focus();
  }

  protected focus(): void {
    this.field().nativeElement.focus();
  }
}
