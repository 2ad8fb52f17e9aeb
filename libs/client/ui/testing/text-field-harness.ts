import { ComponentHarness } from '@angular/cdk/testing';

export class TextFieldHarness extends ComponentHarness {
  static readonly hostSelector = 'ui-text-field';

  private readonly input = this.locatorFor('input');

  async type(text: string): Promise<void> {
    const input = await this.input();
    await input.clear();
    await input.sendKeys(text);
  }

  async value(): Promise<string> {
    return (await this.input()).getProperty<string>('value');
  }

  /** What a screen reader calls the field, and what it reads after that. */
  async spoken(): Promise<{ readonly name: string; readonly description: string; readonly invalid: boolean }> {
    const input = await this.input();
    const id = await input.getAttribute('id');
    const label = await this.locatorFor(`label[for="${id ?? ''}"]`)();
    const describedBy = await input.getAttribute('aria-describedby');
    const description = describedBy && (await this.locatorForOptional(`#${describedBy}`)());
    return {
      name: await label.text(),
      description: description ? await description.text() : '',
      invalid: (await input.getAttribute('aria-invalid')) === 'true',
    };
  }
}
