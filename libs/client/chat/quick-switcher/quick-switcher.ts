import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, DestroyRef, computed, effect, inject, linkedSignal, signal } from '@angular/core';
import { Icon, injectTexts } from '@client/ui';
import { DialogShell } from '@client/ui/dialog';
import { Avatar, Badge } from '@client/ui/overlay';
import { Presence } from '../presence/presence';
import { PresenceDot } from '../presence/presence-dot';
import { SearchApi } from '../search/search-api';
import { ChatDesk } from '../state/chat-desk';
import { type SwitcherChoice, switcherChoices } from './switcher-choices';

const PLACE = 'switcher';

/** "Go to chat": type a few letters, Enter goes there. The focus stays in the field, arrows move through the list. */
@Component({
  selector: 'chat-quick-switcher',
  imports: [Avatar, Badge, DialogShell, Icon, PresenceDot],
  templateUrl: './quick-switcher.html',
  styleUrl: './quick-switcher.css',
})
export class QuickSwitcher {
  private readonly openRoomId = inject<string | null>(DIALOG_DATA);
  private readonly desk = inject(ChatDesk);
  private readonly search = inject(SearchApi).places();
  protected readonly presence = inject(Presence);
  protected readonly ref = inject<DialogRef<SwitcherChoice>>(DialogRef);
  protected readonly t = injectTexts();

  protected readonly query = signal('');
  protected readonly choices = computed(() =>
    switcherChoices(this.query(), this.desk.rooms.rooms(), this.openRoomId, this.search.results()),
  );
  /** The first of another list; of a list that only grew, the same as before. */
  protected readonly active = linkedSignal<{ query: string; count: number }, number>({
    source: () => ({ query: this.query(), count: this.choices().length }),
    computation: ({ query, count }, before) =>
      before?.source.query === query ? Math.min(before.value, Math.max(0, count - 1)) : 0,
  });
  protected readonly nothing = computed(
    () => this.choices().length === 0 && (this.query().trim() === '' || this.search.nothingFound()),
  );
  protected readonly failed = computed(() => this.search.results().failed);

  constructor() {
    effect(() => this.search.look(this.query()));
    effect(() =>
      this.presence.show(
        PLACE,
        this.choices().flatMap(({ partnerId }) => partnerId ?? []),
      ),
    );
    inject(DestroyRef).onDestroy(() => {
      this.search.stop();
      this.presence.show(PLACE, []);
    });
  }

  protected unreadIn({ id }: SwitcherChoice): number {
    return this.desk.rooms.find(id)?.unreadCount ?? 0;
  }

  protected go(choice: SwitcherChoice | undefined): void {
    if (choice) this.ref.close(choice);
  }

  protected act(event: KeyboardEvent): void {
    const count = this.choices().length;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (count === 0) return;
      this.active.set((this.active() + (event.key === 'ArrowDown' ? 1 : count - 1)) % count);
      document.getElementById(`switcher-${this.active()}`)?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter' && !event.isComposing) {
      event.preventDefault();
      this.go(this.choices()[this.active()]);
    }
  }
}
