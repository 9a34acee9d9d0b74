import { expectAccessible } from './support/accessibility';
import {
  advanceClock,
  requestsAs,
  signIn,
  signOutAndIn,
} from './support/persona';
import { expect, test } from './support/portal';

const tabOf = (name: string) =>
  `/catalog/default/component/${name}/operational-readiness`;
const TAB = tabOf('payment-gateway');
const DAY_MS = 24 * 60 * 60 * 1000;

function dayIn(days: number): string {
  return new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
}

// It says what is in scope for all of its portal, and moves its clock.
test.use({ portalName: 'programme' });

test('a programme is set up; an entity is exempt once somebody else than its owner agrees, and due again when that ends', async ({
  page,
  portal,
}) => {
  test.setTimeout(240_000);
  const saved = page.getByRole('status').filter({ hasText: /^Saved$/ });
  await signIn(page, 'Inès Laurent');
  await page.goto('/orr');
  await page.getByRole('link', { name: 'About the programme' }).click();
  await expect(page.getByText('No programme yet')).toBeVisible();
  await page.getByRole('button', { name: 'Set up the programme' }).click();

  await page
    .getByRole('button', { name: /^2\. What the programme is about/ })
    .click();
  await page.getByRole('radio', { name: 'What fits these choices' }).check();
  await page.getByRole('button', { name: 'Lifecycles' }).click();
  await page.getByRole('menuitemcheckbox', { name: /^production/ }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByText(/^Matches \d+ of \d+ entities/)).toBeVisible();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(saved).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('button', { name: /^7\. / }).click();
  await page
    .getByRole('textbox', { name: 'Why we do this' })
    .fill('Outages **come back**.');
  await page
    .getByRole('textbox', { name: 'Owner' })
    .fill('group:default/reliability');
  await page.getByRole('textbox', { name: 'Target date' }).fill(dayIn(90));
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(saved).toBeVisible();
  await page.getByRole('link', { name: 'To the programme' }).click();
  await expect(page.getByText('Lifecycle is production')).toBeVisible();
  await expect(page.getByText('come back')).toBeVisible();
  await expectAccessible(page);

  await signOutAndIn(page, 'Nadia Haddad');
  await page.goto(TAB);
  await page.getByRole('button', { name: 'Ask for an exemption' }).click();
  await page
    .getByLabel(/^Why is no review needed/)
    .fill('Switched off next week');
  await page.getByLabel(/^Last day/).fill(dayIn(10));
  await expect(
    page.getByText('Reliability is told and decides.'),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Send the request' }).click();
  await expect(page.getByText(/waits for a decision/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Decide' })).toBeHidden();

  await signOutAndIn(page, 'Omar Silva');
  const omar = await requestsAs(portal.baseUrl, 'Omar Silva');
  const own = await omar.call('POST', '/api/orr/exemptions', {
    entityRef: 'component:default/alert-router',
    reason: 'Replaced soon',
    until: dayIn(10),
  });
  await page.goto(tabOf('alert-router'));
  await expect(
    page.getByText('You asked for it, so somebody else decides.'),
  ).toBeVisible();
  const refused = await omar.send(
    'POST',
    `/api/orr/exemptions/${own.id}/decisions`,
    {
      mutationId: crypto.randomUUID(),
      revision: own.revision,
      outcome: 'approved',
    },
  );
  expect(refused.status).toBe(403);

  await page.goto(TAB);
  await page.getByRole('button', { name: 'Decide', exact: true }).click();
  await page.getByRole('button', { name: 'Approve' }).click();
  await expect(page.getByRole('link', { name: /^Exempt until/ })).toBeVisible();
  await expect(page.getByText('Not required').first()).toBeVisible();

  // The counts of everything follow within seconds.
  await expect(async () => {
    await page.goto('/orr?owners=all');
    await expect(page.getByRole('link', { name: '1 exempt' })).toBeVisible({
      timeout: 2_000,
    });
  }).toPass();
  await page.getByRole('link', { name: '1 exempt' }).click();
  await expect(
    page.getByRole('link', { name: 'Payment Gateway' }),
  ).toBeVisible();
  await expect(
    page.getByRole('status').filter({ hasText: /^1 entity$/ }),
  ).toBeVisible();
  await expectAccessible(page);

  await advanceClock(portal.baseUrl, 12);
  await page.goto(TAB);
  await expect(page.getByText('Never reviewed').first()).toBeVisible();
  await expect(page.getByRole('link', { name: /^Exempt until/ })).toBeHidden();
  await expect(async () => {
    await page.goto('/orr?owners=all');
    await expect(
      page.getByRole('link', { name: 'About the programme' }),
    ).toBeVisible();
    await expect(page.getByRole('link', { name: /exempt$/ })).toBeHidden({
      timeout: 2_000,
    });
  }).toPass();
});
