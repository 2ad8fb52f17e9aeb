import { ComponentHarness } from '@angular/cdk/testing';

export class ToastOutletHarness extends ComponentHarness {
  static readonly hostSelector = 'ui-toast-outlet';

  async texts(): Promise<string[]> {
    const toasts = await this.locatorForAll('.toast > span')();
    return Promise.all(toasts.map((toast) => toast.text()));
  }

  async act(label: string): Promise<void> {
    for (const action of await this.locatorForAll('.action')()) {
      if ((await action.text()) === label) return action.click();
    }
    throw new Error(`no toast offers ${label}`);
  }

  async pointAt(): Promise<void> {
    await (await this.locatorFor('.toast')()).dispatchEvent('pointerenter');
  }

  async pointAway(): Promise<void> {
    await (await this.locatorFor('.toast')()).dispatchEvent('pointerleave');
  }
}
