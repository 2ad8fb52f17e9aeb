import { CdkListbox, CdkOption } from '@angular/cdk/listbox';
import { Component, type ElementRef, computed, effect, inject, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { EmojiPicking } from '@client/chat/emoji';
import { GroupIcon } from '@client/directories/group-icon';
import { SearchBox } from '@client/directories/lists';
import type { MessageClass } from '@client/graphql/group-sends';
import { Session } from '@client/session';
import { Banner, Button, TextField, injectTexts } from '@client/ui';
import { Choice, type ChoiceOption } from '@client/ui/dialog';
import { IconButton, Skeleton } from '@client/ui/overlay';
import { failureText } from '../failure-text';
import { GroupSendsApi } from '../group-sends-api';
import { classNames } from '../labels';
import { NoAccess } from '../no-access';
import { FilesField } from './files-field';
import { PreflightTable } from './preflight-table';
import { SendDraft } from './send-draft';
import { SendFiles } from './send-files';
import { uploadForSend } from './upload-for-send';

/** Chat, "+", Send to groups: choose, write, check. */
@Component({
  selector: 'sends-write-page',
  imports: [
    Banner,
    Button,
    CdkListbox,
    CdkOption,
    Choice,
    FilesField,
    GroupIcon,
    IconButton,
    NoAccess,
    PreflightTable,
    RouterLink,
    SearchBox,
    Skeleton,
    TextField,
  ],
  templateUrl: './write-page.html',
  styleUrl: './write-page.css',
})
export class WritePage {
  private readonly router = inject(Router);
  private readonly emoji = inject(EmojiPicking);
  private readonly session = inject(Session);
  protected readonly t = injectTexts();
  protected readonly files = new SendFiles(uploadForSend(this.t), () => this.t('sends.tooManyFiles'));
  protected readonly draft = new SendDraft(inject(GroupSendsApi), this.files);
  private readonly area = viewChild<ElementRef<HTMLTextAreaElement>>('area');
  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');

  protected readonly allowed = computed(() => (this.session.me()?.modules.length ?? 0) > 0);
  protected readonly classes = computed<readonly ChoiceOption[]>(() =>
    (Object.keys(classNames) as MessageClass[]).map((value) => ({ value, label: this.t(classNames[value]) })),
  );
  protected readonly failure = computed(() => {
    const failure = this.draft.failure();
    return failure === null ? null : failureText(failure, this.t);
  });
  protected readonly sendLabel = computed(() => {
    const key = this.draft.sendAt() ? 'sends.scheduleFor' : 'sends.sendTo';
    return this.t(key, { count: this.draft.recipients() });
  });

  constructor() {
    if (this.allowed()) void this.draft.search('');
    let shown: HTMLElement | undefined;
    // Whoever works without a mouse goes on where the step begins.
    effect(() => {
      const heading = this.heading()?.nativeElement;
      if (!heading) return;
      if (shown && shown !== heading) heading.focus();
      shown = heading;
    });
  }

  protected chooseClass(value: string): void {
    this.draft.setClass(value as MessageClass);
  }

  protected async addEmoji({ currentTarget }: Event): Promise<void> {
    const button = currentTarget as HTMLElement;
    const area = this.area()?.nativeElement;
    const at = area?.selectionStart ?? this.draft.text().length;
    const emoji = await this.emoji.pick(button);
    if (!emoji || !area) return;
    this.draft.insert(emoji, at);
    setTimeout(() => {
      area.focus();
      area.setSelectionRange(at + emoji.length, at + emoji.length);
    });
  }

  protected async send(): Promise<void> {
    const sent = await this.draft.send();
    if (sent) await this.router.navigate(['/chat/broadcasts', sent.id]);
  }
}
