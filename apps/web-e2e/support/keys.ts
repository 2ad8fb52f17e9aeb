import { type Locator, type Page, expect } from '@playwright/test';

const MOST_STEPS = 120;

/** A person at the keyboard, without a mouse: nothing is clicked, hovered or focused but by keys. */
export class Keys {
  constructor(readonly page: Page) {}

  /** From now on the page counts whatever a mouse, a pen or a finger does. Before the page is loaded again. */
  async forbidPointers(): Promise<void> {
    await this.page.addInitScript(() => {
      Object.assign(window, { pointers: 0 });
      for (const event of ['pointerdown', 'pointermove', 'mousedown', 'mousemove', 'touchstart', 'wheel'])
        addEventListener(event, () => Object.assign(window, { pointers: 1 }), { capture: true });
    });
  }

  pointers(): Promise<number> {
    return this.page.evaluate(() => (window as unknown as { pointers: number }).pointers);
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Walks with Tab, or another key, until the target has the focus. */
  async reach(target: Locator, key = 'Tab'): Promise<void> {
    await target.waitFor();
    for (let step = 0; step < MOST_STEPS; step++) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await this.page.keyboard.press(key);
    }
    await expect(target, `reached by ${key}`).toBeFocused();
  }

  async choose(target: Locator, key = 'Tab'): Promise<void> {
    await this.reach(target, key);
    await this.page.keyboard.press('Enter');
  }

  /** To one of the parts of the screen. */
  async goTo(region: 'menu' | 'rooms' | 'messages' | 'composer'): Promise<void> {
    for (let step = 0; step < 6; step++) {
      await this.page.keyboard.press('Control+F6');
      const here = await this.page.evaluate(
        () => document.activeElement?.closest('[data-region]')?.getAttribute('data-region') ?? '',
      );
      if (here === region) return;
    }
    throw new Error(`Ctrl+F6 does not lead to ${region}`);
  }
}
