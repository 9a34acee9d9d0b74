import {
  expectAccessible,
  expectDialogAccessible,
} from './support/accessibility';
import { signIn, signOutAndIn } from './support/persona';
import { expect, test } from './support/portal';

const HIDDEN = 'fraud-scoring';
/** A list may show what was visible a minute ago. */
const FILLING = { timeout: 75_000 };

test('a manager opens what her groups own, looks at one of it beside the list, and keeps what she looks at', async ({
  page,
}) => {
  test.setTimeout(240_000);
  await signIn(page, 'Grace Kim');
  await expect(async () => {
    await page.goto('/orr');
    // Of the teams below her group, too.
    await expect(page).toHaveURL(/owner=group%3Adefault%2Fcommerce/, {
      timeout: 5_000,
    });
    await page.getByRole('searchbox', { name: 'Search by name' }).fill('tip');
    await expect(
      page.getByRole('link', { name: 'Tip Jar', exact: true }),
    ).toBeVisible({ timeout: 5_000 });
  }).toPass(FILLING);
  const own = page.getByRole('button', {
    name: 'Remove the filter Owned by me or my groups',
  });
  await expect(own).toBeVisible();
  await expectAccessible(page);
  // The portal draws everything anew when its theme changes.
  await page.reload();

  // By the keyboard alone, and back to where she was.
  const details = page.getByRole('button', { name: 'Details of Tip Jar' });
  await details.focus();
  await page.keyboard.press('Enter');
  const panel = page.getByRole('complementary', { name: 'Tip Jar, details' });
  await expect(panel.getByRole('heading', { name: 'Tip Jar' })).toBeFocused();
  await expect(panel.getByText('Never reviewed').first()).toBeVisible();
  await expect(panel.getByText('No action is open.')).toBeVisible();
  await expect(page).toHaveURL(/entity=component%3Adefault%2Ftip-jar/);
  await page.reload();
  await expect(panel.getByText('No action is open.')).toBeVisible();
  await expectAccessible(page, { part: 'main aside, [role=dialog]' });
  await page.reload();
  await expect(panel).toBeVisible();
  await panel.getByRole('button', { name: 'Close the details' }).click();
  await expect(panel).toBeHidden();

  await page.getByRole('searchbox', { name: 'Search by name' }).fill('');
  await expect(page).not.toHaveURL(/text=/);
  await own.click();
  await expect(page).toHaveURL(/\/orr\?owners=all$/);
  await page
    .getByRole('group', { name: 'Filter by standing' })
    .getByRole('button', { name: /^Never reviewed/ })
    .click();
  await expect(page).toHaveURL(/standing=neverReviewed/);

  await page.getByRole('button', { name: 'Saved views' }).click();
  const views = page.getByRole('dialog', { name: 'Saved views' });
  await expectDialogAccessible(page);
  await views.getByRole('textbox', { name: /^Name/ }).fill('Who is next');
  await views.getByRole('checkbox', { name: /^Shared with/ }).check();
  await views.getByRole('button', { name: 'Save what shows now' }).click();
  const saved = views.getByRole('link', { name: 'Who is next' });
  await expect(saved).toBeVisible();
  const link = await saved.getAttribute('href');
  await saved.click();
  await expect(page.getByText('Saved view: Who is next')).toBeVisible();
  const id = new URL(link!, page.url()).searchParams.get('saved');

  await signOutAndIn(page, 'Victor Visitor');
  await page.goto(`/orr?saved=${id}`);
  await expect(
    page.getByText(/^Saved view: Who is next · saved by/),
  ).toBeVisible();
  await expect(page).toHaveURL(/standing=neverReviewed/);
  await expect(
    page.getByRole('table', { name: 'Entities and their standing' }),
  ).toBeVisible();
  await page.getByRole('searchbox', { name: 'Search by name' }).fill(HIDDEN);
  await expect(
    page.getByRole('heading', { name: 'Nothing matches' }),
  ).toBeVisible();
});

test('one goes from view to view with what one looks at', async ({ page }) => {
  test.setTimeout(120_000);
  await signIn(page, 'Nadia Haddad');
  await page.goto('/orr?owner=group%3Adefault%2Fpayments&tier=tier-2');
  const tab = (name: string) =>
    page
      .getByRole('navigation', { name: 'Views' })
      .getByRole('link', { name, exact: true });
  await expect(tab('Services')).toHaveAttribute('aria-current', 'page');
  await tab('Accepted risks').click();
  await expect(page).toHaveURL(
    /\/orr\/risks\?owner=group%3Adefault%2Fpayments/,
  );
  await expect(page.getByRole('combobox', { name: 'What' })).toBeVisible();
  await expectAccessible(page);
  await tab('Actions').click();
  await expect(page).toHaveURL(/\/orr\/actions\?owner=/);
  await tab('Services').click();
  await expect(page).toHaveURL(/\/orr\?owner=group%3Adefault%2Fpayments$/);
  await page.goBack();
  await expect(page).toHaveURL(/\/orr\/actions\?owner=/);
});
