import { DialogRef } from '@angular/cdk/dialog';
import { Component, DOCUMENT, computed, inject } from '@angular/core';
import { Preferences } from '@client/session';
import { Button, injectTexts } from '@client/ui';
import { DialogShell } from '@client/ui/dialog';
import { keyCaps, shortcutGroups } from './shortcut-groups';

@Component({
  selector: 'chat-shortcuts-dialog',
  imports: [Button, DialogShell],
  template: `
    <ui-dialog-shell reading [heading]="t('shortcuts.title')">
      @for (group of groups(); track group.title) {
        <section>
          <h3>{{ t(group.title) }}</h3>
          <dl>
            @for (shortcut of group.shortcuts; track shortcut.does) {
              <div>
                <dt>{{ t(shortcut.does) }}</dt>
                <dd>
                  @for (keys of shortcut.keys; track keys) {
                    @if (!$first) {
                      <span class="or">{{ t('shortcuts.or') }}</span>
                    }
                    <span class="keys">
                      @for (cap of caps(keys); track cap) {
                        <kbd>{{ cap }}</kbd>
                      }
                    </span>
                  }
                </dd>
              </div>
            }
          </dl>
        </section>
      }
      <ng-container ngProjectAs="[dialogActions]">
        <button type="button" uiButton data-first-focus (click)="ref.close()">{{ t('ui.done') }}</button>
      </ng-container>
    </ui-dialog-shell>
  `,
  styles: `
    h3 {
      padding-bottom: 4px;
      color: var(--text-muted);
      font-size: var(--size-small);
      font-weight: 600;
    }
    dl > div {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: 4px 16px;
      min-height: 42px;
      padding: 5px 0;
      border-bottom: 1px solid var(--line);
    }
    dl > div:last-child {
      border: 0;
    }
    dd {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 6px;
    }
    .keys {
      display: inline-flex;
      gap: 3px;
    }
    .or {
      color: var(--text-muted);
      font-size: var(--size-small);
    }
    kbd {
      min-width: 26px;
      padding: 2px 7px;
      border: 1px solid var(--line);
      border-bottom-width: 2px;
      border-radius: 6px;
      background: var(--surface-sunken);
      font: 550 var(--size-small) / 1.4 var(--font);
      text-align: center;
    }
  `,
})
export class ShortcutsDialog {
  private readonly preferences = inject(Preferences);
  private readonly mac = /Mac|iPhone|iPad/.test(inject(DOCUMENT).defaultView?.navigator.userAgent ?? '');
  protected readonly ref = inject<DialogRef<void>>(DialogRef);
  protected readonly t = injectTexts();
  protected readonly groups = computed(() => shortcutGroups(this.preferences.enterSends()));

  protected caps(keys: string): readonly string[] {
    return keyCaps(keys, this.mac);
  }
}
