import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, effect, inject, signal, untracked } from '@angular/core';
import { Banner, Button, injectTexts } from '@client/ui';
import { DialogShell } from '@client/ui/dialog';
import { Skeleton } from '@client/ui/overlay';
import { formErrors } from './failures';
import { SearchBox } from './search-box';
import { Selection } from './selection';

export interface PickerOption {
  readonly id: string;
  readonly name: string;
  /** What tells two of the same name apart. */
  readonly note: string;
}

/** What is picked from, and what is then done. */
export interface PickerTask {
  readonly heading: string;
  readonly searchLabel: string;
  readonly action: string;
  readonly find: (search: string) => Promise<readonly PickerOption[]>;
  /** Resolves with what is told afterwards. */
  readonly act: (ids: readonly string[]) => Promise<string>;
}

/** Picks several from a list that is searched on the server, and does one thing with them. Closes with what was done. */
@Component({
  selector: 'dir-picker-dialog',
  imports: [Banner, Button, DialogShell, SearchBox, Skeleton],
  template: `
    <ui-dialog-shell [heading]="task.heading" [dirty]="selection.count() > 0">
      <dir-search-box [label]="task.searchLabel" (searched)="search.set($event)" />
      <p class="note" role="status">{{ t('dir.chosen', { count: selection.count() }) }}</p>
      <ul>
        @for (option of options(); track option.id) {
          <li>
            <label>
              <input
                #box
                type="checkbox"
                [checked]="selection.has(option.id)"
                (change)="selection.set([option.id], box.checked)"
              />
              <span>{{ option.name }}</span>
              <span class="note">{{ option.note }}</span>
            </label>
          </li>
        } @empty {
          @if (loading()) {
            <ui-skeleton height="160px" />
          } @else {
            <li class="note">{{ search() ? t('dir.nothingFound', { query: search() }) : t('dir.noneYet') }}</li>
          }
        }
      </ul>
      @if (failure(); as reason) {
        <ui-banner tone="danger" role="alert">{{ reason }}</ui-banner>
      }
      <ng-container ngProjectAs="[dialogActions]">
        <button type="button" uiButton (click)="ref.close()">{{ t('ui.cancel') }}</button>
        <button
          type="button"
          uiButton
          variant="primary"
          [busy]="busy()"
          [disabled]="selection.count() === 0"
          (click)="act()"
        >
          {{ task.action }}
        </button>
      </ng-container>
    </ui-dialog-shell>
  `,
  styles: `
    dir-search-box {
      max-width: none;
      flex: none;
    }
    .note {
      color: var(--text-muted);
      font-size: var(--size-small);
    }
    ul {
      display: flex;
      flex-direction: column;
      min-height: 160px;
      max-height: 45vh;
      overflow-y: auto;
    }
    label {
      display: flex;
      align-items: center;
      gap: 12px;
      min-height: 48px;
      padding: 4px 8px;
      border-radius: var(--radius-small);
      cursor: pointer;
    }
    label:hover {
      background: var(--surface-hover);
    }
    label .note {
      margin-inline-start: auto;
      text-align: end;
    }
    input {
      flex: none;
      width: 20px;
      height: 20px;
      accent-color: var(--brand);
    }
  `,
})
export class PickerDialog {
  protected readonly task = inject<PickerTask>(DIALOG_DATA);
  protected readonly ref = inject<DialogRef<string>>(DialogRef);
  protected readonly t = injectTexts();
  protected readonly selection = new Selection();
  protected readonly search = signal('');
  protected readonly options = signal<readonly PickerOption[]>([]);
  protected readonly loading = signal(true);
  protected readonly busy = signal(false);
  protected readonly failure = signal<string | null>(null);

  constructor() {
    effect(() => {
      const search = this.search();
      untracked(() => void this.find(search));
    });
  }

  protected async act(): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      this.ref.close(await this.task.act(this.selection.ids()));
    } catch (error) {
      this.failure.set(formErrors(error, this.t).whole);
    }
    this.busy.set(false);
  }

  private async find(search: string): Promise<void> {
    this.loading.set(true);
    try {
      const found = await this.task.find(search);
      if (search === this.search()) this.options.set(found);
    } catch (error) {
      this.failure.set(formErrors(error, this.t).whole);
    }
    if (search === this.search()) this.loading.set(false);
  }
}
