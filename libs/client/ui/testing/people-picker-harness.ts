import { ComponentHarness, TestKey } from '@angular/cdk/testing';

/** Speaks to a people picker as a person does: by its field, its options and its chips. */
export class PeoplePickerHarness extends ComponentHarness {
  static readonly hostSelector = 'ui-people-picker';

  private readonly field = this.locatorFor('[role=combobox]');
  private readonly options = this.locatorForAll('[role=option]');
  private readonly chips = this.locatorForAll('li');

  async type(text: string): Promise<void> {
    const field = await this.field();
    await field.clear();
    await field.sendKeys(text);
  }

  async press(key: TestKey): Promise<void> {
    await (await this.field()).sendKeys(key);
  }

  async submit(): Promise<void> {
    await (await this.field()).sendKeys({ control: true }, TestKey.ENTER);
  }

  async names(): Promise<string[]> {
    return Promise.all((await this.options()).map(async (option) => (await option.text()).trim()));
  }

  async choose(index: number): Promise<void> {
    await (await this.options())[index]?.click();
  }

  /** The text of the option that Enter would choose. */
  async active(): Promise<string | null> {
    const id = await (await this.field()).getAttribute('aria-activedescendant');
    return id && (await (await this.locatorFor(`#${id}`)()).text());
  }

  async selected(): Promise<string[]> {
    const selected = await this.locatorForAll('[role=option][aria-selected=true]')();
    return Promise.all(selected.map((option) => option.text()));
  }

  async chosen(): Promise<string[]> {
    return Promise.all((await this.chips()).map((chip) => chip.text({ exclude: 'ui-avatar' })));
  }

  async takeBack(name: string): Promise<void> {
    await (await this.locatorFor(`button[aria-label="Remove ${name}"]`)()).click();
  }

  async isFieldFocused(): Promise<boolean> {
    return (await this.field()).isFocused();
  }

  async emptyText(): Promise<string> {
    return (await this.locatorFor('[role=status]')()).text();
  }
}
