import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component, inject, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { DIALOG_DATA } from '@angular/cdk/dialog';
import { DialogShell } from './dialog-shell';
import { Dialogs } from './dialogs';
import { DialogShellHarness } from './testing/dialog-shell-harness';
import { setUpUi } from './testing/set-up-ui';

@Component({
  selector: 'ui-test-dialog',
  imports: [DialogShell],
  template: `<ui-dialog-shell heading="Chat settings" [dirty]="data.dirty()" [locked]="data.locked()"
    >text</ui-dialog-shell
  >`,
})
class TestDialog {
  protected readonly data = inject<{ dirty: () => boolean; locked: () => boolean }>(DIALOG_DATA);
}

@Component({ selector: 'ui-test-opener', template: '' })
class Opener {}

describe('DialogShell', () => {
  const dirty = signal(false);
  const locked = signal(false);
  let closed: boolean;
  let dialog: DialogShellHarness;

  beforeEach(async () => {
    await setUpUi();
    dirty.set(false);
    locked.set(false);
    closed = false;
    const fixture = TestBed.createComponent(Opener);
    TestBed.inject(Dialogs)
      .open(TestDialog, { dirty, locked })
      .subscribe({ complete: () => (closed = true) });
    dialog = await TestbedHarnessEnvironment.documentRootLoader(fixture).getHarness(DialogShellHarness);
  });

  it('names the dialog by its heading', async () => {
    expect(await dialog.heading()).toBe('Chat settings');
    const container = document.querySelector('[role=dialog]');
    const heading = document.getElementById(container?.getAttribute('aria-labelledby') ?? '');
    expect(heading?.textContent).toBe('Chat settings');
    expect(container?.getAttribute('aria-modal')).toBe('true');
  });

  it('closes by Esc and by the cross', async () => {
    await dialog.pressEscape();
    expect(closed).toBe(true);
  });

  it('asks before it throws away what was changed', async () => {
    dirty.set(true);
    await dialog.clickCross();
    expect(closed).toBe(false);
    expect(await dialog.questionButtons()).toEqual(['Keep editing', 'Discard']);
    await dialog.answer('Keep editing');
    expect(await dialog.questionButtons()).toEqual([]);
    await dialog.pressEscape();
    await dialog.answer('Discard');
    expect(closed).toBe(true);
  });

  it('has no way out when it is locked', async () => {
    locked.set(true);
    await dialog.pressEscape();
    expect(closed).toBe(false);
  });
});
