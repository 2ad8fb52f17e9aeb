import { IdleClock } from './idle-clock';
import type { IdleState } from './idle-memory';

const MINUTE = 60_000;

/** Two tabs of one browser: what one writes the other hears. */
class Browser {
  now = 1_000_000;
  kept: IdleState | null = null;
  told = 0;
  asked = 0;
  private readonly tabs: IdleClock[] = [];

  tab(): IdleClock {
    const tab: IdleClock = new IdleClock(
      {
        read: () => this.kept,
        write: (state) => {
          this.kept = state;
          for (const other of this.tabs) if (other !== tab) other.heard();
        },
      },
      { now: () => this.now, tell: () => this.told++, otherSession: () => this.asked++ },
    );
    this.tabs.push(tab);
    return tab;
  }

  pass(minutes: number): void {
    this.now += minutes * MINUTE;
    for (const tab of this.tabs) tab.check();
  }
}

describe('IdleClock', () => {
  let browser: Browser;
  let tab: IdleClock;
  let other: IdleClock;
  const locked = () => [tab.locked(), other.locked()];

  beforeEach(() => {
    browser = new Browser();
    [tab, other] = [browser.tab(), browser.tab()];
    tab.begin('session', 15);
    other.begin('session', 15);
  });

  it('locks every tab once nobody has stirred for so long, and not before', () => {
    browser.pass(14.9);
    expect(locked()).toEqual([false, false]);
    browser.pass(0.1);
    expect(locked()).toEqual([true, true]);
  });

  it('takes what happens in one tab for all of them', () => {
    browser.pass(14);
    tab.stir();
    browser.pass(14);
    expect(locked()).toEqual([false, false]);
    browser.pass(1);
    expect(locked()).toEqual([true, true]);
  });

  it('locks by what comes too late, as after a sleep in which no timer ran', () => {
    browser.now += 16 * MINUTE;
    tab.stir();
    expect(locked()).toEqual([true, true]);
    expect(browser.told).toBe(0);
  });

  it('tells the server that somebody works at most once a minute, whichever the tab', () => {
    for (let second = 0; second < 180; second++) {
      (second % 2 ? tab : other).stir();
      browser.now += 1_000;
    }
    expect(browser.told).toBe(3);
  });

  it('tells nothing without a person, and nothing from under the cover', () => {
    browser.pass(15);
    tab.stir();
    expect(browser.told).toBe(0);
  });

  it('stays locked over a reload, and opens for a new session, which other tabs ask for', () => {
    browser.pass(15);
    const reloaded = browser.tab();
    reloaded.begin('session', 15);
    expect(reloaded.locked()).toBe(true);

    tab.begin('next session', 15);
    expect(tab.locked()).toBe(false);
    expect(other.locked()).toBe(true);
    expect(browser.asked).toBeGreaterThan(0);
    other.begin('next session', 15);
    expect(other.locked()).toBe(false);
  });
});
