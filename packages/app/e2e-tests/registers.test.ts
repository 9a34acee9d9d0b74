import { randomUUID } from 'node:crypto';
import { expectAccessible } from './support/accessibility';
import { startLaunchReview } from './support/launchReview';
import { requestsAs, signIn } from './support/persona';
import { expect, test } from './support/portal';
import { goodStatement, unmetStatement } from './support/statements';

const GAP = 'zone-loss';

test('what a review leaves to do is on the desk, on the agenda and in the registers', async ({
  page,
  portal,
}) => {
  test.setTimeout(240_000);
  const nadia = await requestsAs(portal.baseUrl, 'Nadia Haddad');
  const { reviewId, path, questions } = await startLaunchReview(
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
  const until = new Date().toISOString().slice(0, 10);
  const about = { questionId: GAP, until };
  await nadia.call('POST', `${review}/dispositions`, {
    ...about,
    type: 'action',
    text: 'Run in a second zone',
    ownerRef: 'group:default/payments',
  });
  await nadia.call('POST', `${review}/dispositions`, {
    ...about,
    type: 'acceptance',
    text: 'The second zone comes in spring',
  });
  await nadia.send('POST', `${review}/submissions`, {
    mutationId: randomUUID(),
    revision: 1,
  });

  await signIn(page, 'Omar Silva');
  await page.goto('/orr/desk');
  await expect(
    page.getByRole('row', { name: /Decide the review.*Refund Kiosk/ }),
  ).toBeVisible();
  await expectAccessible(page);

  await page.goto(`${path}/agenda`);
  await expect(page.getByRole('heading', { name: /^Agenda/ })).toBeVisible();
  await expectAccessible(page);

  await page.goto('/orr/actions?scope=all');
  await expect(
    page.getByRole('link', { name: 'Run in a second zone' }),
  ).toBeVisible();
  await expectAccessible(page);

  await page.goto('/orr/risks?scope=all&state=asked');
  await expect(
    page.getByRole('link', { name: 'The second zone comes in spring' }),
  ).toBeVisible();
  await expectAccessible(page);
});
