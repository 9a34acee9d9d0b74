import {
  expectAccessible,
  expectDialogAccessible,
} from './support/accessibility';
import { startLaunchReview } from './support/launchReview';
import { signIn, signOutAndIn } from './support/persona';
import { expect, test } from './support/portal';

const FROM = 'component:default/till-display';
const TO = 'component:default/till-printer';
const tabOf = (name: string) =>
  `/catalog/default/component/${name}/operational-readiness`;

test('an administrator lets two services that have changed names exchange their histories', async ({
  page,
  portal,
}) => {
  test.setTimeout(240_000);
  await startLaunchReview(portal.baseUrl, 'till-display');
  await signIn(page, 'Nadia Haddad');
  await page.goto('/orr');
  await expect(page.getByRole('link', { name: 'My readiness' })).toBeVisible();
  await page.goto('/orr/admin');
  await expect(page.getByText('This page is for administrators')).toBeVisible();

  await signOutAndIn(page, 'Inès Laurent');
  await page.goto('/orr');
  await page.getByRole('link', { name: 'Administration' }).click();
  const form = page.getByRole('form', { name: 'Renames' });
  const preview = form.getByRole('button', { name: 'Preview' });
  await form.getByLabel('Earlier ref').fill(FROM);
  // The other one by name, as somebody would who knows no ref.
  await form.getByLabel('Ref now').fill('till printer');
  await page.getByRole('option', { name: /Till Printer/ }).click();
  await preview.click();
  await expect(
    page.getByText('The catalog still has an entity under the earlier ref.'),
  ).toBeVisible();
  const exchange = page.getByRole('button', { name: 'Exchange the histories' });
  await expect(
    page.getByRole('button', { name: 'Carry the history' }),
  ).toBeHidden();

  // The portal draws everything anew when its theme changes, without what was written.
  await expectAccessible(page);
  await form.getByLabel('Earlier ref').fill(FROM);
  await form.getByLabel('Ref now').fill(TO);
  await form.getByRole('checkbox', { name: /exchange their/ }).check();
  await preview.click();
  await expect(page.getByText('1 review', { exact: true })).toBeVisible();
  await exchange.click();
  await expectDialogAccessible(page);
  const dialog = page.getByRole('dialog', {
    name: 'Exchange these histories?',
  });
  await expect(dialog).toContainText(`${FROM} and ${TO} exchange`);
  await dialog.getByRole('button', { name: 'Exchange the histories' }).click();

  await expect(dialog).toBeHidden();
  const carried = page.getByRole('list', { name: 'Carried' });
  await expect(carried.getByRole('listitem')).toContainText(FROM);
  await page
    .getByRole('status')
    .getByRole('link', { name: 'Till Printer' })
    .click();
  await page.getByRole('link', { name: 'Show what changed' }).click();
  await expect(page.getByRole('list', { name: 'What changed' })).toContainText(
    'Nadia Haddad started the review',
  );
  await page.goto(tabOf('till-display'));
  await expect(page.getByText('Never reviewed').first()).toBeVisible();
});
