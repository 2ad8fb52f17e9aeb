import { TestKey } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component, computed, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { PeoplePicker, type PickablePerson } from './people-picker';
import { PeoplePickerHarness } from './testing/people-picker-harness';
import { setUpUi } from './testing/set-up-ui';

const everybody: PickablePerson[] = ['Anna Petrova', 'Boris Smirnov', 'Clara Novak'].map((name) => ({
  id: name,
  name,
  note: '',
}));

@Component({
  selector: 'ui-test-host',
  imports: [PeoplePicker],
  template: `<ui-people-picker
    label="Search people"
    chosenLabel="Chosen people"
    emptyText="Nobody"
    [people]="people()"
    [(query)]="query"
    [(chosen)]="chosen"
    (submitted)="submissions.update(addOne)"
  />`,
})
class TestHost {
  readonly query = signal('');
  readonly chosen = signal<readonly PickablePerson[]>([]);
  readonly submissions = signal(0);
  readonly people = computed(() =>
    everybody.filter(({ name }) => name.toLowerCase().includes(this.query().toLowerCase())),
  );
  protected readonly addOne = (count: number) => count + 1;
}

describe('PeoplePicker', () => {
  let host: TestHost;
  let picker: PeoplePickerHarness;

  beforeEach(async () => {
    await setUpUi();
    const fixture = TestBed.createComponent(TestHost);
    document.body.append(fixture.nativeElement as HTMLElement);
    host = fixture.componentInstance;
    picker = await TestbedHarnessEnvironment.loader(fixture).getHarness(PeoplePickerHarness);
  });

  it('chooses by the keyboard alone, the focus staying in the field', async () => {
    await picker.type('o');
    expect(await picker.active()).toContain('Anna Petrova');
    await picker.press(TestKey.DOWN_ARROW);
    await picker.press(TestKey.ENTER);
    expect(await picker.chosen()).toEqual(['Boris Smirnov']);
    expect(await picker.selected()).toEqual([expect.stringContaining('Boris Smirnov')]);
    expect(await picker.isFieldFocused()).toBe(true);
  });

  it('goes round at both ends of the list', async () => {
    await picker.press(TestKey.UP_ARROW);
    expect(await picker.active()).toContain('Clara Novak');
    await picker.press(TestKey.DOWN_ARROW);
    expect(await picker.active()).toContain('Anna Petrova');
  });

  it('takes back by a second choice, by the chip, and by Backspace in the empty field', async () => {
    await picker.choose(0);
    await picker.choose(1);
    await picker.choose(2);
    await picker.choose(0);
    expect(await picker.chosen()).toEqual(['Boris Smirnov', 'Clara Novak']);
    await picker.takeBack('Boris Smirnov');
    expect(await picker.chosen()).toEqual(['Clara Novak']);
    await picker.press(TestKey.BACKSPACE);
    expect(await picker.chosen()).toEqual([]);
  });

  it('submits with Ctrl+Enter and chooses nothing by it', async () => {
    await picker.submit();
    expect(host.submissions()).toBe(1);
    expect(host.chosen()).toEqual([]);
  });

  it('says that nobody was found', async () => {
    await picker.type('zzz');
    expect(await picker.names()).toEqual([]);
    expect(await picker.emptyText()).toBe('Nobody');
    expect(await picker.active()).toBeNull();
  });
});
