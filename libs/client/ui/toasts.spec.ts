import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { setUpUi } from './testing/set-up-ui';
import { ToastOutletHarness } from './testing/toast-outlet-harness';
import { ToastOutlet, Toasts } from './toasts';

describe('Toasts', () => {
  let toasts: Toasts;
  let outlet: ToastOutletHarness;

  beforeEach(async () => {
    await setUpUi();
    const fixture = TestBed.createComponent(ToastOutlet);
    outlet = await TestbedHarnessEnvironment.harnessForFixture(fixture, ToastOutletHarness);
    toasts = TestBed.inject(Toasts);
    jest.useFakeTimers({ doNotFake: ['queueMicrotask', 'setImmediate', 'requestAnimationFrame'] });
  });
  afterEach(() => jest.useRealTimers());

  it('go after six seconds', () => {
    toasts.show('Name saved');
    jest.advanceTimersByTime(5_999);
    expect(toasts.list()).toHaveLength(1);
    jest.advanceTimersByTime(1);
    expect(toasts.list()).toHaveLength(0);
  });

  it('stay while somebody points at them', async () => {
    toasts.show('Name saved');
    jest.useRealTimers();
    await outlet.pointAt();
    const [toast] = toasts.list();
    jest.useFakeTimers();
    jest.advanceTimersByTime(60_000);
    expect(toasts.list()).toEqual([toast]);
  });

  it('offer an action, once', async () => {
    jest.useRealTimers();
    let undone = 0;
    toasts.show('Removed', { label: 'Undo', run: () => undone++ });
    expect(await outlet.texts()).toEqual(['Removed']);
    await outlet.act('Undo');
    expect(undone).toBe(1);
    expect(await outlet.texts()).toEqual([]);
  });

  it('are three at most, the newest', () => {
    for (const text of ['1', '2', '3', '4']) toasts.show(text);
    expect(toasts.list().map(({ text }) => text)).toEqual(['2', '3', '4']);
  });
});
