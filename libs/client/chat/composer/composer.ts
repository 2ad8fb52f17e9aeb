import {
  Component,
  ElementRef,
  afterRenderEffect,
  computed,
  effect,
  inject,
  input,
  model,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { toGraphqlFailure } from '@client/graphql';
import { Icon, injectTexts } from '@client/ui';
import { IconButton } from '@client/ui/overlay';
import { ChatDesk } from '../state/chat-desk';
import type { Message } from '../state/chat-types';
import { EmojiPicking } from './emoji-picking';

export const TEXT_LIMIT = 8_000;
/** From here on the person is told how much is left. */
const NEAR_LIMIT = 7_500;
const LONGEST_LINES = 8;
const APPLE = /Mac|iPhone|iPad/;

/** Writes new messages to one room, and edits one's own. What is typed belongs to the room, not to the screen. */
@Component({
  selector: 'chat-composer',
  imports: [Icon, IconButton],
  templateUrl: './composer.html',
  styleUrl: './composer.css',
  host: { 'data-region': 'composer' },
})
export class Composer {
  private readonly desk = inject(ChatDesk);
  private readonly emoji = inject(EmojiPicking);
  protected readonly t = injectTexts();

  readonly roomId = input.required<string>();
  readonly roomName = input.required<string>();
  /** The message being edited, if any. */
  readonly editing = model<Message | null>(null);
  /** Up was pressed with nothing typed. */
  readonly lastMessageWanted = output<void>();

  private readonly box = viewChild.required<ElementRef<HTMLTextAreaElement>>('box');
  private readonly emojiButton = viewChild.required<unknown, ElementRef<HTMLElement>>('emojiButton', {
    read: ElementRef,
  });
  private readonly editText = signal('');
  protected readonly serverError = signal<string | null>(null);
  protected readonly saving = signal(false);

  protected readonly text = computed(() => (this.editing() ? this.editText() : this.desk.drafts.of(this.roomId())));
  private readonly length = computed(() => this.text().trim().length);
  protected readonly left = computed(() => (this.length() >= NEAR_LIMIT ? TEXT_LIMIT - this.length() : null));
  protected readonly canSend = computed(() => this.length() > 0 && this.length() <= TEXT_LIMIT && !this.saving());
  protected readonly error = computed(() => {
    if (this.length() > TEXT_LIMIT) return this.t('composer.tooLong', { limit: TEXT_LIMIT, length: this.length() });
    return this.serverError();
  });
  /** Where there is a keyboard it also says how to send with it. */
  protected readonly placeholder = computed(() =>
    matchMedia('(hover: none)').matches
      ? this.t('composer.placeholderShort')
      : this.t('composer.placeholder', { keys: APPLE.test(navigator.platform) ? '⌘ Enter' : 'Ctrl + Enter' }),
  );

  constructor() {
    effect(() => {
      const message = this.editing();
      untracked(() => {
        this.serverError.set(null);
        this.editText.set(message?.text ?? '');
        if (message) this.focus();
      });
    });
    afterRenderEffect(() => {
      this.text();
      this.grow();
    });
  }

  focus(): void {
    const box = this.box().nativeElement;
    box.focus();
    box.setSelectionRange(box.value.length, box.value.length);
  }

  protected type(text: string): void {
    this.serverError.set(null);
    if (this.editing()) this.editText.set(text);
    else {
      this.desk.drafts.keep(this.roomId(), text);
      this.desk.typing.typed(this.roomId(), text);
    }
  }

  protected act(event: KeyboardEvent): void {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      this.submit();
    } else if (event.key === 'Escape' && this.editing()) {
      event.preventDefault();
      this.editing.set(null);
    } else if (event.key === 'ArrowUp' && !this.text() && !event.altKey) {
      event.preventDefault();
      this.lastMessageWanted.emit();
    }
  }

  /** At the caret, in the place of what is selected. */
  protected async insertEmoji(): Promise<void> {
    const roomId = this.roomId();
    const picked = await this.emoji.pick(this.emojiButton().nativeElement);
    // Another room may be open by now: what was chosen for this one is not put there.
    if (roomId !== this.roomId()) return;
    const box = this.box().nativeElement;
    if (picked) {
      box.setRangeText(picked, box.selectionStart, box.selectionEnd, 'end');
      this.type(box.value);
    }
    box.focus();
  }

  protected submit(): void {
    if (!this.canSend()) return;
    const message = this.editing();
    if (message) {
      void this.save(message);
    } else {
      this.desk.send(this.roomId(), this.text().trim());
      this.desk.drafts.keep(this.roomId(), '');
    }
    this.box().nativeElement.focus();
  }

  private async save(message: Message): Promise<void> {
    const text = this.text().trim();
    if (text === message.text) {
      this.editing.set(null);
      return;
    }
    this.saving.set(true);
    try {
      await this.desk.edit(message, text);
      this.editing.set(null);
    } catch (error) {
      const { fields, message: reason, code } = toGraphqlFailure(error);
      this.serverError.set(code === 'NETWORK' ? this.t('composer.notSaved') : (fields[0]?.message ?? reason));
    } finally {
      this.saving.set(false);
    }
  }

  private grow(): void {
    const box = this.box().nativeElement;
    box.style.height = 'auto';
    const { lineHeight, paddingTop, paddingBottom } = getComputedStyle(box);
    const most =
      Number.parseFloat(lineHeight) * LONGEST_LINES + Number.parseFloat(paddingTop) + Number.parseFloat(paddingBottom);
    box.style.height = `${Math.min(box.scrollHeight, Number.isFinite(most) ? most : box.scrollHeight)}px`;
  }
}
