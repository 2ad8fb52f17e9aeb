import { CdkMenuTrigger } from '@angular/cdk/menu';
import {
  Component,
  DestroyRef,
  type TemplateRef,
  afterNextRender,
  computed,
  inject,
  input,
  output,
  viewChildren,
} from '@angular/core';
import { injectTexts } from '@client/ui';
import { IconButton } from '@client/ui/overlay';
import type { Message } from '../state/chat-types';

/** What the lazily loaded menus of a message look like from outside; their context is the message. */
export interface MessageMenus {
  readonly actions: TemplateRef<unknown>;
  readonly emoji: TemplateRef<unknown>;
}

/** What the row does with its bar. */
export interface MessageToolbar {
  openActions(): void;
}

/** The bar beside a bubble under the pointer or with the focus. */
@Component({
  selector: 'chat-message-tools',
  imports: [CdkMenuTrigger, IconButton],
  template: `
    <button
      type="button"
      uiIconButton
      icon="smile-plus"
      [attr.tabindex]="reachable() ? 0 : -1"
      [size]="18"
      [label]="t('message.react')"
      [cdkMenuTriggerFor]="menus()?.emoji ?? null"
      [cdkMenuTriggerData]="data()"
      (cdkMenuOpened)="opened.emit(true)"
      (cdkMenuClosed)="opened.emit(false)"
    ></button>
    <button
      type="button"
      uiIconButton
      icon="reply"
      [attr.tabindex]="reachable() ? 0 : -1"
      [size]="18"
      [label]="t('message.reply')"
      (click)="replied.emit()"
    ></button>
    <button
      type="button"
      uiIconButton
      icon="ellipsis-vertical"
      [attr.tabindex]="reachable() ? 0 : -1"
      [size]="18"
      [label]="t('message.actions')"
      [cdkMenuTriggerFor]="menus()?.actions ?? null"
      [cdkMenuTriggerData]="data()"
      (cdkMenuOpened)="opened.emit(true)"
      (cdkMenuClosed)="opened.emit(false)"
    ></button>
  `,
  styles: `
    :host {
      display: flex;
      padding: 2px;
      border: 1px solid var(--line);
      border-radius: 20px;
      background: var(--surface-raised);
      box-shadow: var(--shadow-raised);
      animation: ui-fade var(--quick);
    }
    button {
      width: 32px;
      height: 32px;
    }
    @keyframes ui-fade {
      from {
        opacity: 0;
      }
    }
  `,
})
export class MessageTools implements MessageToolbar {
  protected readonly t = injectTexts();
  readonly message = input.required<Message>();
  /** Null until they are loaded. */
  readonly menus = input.required<MessageMenus | null>();
  /** Tab goes here. */
  readonly reachable = input(false);
  /** Null when the bar goes. */
  readonly ready = output<MessageToolbar | null>();
  readonly replied = output<void>();
  /** One of the menus opened, or closed. */
  readonly opened = output<boolean>();

  private readonly triggers = viewChildren(CdkMenuTrigger);
  protected readonly data = computed(() => ({ $implicit: this.message() }));

  constructor() {
    afterNextRender(() => this.ready.emit(this));
    inject(DestroyRef).onDestroy(() => this.ready.emit(null));
  }

  openActions(): void {
    const trigger = this.triggers().at(-1);
    trigger?.open();
    trigger?.getMenu()?.focusFirstItem('keyboard');
  }
}
