import { randomUUID } from 'node:crypto';
import {
  expectAccessible,
  expectDialogAccessible,
} from './support/accessibility';
import { startLaunchReview } from './support/launchReview';
import { pageOf, requestsAs, signIn } from './support/persona';
import { expect, test } from './support/portal';
import { goodStatement } from './support/statements';

const QUESTION = 'zone-loss';
const TITLE = 'Survive the loss of a zone';

// What others decide in the same portal would be counted too.
test.use({ portalName: 'campaign' });

test('a campaign asks one question of many, moves as they answer it, and keeps its result', async ({
  browser,
  page,
  portal,
}) => {
  test.setTimeout(240_000);
  const nadia = await requestsAs(portal.baseUrl, 'Nadia Haddad');
  const { reviewId, questions } = await startLaunchReview(
    portal.baseUrl,
    'refund-kiosk',
  );
  const { title: question } = questions.find(({ id }) => id === QUESTION)!;

  await signIn(page, 'Inès Laurent');
  await page.goto('/orr/campaigns');
  await expect(page.getByText('No campaigns yet')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'New campaign' }).click();
  await expect(page.getByRole('combobox', { name: 'Checklist' })).toBeVisible();
  // The address can say what it is to ask.
  const form = `/orr/campaigns/new?checklist=service-launch-readiness&question=${QUESTION}`;
  await page.goto(form);
  await expect(page.getByRole('checkbox', { name: question })).toBeChecked();
  await expectAccessible(page);
  // The portal begins anew with another theme.
  await page.goto(form);
  await page.getByRole('textbox', { name: 'Title' }).fill(TITLE);
  await page
    .getByLabel('What it is for, and what to do')
    .fill('The zone was **gone** in March.');
  await page
    .getByRole('textbox', { name: 'Owner' })
    .fill('group:default/reliability');
  await expect(page.getByRole('checkbox', { name: question })).toBeChecked();
  await expect(page.getByText(/^About \d+ entities, of/)).toBeVisible();
  await page
    .getByRole('textbox', { name: 'Only of a group' })
    .fill('group:default/payments');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Save draft' }).click();
  await expect(page.getByRole('note')).toContainText('This is a draft.');

  await page.getByRole('button', { name: 'Start campaign' }).click();
  await expectDialogAccessible(page);
  await page.getByRole('button', { name: 'Start and tell owners' }).click();
  await expect(
    page.getByText(/^0 of \d+ entities answered the question\./),
  ).toBeVisible();
  const address = page.url();
  await expectAccessible(page);

  // The owner sees it in the tab, and is led to the question.
  const owners = await pageOf(browser, portal.baseUrl, 'Nadia Haddad');
  await owners.goto(
    '/catalog/default/component/refund-kiosk/operational-readiness',
  );
  const notice = owners.getByRole('region', { name: 'Asked by a campaign' });
  await expect(notice).toContainText(TITLE);
  await expectAccessible(owners);
  await notice.getByRole('link', { name: `Answer: ${question}` }).click();
  await expect(owners).toHaveURL(
    new RegExp(`/reviews/${reviewId}\\?question=${QUESTION}`),
  );
  const review = `/api/orr/reviews/${reviewId}`;
  for (const one of questions) {
    await nadia.call('PUT', `${review}/answers/${one.id}`, {
      revision: 0,
      statement: goodStatement(one),
      evidence: [],
    });
  }
  const { snapshot } = await nadia.call('POST', `${review}/submissions`, {
    revision: 1,
  });
  const omar = await requestsAs(portal.baseUrl, 'Omar Silva');
  const decided = await omar.send('POST', `${review}/decisions`, {
    mutationId: randomUUID(),
    revision: 2,
    snapshotId: snapshot.id,
    outcome: 'noGo',
    reason: 'Not before summer',
    conditions: [],
    confirmedQuestionIds: [],
  });
  expect(await decided.text()).toContain('noGo');
  await owners.goto(
    '/catalog/default/component/refund-kiosk/operational-readiness',
  );
  await expect(
    owners.getByRole('region', { name: 'Operational readiness' }),
  ).toBeVisible();
  await expect(notice).toBeHidden();
  await owners.context().close();

  await page.goto(address);
  await expect(
    page.getByText(/^1 of \d+ entities answered the question\./),
  ).toBeVisible();
  await page.getByRole('button', { name: 'End campaign' }).click();
  await page.getByRole('button', { name: 'End and keep the result' }).click();
  await expect(page.getByRole('note')).toContainText('This campaign is over.');
  await expect(
    page.getByText(/^1 of \d+ entities answered the question\./),
  ).toBeVisible();
  await expectAccessible(page);
  await page.goto('/orr/campaigns');
  await expect(
    page
      .getByRole('region', { name: 'Ended' })
      .getByRole('link', { name: TITLE }),
  ).toBeVisible();
});
