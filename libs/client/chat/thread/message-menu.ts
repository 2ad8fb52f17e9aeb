import { Clipboard } from '@angular/cdk/clipboard';
import { CdkMenu, CdkMenuItem } from '@angular/cdk/menu';
import { Component, type TemplateRef, afterNextRender, inject, input, output, viewChild } from '@angular/core';
import { Session } from '@client/session';
import { Icon, injectTexts } from '@client/ui';
import { Toasts } from '@client/ui/overlay';
import { EmojiPicking } from '../composer/emoji-picking';
import { ChatDesk } from '../state/chat-desk';
import type { Message } from '../state/chat-types';
import type { HeldRoom } from '../state/held-room';
import { mayEdit, maySeeVersions } from '../state/message-rights';
import { MessageDialogs } from './dialogs/message-dialogs';
import { MessageQuestions } from './dialogs/message-questions';
import type { MessageMenus } from './message-tools';

/** What a colleague most often wants to say without words. */
const QUICK_EMOJI = ['👍', '❤️', '✅', '👀', '🙏', '😄'] as const;

/** The menus of a message. They stand once in the list, and come after it: nobody needs them in the first second. */
@Component({
  selector: 'chat-message-menu',
  imports: [CdkMenu, CdkMenuItem, Icon],
  templateUrl: './message-menu.html',
  styleUrl: './message-menu.css',
})
export class MessageMenu {
  private readonly session = inject(Session);
  private readonly desk = inject(ChatDesk);
  private readonly clipboard = inject(Clipboard);
  private readonly toasts = inject(Toasts);
  private readonly questions = inject(MessageQuestions);
  private readonly emojiPicking = inject(EmojiPicking);
  protected readonly dialogs = inject(MessageDialogs);
  protected readonly t = injectTexts();

  protected readonly quick = QUICK_EMOJI;

  readonly room = input.required<HeldRoom>();
  readonly canPost = input.required<boolean>();
  readonly ready = output<MessageMenus>();
  readonly replied = output<Message>();
  readonly editRequested = output<Message>();
  readonly unreadWanted = output<Message>();

  private readonly actions = viewChild.required<TemplateRef<unknown>>('actions');
  private readonly emoji = viewChild.required<TemplateRef<unknown>>('emoji');

  constructor() {
    afterNextRender(() => this.ready.emit({ actions: this.actions(), emoji: this.emoji() }));
  }

  /** In its newest state: it may have changed since the menu was asked for. */
  protected asMessage(context: unknown): Message {
    const message = context as Message;
    return this.room().window.find(message.id) ?? message;
  }

  protected isMine(message: Message): boolean {
    return message.sender.id === this.desk.myId;
  }

  protected canEdit(message: Message): boolean {
    const minutes = this.session.me()?.clinic.messageEditMinutes ?? 0;
    return !message.forwardedFrom && mayEdit(message, this.desk.myId, minutes, Date.now());
  }

  protected canSeeVersions(message: Message): boolean {
    return maySeeVersions(message, this.desk.myId, this.session.me()?.employee.role === 'ADMINISTRATOR');
  }

  protected ownEmoji(message: Message): readonly string[] {
    return message.reactions.filter(({ personIds }) => personIds.includes(this.desk.myId)).map(({ emoji }) => emoji);
  }

  /** In the row of emoji Left and Right move, Down leaves it. */
  protected moveInQuick(event: KeyboardEvent, menu: CdkMenu, index: number): void {
    const count = this.quick.length + 1;
    const to: Record<string, number> = {
      ArrowRight: (index + 1) % count,
      ArrowLeft: (index + count - 1) % count,
      ArrowDown: menu.items.length > count ? count : index,
    };
    const next = to[event.key];
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    menu.setActiveMenuItem(next);
  }

  protected async react(message: Message, emoji: string): Promise<void> {
    await this.tell(() => this.desk.react(message, emoji, !this.ownEmoji(message).includes(emoji)));
  }

  /** Any emoji, from the panel. The message has the focus by then: the menu has given it back. */
  protected moreEmoji(message: Message): void {
    setTimeout(() => void this.chooseEmoji(message));
  }

  private async chooseEmoji(message: Message): Promise<void> {
    const opener = document.activeElement;
    const emoji = opener instanceof HTMLElement ? await this.emojiPicking.pick(opener) : null;
    if (emoji) await this.tell(() => this.desk.react(message, emoji, true));
  }

  protected async pin(message: Message): Promise<void> {
    const pinned = !message.pinnedAt;
    await this.tell(async () => this.desk.receive(await this.questions.pin(message.id, pinned)));
  }

  protected copy(message: Message): void {
    this.clipboard.copy(message.text);
    this.toasts.show(this.t('message.copied'));
  }

  private async tell(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch {
      this.toasts.show(this.t('message.notDone'));
    }
  }
}
