import { ComponentHarness, TestKey } from '@angular/cdk/testing';

/** Found from the document: a dialog is attached outside the component that opens it. */
export class DialogShellHarness extends ComponentHarness {
  static readonly hostSelector = 'ui-dialog-shell';

  async heading(): Promise<string> {
    return (await this.locatorFor('h2')()).text();
  }

  async pressEscape(): Promise<void> {
    await (await this.locatorFor('.body')()).sendKeys(TestKey.ESCAPE);
  }

  async clickCross(): Promise<void> {
    await (await this.locatorFor('.head button')()).click();
  }

  /** The buttons of the question about what would be lost; empty while it is not asked. */
  async questionButtons(): Promise<string[]> {
    const buttons = await this.locatorForAll('[role=alert] button')();
    return Promise.all(buttons.map((button) => button.text()));
  }

  async answer(label: string): Promise<void> {
    for (const button of await this.locatorForAll('[role=alert] button')()) {
      if ((await button.text()) === label) return button.click();
    }
    throw new Error(`the dialog does not offer ${label}`);
  }
}
