import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject, signal } from '@angular/core';
import type { ChatGroupColour, ChatGroupIcon } from '@client/graphql/directories';
import { Banner, Button, TextField, injectTexts } from '@client/ui';
import { DialogShell } from '@client/ui/dialog';
import { type ChatGroup, DirectoriesApi } from '../directories-api';
import { type FormErrors, formErrors, noErrors } from '../failures';
import { GroupIcon } from '../group-icon';
import { colourNames, iconNames } from '../labels';

/** Creates a chat group, or changes one. Closes with the group. */
@Component({
  selector: 'dir-group-dialog',
  imports: [Banner, Button, DialogShell, GroupIcon, TextField],
  template: `
    <ui-dialog-shell [heading]="t(group ? 'dir.editGroup' : 'dir.createGroup')" [dirty]="dirty()">
      <ui-text-field
        required
        [label]="t('dir.name')"
        [maxLength]="80"
        [error]="errors().fields['name'] ?? null"
        [(value)]="name"
        (focusout)="checkName()"
      />
      <ui-text-field
        [label]="t('dir.description')"
        [maxLength]="500"
        [error]="errors().fields['description'] ?? null"
        [(value)]="description"
      />
      <fieldset>
        <legend>{{ t('dir.colour') }}</legend>
        <div class="swatches">
          @for (one of colours; track one) {
            <label>
              <input type="radio" name="colour" [checked]="colour() === one" (change)="colour.set(one)" />
              <dir-group-icon [icon]="icon()" [colour]="one" [size]="40" />
              <span class="sr-only">{{ t(colourNames[one]) }}</span>
            </label>
          }
        </div>
      </fieldset>
      <fieldset>
        <legend>{{ t('dir.icon') }}</legend>
        <div class="swatches">
          @for (one of icons; track one) {
            <label>
              <input type="radio" name="icon" [checked]="icon() === one" (change)="icon.set(one)" />
              <dir-group-icon [icon]="one" [colour]="colour()" [size]="40" />
              <span class="sr-only">{{ t(iconNames[one]) }}</span>
            </label>
          }
        </div>
      </fieldset>
      @if (errors().whole; as reason) {
        <ui-banner tone="danger" role="alert">{{ reason }}</ui-banner>
      }
      <ng-container ngProjectAs="[dialogActions]">
        <button type="button" uiButton (click)="ref.close()">{{ t('ui.cancel') }}</button>
        <button type="button" uiButton variant="primary" [busy]="busy()" (click)="save()">
          {{ t(group ? 'dir.save' : 'dir.create') }}
        </button>
      </ng-container>
    </ui-dialog-shell>
  `,
  styles: `
    fieldset {
      min-width: 0;
      margin: 0;
      padding: 0;
      border: 0;
    }
    legend {
      margin-bottom: 6px;
      padding: 0;
      font-weight: 550;
    }
    .swatches {
      display: flex;
      flex-wrap: wrap;
      gap: 6px;
    }
    label {
      position: relative;
      display: inline-flex;
      padding: 2px;
      border: 2px solid transparent;
      border-radius: 16px;
    }
    label:has(:checked) {
      border-color: var(--brand-text);
    }
    label:has(:focus-visible) {
      outline: 2px solid var(--focus-ring);
      outline-offset: 1px;
    }
    input {
      position: absolute;
      inset: 0;
      margin: 0;
      opacity: 0;
      cursor: pointer;
    }
  `,
})
export class GroupDialog {
  private readonly api = inject(DirectoriesApi);
  protected readonly ref = inject<DialogRef<ChatGroup>>(DialogRef);
  protected readonly group = inject<ChatGroup | null>(DIALOG_DATA);
  protected readonly t = injectTexts();
  protected readonly colourNames = colourNames;
  protected readonly iconNames = iconNames;
  protected readonly colours = Object.keys(colourNames) as ChatGroupColour[];
  protected readonly icons = Object.keys(iconNames) as ChatGroupIcon[];

  protected readonly name = signal(this.group?.name ?? '');
  protected readonly description = signal(this.group?.description ?? '');
  protected readonly colour = signal<ChatGroupColour>(this.group?.colour ?? 'BLUE');
  protected readonly icon = signal<ChatGroupIcon>(this.group?.icon ?? 'USERS');
  protected readonly busy = signal(false);
  protected readonly errors = signal<FormErrors>(noErrors);
  protected readonly dirty = computed(
    () => this.name() !== (this.group?.name ?? '') || this.description() !== (this.group?.description ?? ''),
  );

  /** The server checks again; this only tells earlier. */
  protected async checkName(): Promise<void> {
    const name = this.name().trim();
    if (!name) return;
    const taken = await this.api.nameTaken(name, this.group?.id ?? null).catch(() => false);
    if (name === this.name().trim()) {
      this.errors.set(taken ? { ...noErrors, fields: { name: this.t('dir.nameTaken') } } : noErrors);
    }
  }

  protected async save(): Promise<void> {
    if (this.busy()) return;
    const name = this.name().trim();
    if (!name) return this.errors.set({ ...noErrors, fields: { name: this.t('dir.nameNeeded') } });
    const values = { name, description: this.description(), colour: this.colour(), icon: this.icon() };
    this.busy.set(true);
    try {
      const { group } = this;
      this.ref.close(
        await (group
          ? this.api.updateGroup({ id: group.id, version: group.version, ...values })
          : this.api.createGroup(values)),
      );
    } catch (error) {
      const errors = formErrors(error, this.t);
      this.errors.set(errors.fields['name'] ? { ...errors, fields: { name: this.t('dir.nameTaken') } } : errors);
      this.busy.set(false);
    }
  }
}
