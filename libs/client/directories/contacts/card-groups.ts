import { Component, ElementRef, computed, inject, input, output, signal, viewChild } from '@angular/core';
import { followDirectories } from '@client/graphql/directories';
import { Banner, Button, Icon, injectTexts } from '@client/ui';
import { Toasts } from '@client/ui/overlay';
import { type ChatGroup, type ContactCard, DirectoriesApi } from '../directories-api';
import { formErrors } from '../failures';
import { GroupIcon } from '../group-icon';

/** The chat groups of a patient: each with its icon and a button that takes it away; more are chosen from a list. */
@Component({
  selector: 'dir-card-groups',
  imports: [Banner, Button, GroupIcon, Icon],
  templateUrl: './card-groups.html',
  styleUrls: ['../directory.css', './card-groups.css'],
})
export class CardGroups {
  private readonly api = inject(DirectoriesApi);
  private readonly toasts = inject(Toasts);
  readonly contact = input.required<ContactCard>();
  readonly changed = output<void>();
  protected readonly t = injectTexts();

  protected readonly adding = signal(false);
  protected readonly query = signal('');
  protected readonly found = signal<readonly ChatGroup[]>([]);
  protected readonly active = signal(0);
  protected readonly failure = signal<string | null>(null);
  private readonly field = viewChild<ElementRef<HTMLInputElement>>('field');
  private readonly addButton = viewChild<unknown, ElementRef<HTMLButtonElement>>('add', { read: ElementRef });
  protected readonly options = computed(() => {
    const assigned = new Set(this.contact().chatGroups.map(({ chatGroup }) => chatGroup.id));
    return this.found().filter(({ id }) => !assigned.has(id));
  });

  constructor() {
    // A group that is hidden meanwhile cannot be chosen any more.
    followDirectories(this.adding, (news) => {
      if (news.touch('CHAT_GROUP')) void this.find();
    });
  }

  protected async startAdding(): Promise<void> {
    this.adding.set(true);
    this.query.set('');
    setTimeout(() => this.field()?.nativeElement.focus());
    await this.search('');
  }

  protected stopAdding(): void {
    this.adding.set(false);
    setTimeout(() => this.addButton()?.nativeElement.focus());
  }

  protected async search(query: string): Promise<void> {
    this.query.set(query);
    this.active.set(0);
    await this.find();
  }

  private async find(): Promise<void> {
    const query = this.query();
    try {
      const { edges } = await this.api.groups(query.trim(), false, 'NAME', null);
      if (query === this.query()) this.found.set(edges.map(({ node }) => node));
    } catch (error) {
      this.failure.set(formErrors(error, this.t).whole);
    }
  }

  protected act(event: KeyboardEvent): void {
    const { length } = this.options();
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (length > 0) this.active.set((this.active() + (event.key === 'ArrowDown' ? 1 : length - 1)) % length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const group = this.options()[this.active()];
      if (group) void this.assign(group);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      this.stopAdding();
    }
  }

  /** The list stays open: several groups are chosen one after the other. */
  protected async assign(group: { readonly id: string; readonly name: string }): Promise<void> {
    await this.doing(() => this.api.assign([this.contact().id], [group.id]));
    this.field()?.nativeElement.focus();
  }

  protected async remove(group: { readonly id: string; readonly name: string }): Promise<void> {
    const removed = await this.doing(() => this.api.unassign(this.contact().id, group.id));
    if (!removed) return;
    const undo = { label: this.t('ui.undo'), run: () => void this.assign(group) };
    this.toasts.show(this.t('dir.groupRemoved', { name: group.name }), undo);
  }

  private async doing(act: () => Promise<unknown>): Promise<boolean> {
    this.failure.set(null);
    try {
      await act();
      this.changed.emit();
      return true;
    } catch (error) {
      this.failure.set(formErrors(error, this.t).whole);
      return false;
    }
  }
}
