import { readFile } from 'node:fs/promises';
import {
  expectAccessible,
  expectDialogAccessible,
} from './support/accessibility';
import { signIn } from './support/persona';
import { expect, test } from './support/portal';

const TABLE = [
  'Service;Review date;Result;URL',
  'till-display;2025-03-31;go;https://wiki.example.org/till-display',
  'till-printer;2025-04-02;maybe;',
  'no-such-service;2025-04-02;no-go;',
].join('\n');
const MENDED = TABLE.split('\n').slice(0, 2).join('\n');

test('reviews that were held elsewhere come in whole, show on the tab as unverified, and go again', async ({
  page,
}) => {
  test.setTimeout(180_000);
  await signIn(page, 'Inès Laurent');
  await page.goto('/orr/checklists');
  await page.getByRole('link', { name: 'Past reviews' }).click();
  const text = page.getByRole('textbox', { name: 'The table as text' });
  await text.fill(TABLE);
  await page.getByRole('button', { name: 'Check the table' }).click();
  await expect(page.getByText(/things are to be mended first/)).toBeVisible();
  await expect(page.getByText(/no-such-service/).last()).toBeVisible();
  await expect(page.getByRole('button', { name: /^Bring in/ })).toBeHidden();
  await expectAccessible(page);

  await page.reload();
  await text.fill(MENDED);
  await page.getByRole('button', { name: 'Check the table' }).press('Enter');
  await page.getByRole('button', { name: 'Bring in 1 review' }).press('Enter');
  await expect(
    page.getByRole('status').filter({ hasText: '1 review is brought in' }),
  ).toBeVisible();

  await page.goto(
    '/catalog/default/component/till-display/operational-readiness',
  );
  const elsewhere = page.getByRole('list', { name: 'Recorded elsewhere' });
  await expect(elsewhere).toContainText('Go');
  await expect(page.getByText(/nobody here has verified them/)).toBeVisible();
  await expect(elsewhere.getByRole('link', { name: /review/ })).toHaveAttribute(
    'href',
    'https://wiki.example.org/till-display',
  );
  await expect(page.getByText('Never reviewed').first()).toBeVisible();
  await expectAccessible(page);

  await page.goto('/orr/past-reviews');
  await page
    .getByRole('button', { name: 'Undo the import: Pasted text' })
    .click();
  await expectDialogAccessible(page);
  await page
    .getByRole('dialog')
    .getByRole('button', { name: 'Undo the import' })
    .click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.goto(
    '/catalog/default/component/till-display/operational-readiness',
  );
  await expect(page.getByText('Never reviewed').first()).toBeVisible();
  await expect(elsewhere).toBeHidden();
});

test('a version is downloaded as YAML, and as a lens once it is told what that loses', async ({
  page,
}) => {
  await signIn(page, 'Nadia Haddad');
  await page.goto('/orr/checklists/service-launch-readiness');
  const menu = page.getByRole('button', { name: 'Download' });
  await menu.press('Enter');
  const [yaml] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'YAML' }).click(),
  ]);
  expect(await readFile(await yaml.path(), 'utf8')).toContain(
    'id: service-launch-readiness',
  );
  await menu.click();
  await page.getByRole('menuitem', { name: /^AWS custom lens/ }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Not in the lens');
  await expectDialogAccessible(page);
});
