import { Component, computed, inject, input } from '@angular/core';
import { Icon, Language, type TextKey, injectTexts } from '@client/ui';
import type { MessageAttachment } from './message-attachment';

const notes: Readonly<Record<MessageAttachment['state'], TextKey | null>> = {
  CLEAN: null,
  PENDING: 'attachments.pending',
  INFECTED: 'attachments.infected',
  ERROR: 'attachments.unchecked',
};
const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** One file as a card: what it is called, how large it is, and how to have it, or why not. */
@Component({
  selector: 'chat-message-file',
  imports: [Icon],
  template: `
    @if (note(); as words) {
      <span class="card" [class.bad]="file().state === 'INFECTED'">
        <span class="sign"><ui-icon [name]="file().state === 'PENDING' ? 'clock' : 'shield-alert'" /></span>
        <span class="words">
          <span class="name">{{ file().name }}</span>
          <span class="size">{{ t(words) }}</span>
        </span>
      </span>
    } @else {
      <a class="card" [attr.href]="file().url" [attr.download]="file().name" [attr.tabindex]="reachable() ? 0 : -1">
        <span class="sr-only">{{ t('attachments.download', { name: file().name, size: size() }) }}</span>
        @if (file().thumbnailUrl; as preview) {
          <img class="page" alt="" decoding="async" [src]="preview" />
        } @else {
          <span class="sign"><ui-icon name="file-text" /></span>
        }
        <span class="words" aria-hidden="true">
          <span class="name">{{ file().name }}</span>
          <span class="size">{{ size() }}</span>
        </span>
        <ui-icon name="download" [size]="18" />
      </a>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    .card {
      display: flex;
      align-items: center;
      gap: 12px;
      width: 320px;
      max-width: 100%;
      min-height: 56px;
      padding: 6px 14px 6px 6px;
      border-radius: 12px;
      background: var(--quote-surface);
      color: inherit;
      text-decoration: none;
      transition: background var(--quick);
    }
    a.card:hover {
      background: var(--quote-surface-hover);
    }
    a.card:focus-visible {
      outline-color: currentColor;
    }
    .sign {
      display: inline-flex;
      flex: none;
      align-items: center;
      justify-content: center;
      width: 44px;
      height: 44px;
      border-radius: 10px;
      background: var(--quote-surface-hover);
    }
    .page {
      flex: none;
      width: 44px;
      height: 56px;
      border-radius: 6px;
      background: #ffffff;
      object-fit: cover;
      object-position: top;
    }
    .words {
      display: flex;
      flex: 1;
      flex-direction: column;
      min-width: 0;
      line-height: 1.35;
    }
    .name {
      display: -webkit-box;
      overflow: hidden;
      font-weight: 600;
      overflow-wrap: anywhere;
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 2;
    }
    .size {
      font-size: var(--size-small);
    }
  `,
})
export class MessageFile {
  private readonly language = inject(Language);
  protected readonly t = injectTexts();
  readonly file = input.required<MessageAttachment>();
  readonly reachable = input(false);

  protected readonly note = computed(() => notes[this.file().state]);
  /** 1.4 MB */
  protected readonly size = computed(() => {
    const power = Math.min(UNITS.length - 1, Math.floor(Math.log(Math.max(1, this.file().size)) / Math.log(1_024)));
    const format = new Intl.NumberFormat(this.language.active(), {
      style: 'unit',
      unit: UNITS[power] ?? 'byte',
      unitDisplay: power === 0 ? 'long' : 'short',
      maximumFractionDigits: power < 2 ? 0 : 1,
    });
    return format.format(this.file().size / 1_024 ** power);
  });
}
