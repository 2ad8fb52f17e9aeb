import { DialogRef } from '@angular/cdk/dialog';
import {
  Component,
  ElementRef,
  afterNextRender,
  booleanAttribute,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { filter, merge } from 'rxjs';
import { Button } from './button';
import { IconButton } from './icon-button';
import { injectTexts } from './texts';

/**
 * Heading, scrolling body and a row of actions. Esc, the cross and a click beside it close the dialog; with `dirty` they
 * ask first, in the dialog itself.
 */
@Component({
  selector: 'ui-dialog-shell',
  imports: [Button, IconButton],
  template: `
    <div class="head">
      <h2 #title tabindex="-1" [id]="headingId">{{ heading() }}</h2>
      @if (!locked()) {
        <button type="button" uiIconButton icon="x" [label]="t('ui.close')" (click)="askToClose()"></button>
      }
    </div>
    <div class="body" [attr.tabindex]="reading() ? 0 : null"><ng-content /></div>
    @if (asking()) {
      <div role="alert" class="foot asking">
        <span>{{ t('ui.discardQuestion') }}</span>
        <button type="button" uiButton (click)="asking.set(false)">{{ t('ui.keepEditing') }}</button>
        <button type="button" uiButton variant="danger" (click)="close()">{{ t('ui.discard') }}</button>
      </div>
    } @else {
      <div class="foot"><ng-content select="[dialogActions]" /></div>
    }
  `,
  styleUrl: './dialog-shell.css',
})
export class DialogShell {
  private readonly ref = inject<DialogRef<unknown>>(DialogRef);
  protected readonly t = injectTexts();

  readonly heading = input.required<string>();
  readonly dirty = input(false, { transform: booleanAttribute });
  /** Only text inside, which keys must be able to scroll. */
  readonly reading = input(false, { transform: booleanAttribute });
  /** No way out but by the dialog's own actions. */
  readonly locked = input(false, { transform: booleanAttribute });

  protected readonly headingId = this.ref.config.ariaLabelledBy ?? '';
  protected readonly asking = signal(false);
  private readonly title = viewChild.required<ElementRef<HTMLElement>>('title');
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);

  constructor() {
    // With nothing to fill in the heading takes the focus: it must never stay on the page behind.
    afterNextRender(() => {
      setTimeout(() => {
        if (!this.element.nativeElement.contains(document.activeElement)) this.title().nativeElement.focus();
      });
    });
    const escapes = this.ref.keydownEvents.pipe(
      filter(({ key, defaultPrevented }) => key === 'Escape' && !defaultPrevented),
    );
    merge(escapes, this.ref.backdropClick)
      .pipe(takeUntilDestroyed())
      .subscribe(() => this.askToClose());
  }

  protected askToClose(): void {
    if (this.locked()) return;
    if (this.dirty() && !this.asking()) this.asking.set(true);
    else this.close();
  }

  protected close(): void {
    this.ref.close();
  }
}
