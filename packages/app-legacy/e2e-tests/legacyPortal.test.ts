import { type Page } from '@playwright/test';
import { signIn } from '../../app/e2e-tests/support/persona';
import { expect, test } from '../../app/e2e-tests/support/portal';

const ENTITY = '/catalog/default/component/payment-gateway';
const TAB = 'Operational Readiness';

async function openTab(page: Page) {
  await page.goto(ENTITY);
  await page.getByRole('tab', { name: TAB }).click();
  await expect(page).toHaveURL(`${ENTITY}/operational-readiness`);
}

test.describe('a portal on the old frontend system', () => {
  test.beforeEach(async ({ page }) => {
    await signIn(page, 'Nadia Haddad');
  });

  test('shows the standing in the tab, and keeps an answer given there', async ({
    page,
  }) => {
    await openTab(page);
    await expect(page.getByText('Never reviewed').first()).toBeVisible();
    await page.getByRole('button', { name: 'Start launch review' }).click();
    await expect(page).toHaveURL(/operational-readiness\/reviews\//);

    const question = page
      .getByRole('region')
      .filter({ has: page.getByRole('checkbox') })
      .first();
    await question.getByRole('checkbox').first().check();
    await expect(
      page.getByRole('status').filter({ hasText: 'Saved' }),
    ).toBeVisible();
    await page.reload();
    await expect(
      page.getByRole('button', { name: 'Clear answer' }).first(),
    ).toBeVisible();
  });

  test('tells the standing on the overview, and leads to the tab', async ({
    page,
  }) => {
    await page.goto('/catalog/default/component/checkout-api');
    await expect(
      page.getByText('Operational readiness', { exact: true }),
    ).toBeVisible();
    await expect(page.getByText('Never reviewed').first()).toBeVisible();
    await page.getByRole('link', { name: 'Open the readiness tab' }).click();
    await expect(page).toHaveURL(/checkout-api\/operational-readiness/);
  });

  test('lists the entities on the page of the sidebar, each with the way to its tab', async ({
    page,
  }) => {
    await page.getByRole('link', { name: 'Readiness', exact: true }).click();
    await expect(page).toHaveURL(/\/orr/);
    await expect(page.getByRole('heading', { name: TAB })).toBeVisible();
    await page
      .getByRole('searchbox', { name: 'Search by name' })
      .fill('payment-gateway');
    const row = page.getByRole('row', { name: /Payment Gateway/i });
    await row.getByRole('link').first().click();
    await expect(page).toHaveURL(/payment-gateway\/operational-readiness/);
    await expect(page.getByRole('tab', { name: TAB })).toHaveAttribute(
      'aria-selected',
      'true',
    );
  });

  test('tells the standings in the table of the catalog, with one request for the page', async ({
    page,
  }) => {
    const asked: string[] = [];
    page.on('request', sent => {
      if (sent.url().endsWith('/api/orr/readiness/look-up')) {
        asked.push(sent.postData() ?? '');
      }
    });
    await page.goto('/catalog?filters[kind]=component&filters[user]=all');
    const row = page.getByRole('row', { name: /checkout-api|Checkout API/i });
    await expect(
      row.getByRole('link', { name: 'Never reviewed' }),
    ).toBeVisible();
    await expect(
      page.getByRole('columnheader', { name: 'Readiness' }),
    ).toBeVisible();
    expect(asked.length).toBeLessThanOrEqual(2);
    await row.getByRole('link', { name: 'Never reviewed' }).click();
    await expect(page).toHaveURL(/checkout-api\/operational-readiness/);
  });

  test('takes the texts of the plugin in the language of the reader', async ({
    page,
  }) => {
    await page.goto('/settings');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('option', { name: 'Deutsch' }).click();
    await page.goto('/orr');
    await expect(
      page.getByRole('heading', { name: 'Betriebsbereitschaft' }),
    ).toBeVisible();
    await expect(page.getByText('Nie geprüft').first()).toBeVisible();
  });
});
