import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../support/people';

// Each spec is a sentence of the seed, "Chat Groups", sections 1 and 2.

test.slow();

const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });
const groupDialog = (page: Page, name: string) => page.getByRole('dialog', { name });
const chip = (page: Page, group: string) =>
  page.getByRole('list', { name: 'Chat groups' }).getByRole('listitem').filter({ hasText: group });

/** How a person presses a button: with the mouse, or by going there with the keys. */
const ways = {
  'by mouse': (button: Locator) => button.click(),
  'by keyboard': async (button: Locator) => {
    await button.focus();
    await expect(button).toBeFocused();
    await button.press('Enter');
  },
} as const;

async function openGroups(page: Page, press: (button: Locator) => Promise<void>): Promise<void> {
  await press(page.getByRole('navigation', { name: 'Main menu' }).getByRole('link', { name: 'Chat groups' }));
  await expect(page.getByRole('heading', { level: 1, name: 'Chat groups' })).toBeVisible();
}

async function createGroup(page: Page, name: string, press: (button: Locator) => Promise<void>): Promise<void> {
  await press(page.getByRole('button', { name: 'Create record' }));
  const dialog = groupDialog(page, 'Create chat group');
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toBeFocused();
  await page.keyboard.type(name);
  await press(dialog.getByRole('button', { name: 'Create' }));
  await expect(dialog).toBeHidden();
}

async function openAdditionalInfo(
  page: Page,
  patient: string,
  press: (button: Locator) => Promise<void>,
): Promise<void> {
  await press(page.getByRole('navigation', { name: 'Main menu' }).getByRole('link', { name: 'Contacts' }));
  await page.getByRole('searchbox', { name: 'Search contacts' }).fill(patient);
  await press(page.getByRole('link', { name: patient }));
  await expect(page.getByRole('heading', { level: 1, name: patient })).toBeVisible();
  await press(page.getByRole('tab', { name: 'Additional Info' }));
}

