import type { Page } from '@playwright/test';
import { expect, test } from './support/people';

// Long ways through several screens.
test.slow();

const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });

async function createGroup(page: Page, name: string): Promise<void> {
  await page.goto('/directories/groups');
  await page.getByRole('button', { name: 'Create record' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill(name);
  await page.getByRole('dialog').getByRole('button', { name: 'Create' }).click();
  await expect(row(page, name)).toBeVisible();
}

test('many patients are assigned at once from the directory, found, added and removed on the page of a group', async ({
  desk,
}) => {
  const { page } = await desk.of('elena');
  await createGroup(page, 'Knee school');
  await page.goto('/directories/contacts');
  for (const name of ['Grace Hill', 'Clara Jung']) await page.getByRole('checkbox', { name: `Choose ${name}` }).check();
  // What is chosen outlives a search.
  await page.getByRole('searchbox', { name: 'Search contacts' }).fill('noah');
  await page.getByRole('checkbox', { name: 'Choose Noah Martin' }).check();
  await page.getByRole('button', { name: 'Assign 3 patients to groups' }).click();
  const assign = page.getByRole('dialog', { name: 'Assign 3 patients to groups' });
  await assign.getByRole('searchbox', { name: 'Search chat groups' }).fill('knee');
  await assign.getByRole('checkbox', { name: 'Knee school' }).check();
  await assign.getByRole('button', { name: 'Assign' }).click();
  await expect(page.getByText('3 new group memberships')).toBeVisible();
  await expect(row(page, 'Noah Martin')).toContainText('Knee school');

  await page.goto('/directories/groups');
  await page.getByRole('link', { name: 'Knee school' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Knee school' })).toBeVisible();
  await expect(page.getByText('3 patients', { exact: true })).toBeVisible();
  const patients = page.getByRole('table', { name: 'Patients' }).getByRole('link');
  await expect(patients).toHaveText(['Clara Jung', 'Grace Hill', 'Noah Martin']);
  await page.getByRole('searchbox', { name: 'Search patients of this group' }).fill('grace');
  await expect(patients).toHaveText(['Grace Hill']);
  await page.getByRole('searchbox', { name: 'Search patients of this group' }).fill('');

  await page.getByRole('button', { name: 'Add patients' }).click();
  const add = page.getByRole('dialog', { name: 'Add patients to Knee school' });
  // Who belongs to it already is not offered.
  await add.getByRole('searchbox', { name: 'Search contacts' }).fill('grace');
  await expect(add.getByText('Nothing found for grace')).toBeVisible();
  await add.getByRole('searchbox', { name: 'Search contacts' }).fill('emma');
  await add.getByRole('checkbox', { name: 'Emma Davies' }).press('Space');
  await add.getByRole('button', { name: 'Add' }).press('Enter');
  await expect(patients).toHaveText(['Clara Jung', 'Emma Davies', 'Grace Hill', 'Noah Martin']);

  await page.getByRole('checkbox', { name: 'Choose all that are shown' }).check();
  await page.getByRole('checkbox', { name: 'Choose Emma Davies' }).uncheck();
  await page.getByRole('button', { name: 'Remove 3 patients' }).click();
  await expect(patients).toHaveText(['Emma Davies']);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(patients).toHaveCount(4);
  const history = page.getByRole('list', { name: 'History' }).getByRole('listitem');
  await expect(history.locator('strong')).toHaveText([
    '3 patients added',
    '3 patients removed',
    '1 patient added',
    '3 patients added',
    'Created',
  ]);
});

test('contacts are imported from a file after a look at what becomes of every row', async ({ desk }) => {
  const { page } = await desk.of('fiona');
  await page.goto('/directories/contacts');
  // All patients in one file leave the house only with an administrator.
  await expect(page.getByRole('link', { name: 'Export CSV' })).toHaveCount(0);
  await page.getByRole('link', { name: 'Import' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Import contacts' })).toBeVisible();
  const choose = (lines: string) =>
    page
      .getByLabel('File to import')
      .setInputFiles({ name: 'patients.csv', mimeType: 'text/csv', buffer: Buffer.from(lines) });
  const file = 'Code,Full name,Geboren\nx1,Zacharias New,1950-01-02\nx2,Zoe New,1951-31-31\n';
  await choose(file);
  const born = page.getByRole('combobox', { name: 'Column Geboren' });
  await expect(page.getByRole('combobox', { name: 'Column Full name' })).toHaveValue('NAME');
  await expect(born).toHaveValue('');
  await born.selectOption('Birth date');
  await page.getByRole('combobox', { name: 'Column Code' }).selectOption('Id in the other system');
  await page.getByRole('button', { name: 'Check the rows' }).click();
  await expect(page.getByRole('heading', { name: 'What would happen' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'New: 1', exact: true })).toBeVisible();
  await expect(row(page, 'Zoe New')).toContainText('There was no such day to be born on.');
  await page.getByRole('button', { name: 'New: 1', exact: true }).click();
  await expect(row(page, 'Zacharias New')).toContainText('New');
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Imported' })).toBeVisible();

  // The same file again: nothing to do.
  await page.getByRole('button', { name: 'Choose another file' }).click();
  await choose(file);
  await born.selectOption('Birth date');
  await page.getByRole('combobox', { name: 'Column Code' }).selectOption('Id in the other system');
  await page.getByRole('button', { name: 'Check the rows' }).click();
  await expect(page.getByText('Everything is in the directory already.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Unchanged: 1' })).toBeVisible();
  await page.goto('/directories/contacts');
  await page.getByRole('searchbox', { name: 'Search contacts' }).fill('zacharias 1950');
  await expect(row(page, 'Zacharias New')).toBeVisible();
});

test('consent is recorded on the card, for each class of messages', async ({ desk }) => {
  const { page } = await desk.of('fiona');
  await page.goto('/directories/contacts');
  await page.getByRole('searchbox', { name: 'Search contacts' }).fill('Emma Davies');
  await page.getByRole('link', { name: 'Emma Davies' }).click();
  await page.getByRole('tab', { name: 'Additional info' }).click();
  const consents = page.getByRole('list', { name: 'Consent to messages' }).getByRole('listitem');
  await consents.getByRole('button', { name: 'Record consent for Marketing' }).click();
  const form = page.getByRole('form', { name: 'Record consent for Marketing' });
  await form.getByRole('combobox', { name: 'Answer' }).selectOption('Refused');
  await form.getByRole('textbox', { name: 'On which day' }).fill('2999-01-01');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form.getByText('Consent was given today or before.')).toBeVisible();
  await form.getByRole('textbox', { name: 'On which day' }).fill('2026-03-12');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(consents.filter({ hasText: 'Marketing' })).toContainText(/Refused, .*2026/);
});
