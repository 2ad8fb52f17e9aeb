import { Component, type ElementRef, computed, input, linkedSignal, model, output, viewChild } from '@angular/core';
import { Avatar } from './avatar';
import { Chips } from './chips';
import { Icon } from './icon';
import { Skeleton } from './skeleton';
import { injectTexts } from './texts';

/** A person who can be chosen. `note` is what tells namesakes apart: position, role. */
export interface PickablePerson {
  readonly id: string;
  readonly name: string;
  readonly note: string;
}

let pickers = 0;

/**
 * A combobox over a list of people that the caller searches, and the chosen ones as chips above it. The focus stays in
 * the field; arrows move through the list, Enter chooses or takes back.
 */
@Component({
  selector: 'ui-people-picker',
  imports: [Avatar, Chips, Icon, Skeleton],
  templateUrl: './people-picker.html',
  styleUrl: './people-picker.css',
})
export class PeoplePicker {
  readonly label = input.required<string>();
  readonly chosenLabel = input.required<string>();
  readonly people = input.required<readonly PickablePerson[]>();
  readonly loading = input(false);
  readonly emptyText = input('');
  readonly query = model('');
  readonly chosen = model<readonly PickablePerson[]>([]);
  /** Ctrl+Enter or Enter on an empty list of results with somebody chosen. */
  readonly submitted = output<void>();

  protected readonly t = injectTexts();
  protected readonly id = `people-${++pickers}`;
  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');
  private readonly chosenIds = computed(() => new Set(this.chosen().map(({ id }) => id)));
  protected readonly active = linkedSignal<readonly PickablePerson[], number>({
    source: this.people,
    computation: () => 0,
  });
  protected readonly activeId = computed(() => (this.people()[this.active()] ? this.optionId(this.active()) : null));

  protected optionId(index: number): string {
    return `${this.id}-option-${index}`;
  }

  protected isChosen(person: PickablePerson): boolean {
    return this.chosenIds().has(person.id);
  }

  protected toggle(person: PickablePerson): void {
    const chosen = this.chosen();
    this.chosen.set(this.isChosen(person) ? chosen.filter(({ id }) => id !== person.id) : [...chosen, person]);
    this.field().nativeElement.select();
    this.field().nativeElement.focus();
  }

  protected takeBack(id: string): void {
    this.chosen.set(this.chosen().filter((person) => person.id !== id));
    this.field().nativeElement.focus();
  }

  protected act(event: KeyboardEvent): void {
    const count = this.people().length;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (count === 0) return;
      this.active.set((this.active() + (event.key === 'ArrowDown' ? 1 : count - 1)) % count);
      document.getElementById(this.optionId(this.active()))?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const person = this.people()[this.active()];
      if (event.ctrlKey || event.metaKey || !person) this.submitted.emit();
      else this.toggle(person);
    } else if (event.key === 'Backspace' && this.query() === '') {
      this.chosen.set(this.chosen().slice(0, -1));
    }
  }
}
