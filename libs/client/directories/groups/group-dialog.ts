import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject, signal } from '@angular/core';
import { type ChatGroupColour, type ChatGroupIcon, followDirectories } from '@client/graphql/directories';
import { Banner, Button, TextField, injectTexts } from '@client/ui';
import { DialogShell } from '@client/ui/dialog';
import { BothVersions } from '../both-versions';
import { type ChatGroup, DirectoriesApi } from '../directories-api';
import { type Clash, Draft } from '../draft';
import { type FormErrors, formErrors, noErrors } from '../failures';
import { GroupIcon } from '../group-icon';
import { colourNames, iconNames } from '../labels';

interface GroupValues {
  readonly name: string;
  readonly description: string;
  readonly colour: ChatGroupColour;
  readonly icon: ChatGroupIcon;
}

const NEW: GroupValues = { name: '', description: '', colour: 'BLUE', icon: 'USERS' };
const asValues = ({ name, description, colour, icon }: ChatGroup): GroupValues => ({ name, description, colour, icon });

/** Creates a chat group, or changes one. Closes with the group. */
@Component({
  selector: 'dir-group-dialog',
  imports: [Banner, BothVersions, Button, DialogShell, GroupIcon, TextField],
  template: `
    <ui-dialog-shell [heading]="t(group ? 'dir.editGroup' : 'dir.createGroup')" [dirty]="draft.dirty()">
      <ui-text-field
        required
        [label]="t('dir.name')"
        [maxLength]="80"
        [error]="errors().fields['name'] ?? null"
        [value]="draft.values().name"
        (valueChange)="draft.type({ name: $event })"
        (focusout)="checkName()"
      />
      <ui-text-field
        [label]="t('dir.description')"
        [maxLength]="500"
        [error]="errors().fields['description'] ?? null"
        [value]="draft.values().description"
        (valueChange)="draft.type({ description: $event })"
      />
      <fieldset>
        <legend>{{ t('dir.colour') }}</legend>
        <div class="swatches">
          @for (one of colours; track one) {
            <label>
              <input
                type="radio"
                name="colour"
                [checked]="draft.values().colour === one"
                (change)="draft.type({ colour: one })"
              />
              <dir-group-icon [icon]="draft.values().icon" [colour]="one" [size]="40" />
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
              <input
                type="radio"
                name="icon"
                [checked]="draft.values().icon === one"
                (change)="draft.type({ icon: one })"
              />
              <dir-group-icon [icon]="one" [colour]="draft.values().colour" [size]="40" />
              <span class="sr-only">{{ t(iconNames[one]) }}</span>
            </label>
          }
        </div>
      </fieldset>
      <dir-both-versions [clashes]="clashes()" (theirs)="draft.takeTheirs()">
        {{ t('dir.groupConflict') }}
      </dir-both-versions>
      @if (errors().whole; as reason) {
        <ui-banner tone="danger" role="alert">{{ reason }}</ui-banner>
      }
      <ng-container ngProjectAs="[dialogActions]">
        <button type="button" uiButton (click)="ref.close()">{{ t('ui.cancel') }}</button>
        <button type="button" uiButton variant="primary" [busy]="busy()" (click)="save()">
          {{ t(!group ? 'dir.create' : clashes().length ? 'dir.saveMine' : 'dir.save') }}
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

  protected readonly draft = new Draft(this.group ? asValues(this.group) : NEW, this.group?.version ?? 0);
  protected readonly clashes = computed(() => this.draft.clashes().map((clash) => this.inWords(clash)));
  protected readonly busy = signal(false);
  protected readonly errors = signal<FormErrors>(noErrors);

  constructor() {
    const { group } = this;
    followDirectories(signal(group !== null), (news) => {
      if (group && news.touch('CHAT_GROUP', group.id)) void this.refresh(group.id).catch(() => undefined);
    });
  }

  /** The server checks again; this only tells earlier. */
  protected async checkName(): Promise<void> {
    const name = this.draft.values().name.trim();
    if (!name) return;
    const taken = await this.api.nameTaken(name, this.group?.id ?? null).catch(() => false);
    if (name === this.draft.values().name.trim()) {
      this.errors.set(taken ? { ...noErrors, fields: { name: this.t('dir.nameTaken') } } : noErrors);
    }
  }

  protected async save(): Promise<void> {
    if (this.busy()) return;
    const values = { ...this.draft.values(), name: this.draft.values().name.trim() };
    if (!values.name) return this.errors.set({ ...noErrors, fields: { name: this.t('dir.nameNeeded') } });
    this.busy.set(true);
    try {
      const saved = this.group ? await this.store(this.group) : await this.api.createGroup(values);
      if (saved) this.ref.close(saved);
    } catch (error) {
      const errors = formErrors(error, this.t);
      this.errors.set(errors.fields['name'] ? { ...errors, fields: { name: this.t('dir.nameTaken') } } : errors);
    }
    this.busy.set(false);
  }

  /** What others changed elsewhere in the group stays; where they changed the same, both versions are shown first. */
  private async store(group: ChatGroup): Promise<ChatGroup | null> {
    const { id } = group;
    if (!this.draft.dirty()) return this.api.group(id);
    try {
      return await this.api.updateGroup({ id, version: this.draft.version, ...this.draft.changes() });
    } catch (error) {
      if (formErrors(error, this.t).code !== 'CONFLICT') throw error;
      await this.refresh(id);
      return this.draft.clashes().length > 0 ? null : this.store(group);
    }
  }

  private async refresh(id: string): Promise<void> {
    const newest = await this.api.group(id);
    this.draft.arrive(asValues(newest), newest.version);
  }

  /** Colours and icons by their names. */
  private inWords({ field, theirs, mine }: Clash<keyof GroupValues>): Clash<keyof GroupValues> {
    const word = (value: string) => {
      if (field === 'colour') return this.t(colourNames[value as ChatGroupColour]);
      return field === 'icon' ? this.t(iconNames[value as ChatGroupIcon]) : value;
    };
    return { field, theirs: word(theirs), mine: word(mine) };
  }
}
