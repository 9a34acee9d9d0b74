import { expectAccessible } from './support/accessibility';
import {
  launchQuestions,
  saveAnswer,
  startLaunchReview,
} from './support/launchReview';
import { requestsAs, signIn } from './support/persona';
import { expect, test } from './support/portal';
import { goodStatement } from './support/statements';

test('a reviewer is told, opens the review from the message, and finds it under My readiness', async ({
  page,
  portal,
}) => {
  const nadia = await requestsAs(portal.baseUrl, 'Nadia Haddad');
  const { reviewId, path } = await startLaunchReview(
    portal.baseUrl,
    'gift-wrapper',
  );
  for (const question of await launchQuestions(nadia)) {
    await saveAnswer(nadia, reviewId, question.id, goodStatement(question));
  }
  await nadia.call('POST', `/api/orr/reviews/${reviewId}/submissions`, {
    revision: 1,
  });

  await signIn(page, 'Omar Silva');
  await page.goto('/notifications');
  await page
    .getByRole('link', { name: 'Gift Wrapper waits for a decision' })
    .click();
  await expect(page).toHaveURL(new RegExp(`${path}$`));

  await page.goto('/orr');
  await page.getByRole('link', { name: 'My readiness' }).click();
  const waiting = page.getByRole('link', {
    name: 'Gift Wrapper: Decide the review',
  });
  await expect(waiting).toBeVisible();
  await expect(
    page.getByRole('heading', { name: 'My teams owe' }),
  ).toBeVisible();
  await expectAccessible(page);
  await waiting.click();
  await expect(page).toHaveURL(new RegExp(`${path}/decision$`));
});
