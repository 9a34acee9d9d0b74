import {
  expectAccessible,
  expectDialogAccessible,
} from './support/accessibility';
import { requestsAs, signIn } from './support/persona';
import { expect, test } from './support/portal';

const ENTITY = 'component:default/coin-counter';
const HOUR_MS = 3_600_000;

function deploymentOf(index: number) {
  const finished = Date.now() - index * 24 * HOUR_MS - HOUR_MS;
  return {
    entityRefs: [ENTITY],
    id: `coin-${index}`,
    environment: 'shop-floor-2',
    outcome: 'succeeded',
    startedAt: new Date(finished - 300_000).toISOString(),
    finishedAt: new Date(finished).toISOString(),
    revision: `${index}`.padStart(40, 'd'),
  };
}

test('an administrator says what an environment is for with one click, sees the effect before, and takes it back', async ({
  page,
  portal,
}) => {
  test.setTimeout(180_000);
  const ines = await requestsAs(portal.baseUrl, 'Inès Laurent');
  const healthUrl =
    '/api/orr/entities/component/default/coin-counter/deploy-health';
  await ines.send('POST', '/api/orr/deployments', {
    deployments: [0, 1, 2].map(deploymentOf),
  });

  await signIn(page, 'Inès Laurent');
  await page.goto('/orr/admin');
  await page.getByRole('link', { name: 'Open the sources' }).click();
  await expect(page.getByRole('list', { name: 'Systems' })).toBeVisible();
  await page
    .getByRole('button', { name: 'Say what it is for: shop-floor-2' })
    .press('Enter');
  const dialog = page.getByRole('dialog', {
    name: 'What is shop-floor-2 for?',
  });
  await expect(dialog).toContainText(
    '3 deployments: without a purpose before, then production.',
  );
  await expect(dialog).toContainText('Entities: Coin Counter');
  await expectDialogAccessible(page);
  await dialog.getByRole('button', { name: 'Save the rule' }).click();
  await expect(dialog).toBeHidden();
  await expect(
    page.getByText('Saved: shop-floor-2 is for production.'),
  ).toBeVisible();
  await expect(
    page.getByRole('list', { name: 'Rules made here' }),
  ).toContainText('shop-floor-2 is for production');
  // It is applied to what is stored, and what people see of the entity follows.
  await expect(async () => {
    const health = await (await ines.send('GET', healthUrl)).json();
    expect(health.tiers).toMatchObject([{ tier: 'production' }]);
    expect(health.unclassified).toEqual([]);
  }).toPass({ timeout: 90_000 });

  await page.getByRole('button', { name: 'Undo' }).click();
  const removal = page.getByRole('dialog', { name: 'Remove this rule?' });
  await expect(removal).toContainText(
    '3 deployments: production before, then without a purpose.',
  );
  await removal.getByRole('button', { name: 'Remove the rule' }).click();
  await expect(
    page.getByText('Removed: shop-floor-2 is for production.'),
  ).toBeVisible();
  await expect(page.getByText('No rule was made here yet.')).toBeVisible();
  await expectAccessible(page);
});
