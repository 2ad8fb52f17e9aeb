import { DOCUMENT, Component, computed, effect, inject, model } from '@angular/core';
import { Session } from '@client/session';
import { type TextKey, injectTexts } from '@client/ui';
import { type RoomFilter, roomFilters } from './shown-rooms';

const STORED = 'clinic-chat.room-filter';
const labels: Readonly<Record<RoomFilter, TextKey>> = {
  all: 'rooms.filterAll',
  unread: 'rooms.filterUnread',
  staff: 'rooms.filterStaff',
  patients: 'rooms.filterPatients',
  unanswered: 'rooms.filterUnanswered',
};

/** The filter of before a reload. */
export function keptFilter(storage: Storage | undefined): RoomFilter {
  return roomFilters.find((choice) => choice === storage?.getItem(STORED)) ?? 'all';
}

/** Which rooms the list shows; kept over reloads of this tab. */
@Component({
  selector: 'chat-room-filters',
  template: `
    @for (choice of choices(); track choice) {
      <label>
        <input
          type="radio"
          name="room-filter"
          [value]="choice"
          [checked]="choice === filter()"
          (change)="filter.set(choice)"
        />
        <span>{{ t(labels[choice]) }}</span>
      </label>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 4px;
      padding: 0 16px 10px;
    }
    label {
      position: relative;
      display: flex;
      flex: 0 1 auto;
      align-items: center;
      min-width: 0;
      min-height: 32px;
      padding: 0 12px;
      border-radius: 16px;
      color: var(--text-muted);
      font-size: var(--size-small);
      font-weight: 550;
    }
    label:hover {
      background: var(--surface-hover);
      color: var(--text);
    }
    label:has(:checked) {
      background: var(--brand-soft);
      color: var(--brand-text);
    }
    label:has(:focus-visible) {
      outline: 2px solid var(--focus-ring);
    }
    input {
      position: absolute;
      inset: 0;
      margin: 0;
      opacity: 0;
      cursor: pointer;
    }
    span {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    @media (width < 600px) {
      label {
        min-height: 44px;
        border-radius: 22px;
      }
    }
    @media (forced-colors: active) {
      label:has(:checked) {
        outline: 1px solid;
      }
    }
  `,
  host: { role: 'radiogroup', '[attr.aria-label]': "t('rooms.filter')" },
})
export class RoomFilters {
  private readonly storage = inject(DOCUMENT).defaultView?.sessionStorage;
  protected readonly t = injectTexts();
  /** Among patients, also those who wait for an answer: most of the time there are no patients to look for. */
  protected readonly choices = computed(() => {
    const ofPatients = this.filter() === 'patients' || this.filter() === 'unanswered';
    return roomFilters.filter((choice) => choice !== 'unanswered' || ofPatients);
  });
  protected readonly labels = labels;

  readonly filter = model.required<RoomFilter>();

  constructor() {
    effect(() => {
      if (this.filter() === 'all') this.storage?.removeItem(STORED);
      else this.storage?.setItem(STORED, this.filter());
    });
    inject(Session).onLogOut(() => {
      this.storage?.removeItem(STORED);
      return Promise.resolve();
    });
  }
}
