import { expectAccessible } from './support/accessibility';
import { requestsAs, signIn } from './support/persona';
import { expect, test } from './support/portal';

const ENTITY = 'component:default/refund-kiosk';
const HOUR_MS = 3_600_000;

function deploymentOf(index: number, change: object = {}) {
  const finished = Date.now() - index * 24 * HOUR_MS - HOUR_MS;
  return {
    entityRefs: [ENTITY],
    id: `run-${index}`,
    environment: 'production',
    outcome: index % 4 === 3 ? 'failed' : 'succeeded',
    startedAt: new Date(finished - 300_000).toISOString(),
    finishedAt: new Date(finished).toISOString(),
    revision: `${index}`.padStart(40, 'c'),
    url: `https://ci.example.org/${index}`,
    ...change,
  };
}

test('what a pipeline tells is on the tab of its entity, with what each number rests on', async ({
  page,
  portal,
}) => {
  test.setTimeout(180_000);
  const ines = await requestsAs(portal.baseUrl, 'Inès Laurent');
  const nadia = await requestsAs(portal.baseUrl, 'Nadia Haddad');
  const tell = (who: typeof ines, ...deployments: object[]) =>
    who.send('POST', '/api/orr/deployments', { deployments });

  await signIn(page, 'Nadia Haddad');
  await page.goto(
    '/catalog/default/component/refund-kiosk/operational-readiness',
  );
  const card = page.getByText('No deployments are known.', { exact: false });
  await expect(card).toBeVisible();
  await page
    .getByRole('button', { name: 'How to tell of a deployment' })
    .press('Enter');
  await expect(page.getByRole('textbox', { name: 'The call' })).toHaveValue(
    new RegExp(ENTITY),
  );
  await expectAccessible(page);

  expect((await tell(nadia, deploymentOf(0))).status).toBe(403);
  const told = await tell(
    ines,
    ...Array.from({ length: 8 }, (_, index) => deploymentOf(index)),
    deploymentOf(20, { environment: 'live-2' }),
  );
  expect(told.status).toBe(200);
  expect(await told.json()).toEqual({ recorded: 9, unchanged: 0 });

  await page.reload();
  const production = page.getByRole('region', { name: 'Production' });
  await expect(production).toBeVisible({ timeout: 60_000 });
  await expect(production).toContainText('2 of 8 in');
  await expect(
    page.getByText('1 deployment to “live-2” is not counted', { exact: false }),
  ).toBeVisible();
  await production.getByRole('button', { name: 'More numbers' }).press('Enter');
  await expect(production).toContainText('5 minutes');
  await page
    .getByRole('button', { name: 'Show latest deployments' })
    .press('Enter');
  await expect(
    page.getByRole('table', { name: 'Latest deployments' }).getByRole('row'),
  ).toHaveCount(10);
  await expectAccessible(page);
});
