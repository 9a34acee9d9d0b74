import { randomUUID } from 'node:crypto';
import { expectAccessible } from './support/accessibility';
import { startLaunchReview } from './support/launchReview';
import { requestsAs, signIn } from './support/persona';
import { expect, test } from './support/portal';
import { goodStatement, unmetStatement } from './support/statements';

const GAP = 'zone-loss';

// What others decide in the same portal would be counted too.
test.use({ portalName: 'heat-map' });

test('a manager goes from her group by the heat map to the team, its service and the one question that is open, and compares with a month ago', async ({
  page,
  portal,
}) => {
  test.setTimeout(240_000);
  const nadia = await requestsAs(portal.baseUrl, 'Nadia Haddad');
  const { reviewId, questions } = await startLaunchReview(
    portal.baseUrl,
    'refund-kiosk',
  );
  const review = `/api/orr/reviews/${reviewId}`;
  for (const question of questions) {
    await nadia.call('PUT', `${review}/answers/${question.id}`, {
      revision: 0,
      statement:
        question.id === GAP
          ? unmetStatement(question)
          : goodStatement(question),
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
    reason: 'A second zone first',
    conditions: [],
    confirmedQuestionIds: [],
  });
  expect(await decided.text()).toContain('noGo');
  const gap = questions.find(({ id }) => id === GAP)!;
  const found = await nadia.call(
    'GET',
    `/api/orr/scorecard/gaps?question=${GAP}`,
  );
  expect(found.totalItems).toBe(1);

  await signIn(page, 'Grace Kim');
  await page.goto('/orr');
  await expect(page).toHaveURL(/owner=group%3Adefault%2Fcommerce/);
  await page.getByRole('link', { name: 'Heat map' }).click();
  const grid = page.getByRole('grid');
  await expect(grid).toBeVisible();
  await expectAccessible(page);
  // The portal mixes its themes when they change more than once.
  await page.reload();

  // From the top down to the team, each step in the address.
  await page
    .getByRole('button', { name: 'Teams below Meridian Goods' })
    .click();
  await page.getByRole('button', { name: 'Teams below Commerce' }).click();
  const cell = grid.getByRole('button', {
    name: new RegExp(`^Payments, ${found.items[0].section.title}: `),
  });
  await expect(cell).toBeVisible();
  await page.goBack();
  await expect(
    page.getByRole('button', { name: 'Teams below Commerce' }),
  ).toBeVisible();
  await page.goForward();

  await cell.focus();
  await page.keyboard.press('Enter');
  await expect(
    page.getByRole('heading', { name: /^Open questions: Payments, / }),
  ).toBeFocused();
  await expect(page.getByRole('link', { name: gap.title })).toBeVisible();
  await expectAccessible(page);

  // The link is the place: whoever opens it sees the same.
  await page.reload();
  await page.getByRole('link', { name: gap.title }).click();
  await expect(page).toHaveURL(
    new RegExp(`/reviews/${reviewId}\\?question=${GAP}`),
  );

  await page.goto('/orr/themes');
  await expect(page.getByRole('table')).toContainText(gap.title);
  await page
    .getByRole('button', {
      name: `${gap.title}: open for 1 of 1, show them`,
    })
    .click();
  await expect(page.getByRole('link', { name: 'Refund Kiosk' })).toBeVisible();
  await expectAccessible(page);
  await page.reload();

  await page.goto('/orr');
  await page.getByRole('link', { name: 'What changed' }).click();
  await page.getByRole('button', { name: 'A month ago' }).click();
  await expect(
    page.getByRole('listitem').filter({ hasText: 'Refund Kiosk' }),
  ).toContainText('Not ready');
});
