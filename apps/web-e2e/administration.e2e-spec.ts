import { type Page, type ViewportSize } from '@playwright/test';
import { violations } from './support/axe';
import { expect, test } from './support/people';

const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });
const PHONE: ViewportSize = { width: 360, height: 800 };

test.describe('Directories → Employees', () => {
  test('an administrator adds somebody, who sets a password by the link and works; the audit log has it all', async ({
    desk,
    browser,
    address,
  }) => {
    const { page } = await desk.of('elena');
    await page.getByRole('navigation', { name: 'Main menu' }).getByRole('link', { name: 'Employees' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Employees' })).toBeVisible();
    await expect(row(page, 'Boris Smirnov')).toContainText('Active');
    expect(await violations(page)).toEqual([]);

    await page.getByRole('button', { name: 'Create record' }).click();
    const dialog = page.getByRole('dialog', { name: 'Create employee' });
    await dialog.getByRole('button', { name: 'Create' }).click();
    await expect(dialog.getByRole('textbox', { name: 'Email' })).toHaveAttribute('aria-invalid', 'true');
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Nina Newcomer');
    await dialog.getByRole('textbox', { name: 'Email' }).fill(`nina-${String(Date.now())}@new.clinic`);
    await dialog.getByRole('textbox', { name: 'Position' }).fill('Nurse');
    await dialog.getByRole('checkbox', { name: 'Directories' }).check();
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Create' }).click();
    const invitation = page.getByRole('dialog', { name: 'Link for Nina Newcomer' });
    const link = await invitation.getByRole('textbox', { name: 'Link' }).inputValue();
    await invitation.getByRole('button', { name: 'Copy' }).click();
    await expect(invitation.getByRole('status')).not.toBeEmpty();
    await invitation.getByRole('button', { name: 'Done' }).click();
    await expect(row(page, 'Nina Newcomer')).toContainText('Invited until');

    const context = await browser.newContext({ baseURL: address, viewport: PHONE });
    const hers = await context.newPage();
    await hers.goto(`/set-password${new URL(link).hash}`);
    await expect(hers.getByRole('heading', { level: 1, name: 'Set your password' })).toBeVisible();
    expect(hers.url()).not.toContain('#');
    expect(await violations(hers)).toEqual([]);
    await hers.getByRole('textbox', { name: 'New password' }).fill('short');
    await hers.keyboard.press('Enter');
    await expect(hers.getByRole('textbox', { name: 'New password' })).toHaveAttribute('aria-invalid', 'true');
    await hers.getByRole('textbox', { name: 'New password' }).fill('seven green bicycles');
    await hers.keyboard.press('Enter');
    await expect(hers.getByRole('navigation', { name: 'Main menu' })).toBeVisible();
    await hers.goto(`/set-password${new URL(link).hash}`);
    await hers.getByRole('textbox', { name: 'New password' }).fill('eight green bicycles');
    await hers.keyboard.press('Enter');
    await expect(hers.getByRole('heading', { name: 'This link does not work any more' })).toBeVisible();
    await context.close();

    await page.getByRole('link', { name: 'Audit log' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Audit log' })).toBeVisible();
    const table = page.getByRole('table', { name: 'Audit log' });
    await expect(table.getByRole('row').filter({ hasText: 'Set a password by a link' })).toContainText('Nina Newcomer');
    await page.getByLabel('Action').selectOption({ label: 'Added an employee' });
    await expect(page).toHaveURL(/action=CREATE_EMPLOYEE/);
    await expect(table.getByRole('row')).toHaveCount(2);
    await table.getByRole('button', { name: /^Details of entry/ }).click();
    await expect(table).toContainText('CHAT, CRM');
    expect(await violations(page)).toEqual([]);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Export CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('audit.csv');
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await expect(table.getByRole('row').filter({ hasText: 'Exported the audit log' })).toHaveCount(1);
  });

  test('changes and deactivates somebody after asking, by keyboard, and takes it back', async ({ desk }) => {
    const { page } = await desk.of('elena', { viewport: PHONE });
    await page.goto('/directories/employees');
    await page.getByRole('searchbox', { name: 'Search employees' }).fill('karim');
    await expect(row(page, 'Boris Smirnov')).toHaveCount(0);
    await page.getByRole('button', { name: 'Edit Karim Aliyev' }).focus();
    await page.keyboard.press('Enter');
    const edit = page.getByRole('dialog', { name: 'Edit employee' });
    await edit.getByRole('textbox', { name: 'Position' }).fill('Head nurse');
    await page.keyboard.press('Tab');
    await edit.getByRole('button', { name: 'Save' }).press('Enter');
    await expect(row(page, 'Karim Aliyev')).toContainText('Head nurse');
    await page.getByRole('button', { name: 'Deactivate Karim Aliyev' }).press('Enter');
    const question = page.getByRole('dialog', { name: 'Deactivate Karim Aliyev?' });
    await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused();
    await question.getByRole('button', { name: 'Deactivate' }).press('Enter');
    await expect(row(page, 'Karim Aliyev')).toHaveCount(0);
    await page.getByRole('switch', { name: 'Show deactivated' }).click();
    await expect(row(page, 'Karim Aliyev')).toContainText('Deactivated');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Reactivate Karim Aliyev' }).press('Enter');
    await expect(row(page, 'Karim Aliyev')).toContainText('Active');
  });

  test('who is no administrator sees colleagues and may change nothing, and the log not at all', async ({ desk }) => {
    const { page } = await desk.of('boris');
    await expect(page.getByRole('link', { name: 'Employees' })).toHaveCount(0);
    await page.goto('/directories/employees');
    await expect(row(page, 'Karim Aliyev')).toBeVisible();
    await expect(page.getByRole('button', { name: /Edit|Deactivate|Create/ })).toHaveCount(0);
    await page.goto('/admin/audit');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByRole('table')).toHaveCount(0);
  });
});
