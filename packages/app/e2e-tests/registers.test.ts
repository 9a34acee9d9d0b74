import { randomUUID } from 'node:crypto';
import { expectAccessible } from './support/accessibility';
import { startLaunchReview } from './support/launchReview';
import { requestsAs, signIn } from './support/persona';
import { expect, test } from './support/portal';
import { goodStatement, unmetStatement } from './support/statements';

const GAP = 'zone-loss';
const DAY_MS = 24 * 60 * 60 * 1000;

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
  // Tomorrow: where the organisation is, today may be over already.
  const until = new Date(Date.now() + DAY_MS).toISOString().slice(0, 10);
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
  await nadia.call('POST', `${review}/escalations`, {
    questionId: GAP,
    to: 'group:default/reliability',
    situation: 'There is one zone',
    criticality: 'High: every refund goes through it',
    who: 'Whoever waits for money',
    impact: 'Nobody is paid back while the zone is gone',
    urgency: 'Before the sales in January',
    remedy: 'A second zone, paid for by the platform',
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

  await page.goto('/orr/mine');
  await expect(
    page.getByRole('link', { name: /^Refund Kiosk: Answer an escalation/ }),
  ).toBeVisible();
  await expectAccessible(page);

  await page.goto(
    '/catalog/default/component/refund-kiosk/operational-readiness',
  );
  await expect(
    page.getByText('A second zone, paid for by the platform'),
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
