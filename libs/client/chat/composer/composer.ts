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
import { Preferences } from '@client/session';
import { Icon, injectTexts } from '@client/ui';
import { IconButton } from '@client/ui/overlay';
import { UploadList } from '../attachments/upload-list';
import { ChatDesk } from '../state/chat-desk';
import type { Message, Person } from '../state/chat-types';
import { growWithText } from './composer-height';
import { EmojiPicking } from './emoji-picking';
import { MentionList } from './mention-list';
import { MentionPicking, callable, mentionedIn } from './mentions';
import { makeRoomForSoftKeyboard } from './soft-keyboard';

export const TEXT_LIMIT = 8_000;
/** From here on the person is told how much is left. */
const NEAR_LIMIT = 7_500;
const APPLE = /Mac|iPhone|iPad/;

/** Writes new messages to one room, and edits one's own. What is typed belongs to the room, not to the screen. */
@Component({
  selector: 'chat-composer',
  imports: [Icon, IconButton, MentionList, UploadList],
  templateUrl: './composer.html',
  styleUrl: './composer.css',
  host: { 'data-region': 'composer' },
})
export class Composer {
  private readonly desk = inject(ChatDesk);
  private readonly emoji = inject(EmojiPicking);
  private readonly preferences = inject(Preferences);
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

  private readonly people = computed(() =>
    callable(this.desk.held.find(this.roomId())?.members() ?? [], this.desk.myId),
  );
  protected readonly mentions = new MentionPicking(() => this.people());
  /** A message being edited keeps the files that it has. */
  protected readonly uploads = computed(() => (this.editing() ? [] : this.desk.uploads.tray(this.roomId())));
  protected readonly text = computed(() => (this.editing() ? this.editText() : this.desk.drafts.of(this.roomId())));
  private readonly length = computed(() => this.text().trim().length);
  protected readonly left = computed(() => (this.length() >= NEAR_LIMIT ? TEXT_LIMIT - this.length() : null));
  protected readonly canSend = computed(() => {
    const something = this.length() > 0 || this.uploads().some(({ state }) => state !== 'failed');
    return something && this.length() <= TEXT_LIMIT && !this.saving();
  });
  protected readonly error = computed(() => {
    if (this.length() > TEXT_LIMIT) return this.t('composer.tooLong', { limit: TEXT_LIMIT, length: this.length() });
    return this.serverError();
  });
  /** Where there is a keyboard it also says how to send with it. */
  protected readonly placeholder = computed(() => {
    if (matchMedia('(hover: none), (width < 600px)').matches) return this.t('composer.placeholderShort');
    const withKey = APPLE.test(navigator.platform) ? '⌘ Enter' : 'Ctrl + Enter';
    return this.t('composer.placeholder', { keys: this.preferences.enterSends() ? 'Enter' : withKey });
  });

  constructor() {
    makeRoomForSoftKeyboard();
    effect(() => {
      const message = this.editing();
      untracked(() => {
        this.serverError.set(null);
        this.editText.set(message?.text ?? '');
        if (message) this.focus();
      });
    });
    effect(() => {
      this.roomId();
      untracked(() => this.mentions.look('', 0));
    });
    afterRenderEffect(() => {
      this.text();
      growWithText(this.box().nativeElement);
    });
  }

  focus(): void {
    const box = this.box().nativeElement;
    box.focus();
    box.setSelectionRange(box.value.length, box.value.length);
  }

  /** Files for the next message, by whichever way they came. */
  attach(files: readonly File[]): void {
    if (!files.length) return;
    this.editing.set(null);
    void this.desk.uploads.choose(this.roomId(), files).catch(() => this.serverError.set(this.t('ui.noAnswer')));
    this.box().nativeElement.focus();
  }

  protected attachChosen(chooser: HTMLInputElement): void {
    this.attach([...(chooser.files ?? [])]);
    // The same file can be chosen again.
    chooser.value = '';
  }

  /** A copied picture is a file; a copied piece of a document is text, whatever pictures come along. */
  protected paste(event: ClipboardEvent): void {
    const files = [...(event.clipboardData?.files ?? [])];
    if (!files.length || event.clipboardData?.types.includes('text/plain')) return;
    event.preventDefault();
    this.attach(files);
  }

  protected type(text: string): void {
    this.serverError.set(null);
    if (this.editing()) this.editText.set(text);
    else {
      this.desk.drafts.keep(this.roomId(), text);
      this.desk.typing.typed(this.roomId(), text);
    }
    this.lookForMention();
  }

  protected lookForMention(): void {
    const box = this.box().nativeElement;
    this.mentions.look(box.value, box.selectionStart);
  }

  protected act(event: KeyboardEvent): void {
    if (event.isComposing || this.actOnMentions(event)) return;
    const { key, ctrlKey, metaKey, shiftKey, altKey } = event;
    if (key === 'Enter') this.enter(event, ctrlKey || metaKey, shiftKey || altKey);
    else if (key === 'Escape' && this.editing()) {
      event.preventDefault();
      this.editing.set(null);
    } else if (key === 'ArrowUp' && !this.text() && !altKey) {
      event.preventDefault();
      this.lastMessageWanted.emit();
    }
  }

  protected mention(person: Person | undefined): void {
    const box = this.box().nativeElement;
    const choice = this.mentions.choose(person);
    if (!choice) return;
    box.setRangeText(choice.text, choice.from, box.selectionStart, 'end');
    this.type(box.value);
    box.focus();
  }

  /** At the caret, in the place of what is selected. */
  protected async insertEmoji(): Promise<void> {
    const roomId = this.roomId();
    const picked = await this.emoji.pick(this.emojiButton().nativeElement);
    // Another room may be open by now: what was chosen for this one is not put there.
    if (roomId !== this.roomId()) return;
    if (picked) this.insert(picked);
    this.box().nativeElement.focus();
  }

  protected submit(): void {
    if (!this.canSend()) return;
    const message = this.editing();
    const roomId = this.roomId();
    if (message) {
      void this.save(message);
    } else {
      const text = this.text().trim();
      this.desk.send(roomId, text, mentionedIn(text, this.people(), this.mentions.chosen));
      this.desk.drafts.keep(roomId, '');
    }
    this.box().nativeElement.focus();
  }

  /** Ctrl or Cmd sends; where Enter alone does, they start a new line instead. */
  private enter(event: KeyboardEvent, withControl: boolean, withShift: boolean): void {
    if (this.preferences.enterSends()) {
      if (withShift) return;
      event.preventDefault();
      if (withControl) this.insert('\n');
      else this.submit();
    } else if (withControl) {
      event.preventDefault();
      this.submit();
    }
  }

  private actOnMentions(event: KeyboardEvent): boolean {
    const people = this.mentions.found();
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
    if (!people.length || !plain) return false;
    if (event.key === 'ArrowDown') this.mentions.move(1);
    else if (event.key === 'ArrowUp') this.mentions.move(-1);
    else if (event.key === 'Enter' || event.key === 'Tab') this.mention(people[this.mentions.active()]);
    else if (event.key === 'Escape') this.mentions.dismiss();
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  private insert(text: string): void {
    const box = this.box().nativeElement;
    box.setRangeText(text, box.selectionStart, box.selectionEnd, 'end');
    this.type(box.value);
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
}
