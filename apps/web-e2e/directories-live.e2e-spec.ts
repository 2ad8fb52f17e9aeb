import type { Page } from '@playwright/test';
import { expect, test } from './support/people';

const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });

async function openCard(page: Page, name: string): Promise<void> {
  await page.goto('/directories/contacts');
  await page.getByRole('searchbox', { name: 'Search contacts' }).fill(name);
  await page.getByRole('link', { name }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

/** To fail where a page is loaded anew: what is set here is gone then. */
const markPage = (page: Page) => page.evaluate(() => document.documentElement.setAttribute('data-same-page', ''));
const isSamePage = (page: Page) => expect(page.locator('html[data-same-page]')).toBeAttached();

test.describe('two administrators see each other’s changes without reload', () => {
  test('in the list of chat groups', async ({ desk }) => {
    const [one, other] = [(await desk.of('elena')).page, (await desk.of('fiona')).page];
    await one.goto('/directories/groups');
    await other.goto('/directories/groups');
    await expect(row(other, 'Post-op')).toBeVisible();
    await markPage(other);

    await one.getByRole('button', { name: 'Create record' }).click();
    await one.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Live group');
    await one.getByRole('dialog').getByRole('button', { name: 'Create' }).click();
    await expect(row(other, 'Live group')).toContainText('Visible');
    await one.getByRole('button', { name: 'Hide Live group' }).click();
    await expect(row(other, 'Live group')).toHaveCount(0);
    await one.getByRole('button', { name: 'Undo' }).click();
    await expect(row(other, 'Live group')).toBeVisible();
    await isSamePage(other);
  });

  test('on a card and in what can be added to it', async ({ desk }) => {
    const [one, other] = [(await desk.of('elena')).page, (await desk.of('fiona')).page];
    await openCard(other, 'Grace Hill');
    await one.goto(`${other.url()}?tab=info`);
    await other.getByRole('tab', { name: 'Additional info' }).click();
    await markPage(other);
    await one.getByRole('button', { name: 'Add chat group' }).click();
    await one.getByRole('combobox', { name: 'Search chat groups' }).fill('young');
    await one.getByRole('option', { name: 'Young parents' }).click();
    const chip = other
      .getByRole('list', { name: 'Chat groups' })
      .getByRole('listitem')
      .filter({ hasText: 'Young parents' });
    await expect(chip).toBeVisible();
    // A group that is hidden meanwhile turns grey on the card.
    const groups = await one.context().newPage();
    await groups.goto('/directories/groups');
    await groups.getByRole('button', { name: 'Hide Young parents' }).click();
    await expect(chip).toContainText('Hidden');
    await groups.close();
    // Taken away by the other, it cannot be chosen again here: the open list has lost it too.
    await other.getByRole('button', { name: 'Remove from Young parents' }).click();
    await expect(one.getByText('Young parents')).toHaveCount(0);
    await expect(one.getByText('There is no such group to add')).toBeVisible();
    await isSamePage(other);
  });

  test('who types over a card that another saves keeps every letter and is shown both versions', async ({ desk }) => {
    const [one, other] = [(await desk.of('elena')).page, (await desk.of('fiona')).page];
    await openCard(one, 'Grace Hill');
    await openCard(other, 'Grace Hill');
    await other.getByRole('textbox', { name: 'Notes' }).fill('Lift');
    await other.getByRole('textbox', { name: 'Card number' }).fill('G-1');
    await one.getByRole('textbox', { name: 'Notes' }).fill('Wheelchair');
    await one.getByRole('textbox', { name: 'Email' }).fill('grace@example.org');
    await one.getByRole('button', { name: 'Save' }).click();
    await expect(one.getByText('Saved')).toBeVisible();

    await expect(other.getByRole('alert')).toContainText('theirs: Wheelchair; yours: Lift');
    await expect(other.getByRole('textbox', { name: 'Email' })).toHaveValue('grace@example.org');
    await expect(other.getByRole('textbox', { name: 'Notes' })).toHaveValue('Lift');
    // A look at another tab loses nothing either.
    await other.getByRole('tab', { name: 'History' }).click();
    await expect(other.getByText('Card changed').first()).toBeVisible();
    await other.getByRole('tab', { name: 'General' }).click();
    await expect(other.getByRole('textbox', { name: 'Card number' })).toHaveValue('G-1');
    await other.getByRole('button', { name: 'Save my version' }).click();
    await expect(other.getByText('Saved')).toBeVisible();
    await expect(other.getByRole('alert')).toHaveCount(0);
    await expect(one.getByRole('textbox', { name: 'Notes' })).toHaveValue('Lift');
    await expect(one.getByRole('textbox', { name: 'Card number' })).toHaveValue('G-1');
  });

  test('so does who edits a group, also where the news of the other change comes only with the refusal', async ({
    desk,
  }) => {
    const [one, other] = [(await desk.of('elena')).page, (await desk.of('fiona')).page];
    const dialog = (page: Page) => page.getByRole('dialog', { name: 'Edit chat group' });
    for (const page of [one, other]) {
      await page.goto('/directories/groups');
      await page.getByRole('button', { name: 'Edit Post-op' }).click();
    }
    // No event reaches this page: the socket is there, and silent.
    await other.routeWebSocket(/graphql/, () => undefined);
    await other.goto('/directories/groups');
    await other.getByRole('button', { name: 'Edit Post-op' }).click();
    await dialog(other).getByRole('textbox', { name: 'Description' }).fill('Of Fiona');
    await dialog(one).getByRole('textbox', { name: 'Description' }).fill('Of Elena');
    await dialog(one).getByRole('button', { name: 'Save' }).click();
    await expect(dialog(one)).toBeHidden();
    await dialog(other).getByRole('button', { name: 'Save' }).click();
    await expect(dialog(other).getByRole('alert')).toContainText('theirs: Of Elena; yours: Of Fiona');
    await dialog(other).getByRole('button', { name: 'Take theirs' }).click();
    await expect(dialog(other).getByRole('textbox', { name: 'Description' })).toHaveValue('Of Elena');
    await dialog(other).getByRole('radio', { name: 'Heart' }).check();
    await dialog(other).getByRole('button', { name: 'Save' }).click();
    await expect(dialog(other)).toBeHidden();
    await expect(row(one, 'Post-op')).toContainText('Of Elena');
  });
});
