import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { TextFieldHarness } from './testing/text-field-harness';
import { TextField } from './text-field';

describe('TextField', () => {
  it('ties its label, its hint and what is wrong to the input', async () => {
    const fixture = TestBed.createComponent(TextField);
    fixture.componentRef.setInput('label', 'Chat name');
    fixture.componentRef.setInput('hint', 'Up to 80 characters');
    const field = await TestbedHarnessEnvironment.harnessForFixture(fixture, TextFieldHarness);
    expect(await field.spoken()).toEqual({ name: 'Chat name', description: 'Up to 80 characters', invalid: false });
    fixture.componentRef.setInput('error', 'Give the chat a name.');
    expect(await field.spoken()).toEqual({ name: 'Chat name', description: 'Give the chat a name.', invalid: true });
  });

  it('hands on what is typed', async () => {
    const fixture = TestBed.createComponent(TextField);
    fixture.componentRef.setInput('label', 'Chat name');
    const field = await TestbedHarnessEnvironment.harnessForFixture(fixture, TextFieldHarness);
    await field.type('Surgery');
    expect(fixture.componentInstance.value()).toBe('Surgery');
    fixture.componentInstance.value.set('Theatre');
    expect(await field.value()).toBe('Theatre');
  });
});