for (const [way, press] of Object.entries(ways)) {
  const named = (name: string) => `${name} ${way.slice(3)}`;

  test.describe(`1. Chat Group Directories & Cards, ${way}`, () => {
    test('+ Create Record – Add a new chat group. Search Bar – Find existing groups quickly.', async ({ desk }) => {
      const { page } = await desk.of('elena');
      await openGroups(page, press);
      const name = named('Travel vaccines');
      await createGroup(page, name, press);
      await expect(row(page, name)).toContainText('Visible');
      await expect(page.getByRole('button', { name: 'Create record' })).toBeFocused();
      // The same name in other letters is taken, and said so before anything is sent.
      await press(page.getByRole('button', { name: 'Create record' }));
      const dialog = groupDialog(page, 'Create chat group');
      await dialog.getByRole('textbox', { name: 'Name' }).fill(name.toUpperCase().replaceAll(' ', ''));
      await dialog.getByRole('textbox', { name: 'Description' }).focus();
      await expect(dialog.getByText('There is a chat group of this name already.')).toBeVisible();
      await page.keyboard.press('Escape');
      await press(dialog.getByRole('button', { name: 'Discard' }));

      await page.getByRole('searchbox', { name: 'Search chat groups' }).fill('travel');
      await expect(row(page, 'Post-op')).toHaveCount(0);
      await expect(row(page, name)).toBeVisible();
      await page.getByRole('searchbox', { name: 'Search chat groups' }).fill('трэвэл');
      await expect(page.getByText('Nothing found for трэвэл')).toBeVisible();
    });

    test('Edit – Update group name or properties.', async ({ desk }) => {
      const { page } = await desk.of('elena');
      await openGroups(page, press);
      await createGroup(page, named('Knees'), press);
      await press(page.getByRole('button', { name: `Edit ${named('Knees')}` }));
      const edit = groupDialog(page, 'Edit chat group');
      await edit.getByRole('textbox', { name: 'Name' }).fill(named('Hips'));
      await edit.getByRole('textbox', { name: 'Description' }).fill('After the operation');
      await edit.getByRole('radio', { name: 'Green' }).check();
      await edit.getByRole('radio', { name: 'Bone' }).check();
      await press(edit.getByRole('button', { name: 'Save' }));
      await expect(row(page, named('Hips'))).toContainText('After the operation');
      await expect(row(page, named('Hips')).locator('dir-group-icon')).toHaveClass(/GREEN/);
      await expect(row(page, named('Knees'))).toHaveCount(0);
    });

    test('Hide / Unhide – Control visibility of inactive groups.', async ({ desk }) => {
      const { page } = await desk.of('elena');
      const name = named('Spring');
      await openGroups(page, press);
      await createGroup(page, name, press);
      await openAdditionalInfo(page, 'Grace Hill', press);
      await press(page.getByRole('button', { name: 'Add chat group' }));
      await page.getByRole('combobox', { name: 'Search chat groups' }).fill('spring');
      await expect(page.getByRole('option')).toHaveText([name]);
      await page.keyboard.press('Enter');
      await expect(chip(page, name)).toBeVisible();

      await openGroups(page, press);
      await press(page.getByRole('button', { name: `Hide ${name}` }));
      await expect(page.getByText('It stays on patients and cannot be chosen for new messages.')).toBeVisible();
      await expect(row(page, name)).toHaveCount(0);
      await press(page.getByRole('switch', { name: 'Show hidden' }));
      await expect(row(page, name)).toContainText('Hidden');
      // On the card the chip stays and turns grey; on other cards it cannot be chosen.
      await openAdditionalInfo(page, 'Grace Hill', press);
      await expect(chip(page, name)).toContainText('Hidden');
      await expect(chip(page, name).locator('dir-group-icon')).toHaveClass(/hidden/);
      await openAdditionalInfo(page, 'Noah Martin', press);
      await press(page.getByRole('button', { name: 'Add chat group' }));
      await page.getByRole('combobox', { name: 'Search chat groups' }).fill('spring');
      await expect(page.getByText('There is no such group to add')).toBeVisible();

      await openGroups(page, press);
      await press(page.getByRole('switch', { name: 'Show hidden' }));
      await press(page.getByRole('button', { name: `Unhide ${name}` }));
      await expect(row(page, name)).toContainText('Visible');
      await openAdditionalInfo(page, 'Grace Hill', press);
      await expect(chip(page, name)).not.toContainText('Hidden');
    });

    test('A group that never sent can be deleted.', async ({ desk }) => {
      const { page } = await desk.of('elena');
      const name = named('Mistake');
      await openGroups(page, press);
      await createGroup(page, name, press);
      await press(page.getByRole('button', { name: `Delete ${name}` }));
      await expect(row(page, name)).toHaveCount(0);
      await expect(page.getByText(`${name} deleted`)).toBeVisible();
    });
  });

  test.describe(`2. Assign Chat Groups to Clients, ${way}`, () => {
    test('You can assign one or more Chat Groups to a patient directly from their Patient Card. Assigned groups are displayed with a group icon and a delete option for easy management.', async ({
      desk,
    }) => {
      const { page } = await desk.of('fiona');
      await openAdditionalInfo(page, 'Анна Щербакова', press);
      await press(page.getByRole('button', { name: 'Add chat group' }));
      const search = page.getByRole('combobox', { name: 'Search chat groups' });
      await expect(search).toBeFocused();
      for (const group of ['Post-op', 'Young parents']) {
        await search.fill(group.slice(0, 5));
        const option = page.getByRole('option');
        await expect(option).toHaveText([group]);
        if (way === 'by mouse') await option.click();
        else await search.press('Enter');
        await expect(chip(page, group).locator('dir-group-icon svg')).toBeVisible();
      }
      await search.press('Escape');
      await expect(page.getByRole('button', { name: 'Add chat group' })).toBeFocused();

      await press(page.getByRole('button', { name: 'Remove from Post-op' }));
      await expect(chip(page, 'Post-op')).toHaveCount(0);
      await expect(page.getByText("Access to this group's chat ends now")).toBeVisible();
      await press(page.getByRole('button', { name: 'Undo' }));
      await expect(chip(page, 'Post-op')).toBeVisible();
      for (const group of ['Post-op', 'Young parents']) {
        await press(page.getByRole('button', { name: `Remove from ${group}` }));
        await expect(chip(page, group)).toHaveCount(0);
      }
    });
  });
}
