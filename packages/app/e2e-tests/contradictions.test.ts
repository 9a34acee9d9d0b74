import { type Page } from '@playwright/test';
import {
  expectAccessible,
  expectDialogAccessible,
} from './support/accessibility';
import {
  launchQuestions,
  saveAnswer,
  startLaunchReview,
} from './support/launchReview';
import { requestsAs, signIn, signOutAndIn } from './support/persona';
import { expect, test } from './support/portal';
import { goodStatement } from './support/statements';

const NAME = 'receipt-mailer';
const TAB = `/catalog/default/component/${NAME}/operational-readiness`;
const ENTITY_API = `/api/orr/entities/component/default/${NAME}`;
const VOUCHER = 'resource:default/main-cluster';
const VOUCHED = 'diagnosis-telemetry';
const SAID = 'Every workload writes structured logs and passes traces on.';

function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

/** A review that was decided with an answer that the cluster vouches for. */
async function decideWithVouching(baseUrl: string): Promise<string> {
  const ines = await requestsAs(baseUrl, 'Inès Laurent');
  const nadia = await requestsAs(baseUrl, 'Nadia Haddad');
  const omar = await requestsAs(baseUrl, 'Omar Silva');
  const { reviewId } = await startLaunchReview(baseUrl, NAME);
  const questions = await launchQuestions(nadia);
  await ines.call('POST', '/api/orr/vouchings', {
    voucherRef: VOUCHER,
    checklistId: 'service-launch-readiness',
    questionIds: [VOUCHED],
    statement: SAID,
    url: 'https://docs.example.org/main-cluster/telemetry',
    validUntil: inDays(200),
  });
  for (const question of questions.filter(
    ({ id, profiles }) => id !== VOUCHED && profiles.includes('launch'),
  )) {
    await saveAnswer(nadia, reviewId, question.id, goodStatement(question));
  }
  await nadia.call('POST', `/api/orr/reviews/${reviewId}/submissions`, {
    revision: 1,
  });
  const { review, snapshot } = await omar.call(
    'GET',
    `/api/orr/reviews/${reviewId}`,
  );
  await omar.call('POST', `/api/orr/reviews/${reviewId}/decisions`, {
    revision: review.revision,
    snapshotId: snapshot.id,
    outcome: 'go',
    reason: 'Everything is answered',
  });
  return questions.find(({ id }) => id === VOUCHED)!.title;
}

/** Anew: the portal keeps the colours of links when its theme changes under an open page. */
async function inTheme(page: Page, colorScheme: 'light' | 'dark') {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.reload();
}

/** Opens a dialog by its button, in the dark as well, looks at it and leaves it. */
async function lookAtDialog(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await inTheme(page, colorScheme);
    const button = page.getByRole('button', { name });
    await button.press('Enter');
    await expectDialogAccessible(page, { colorScheme });
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(button).toBeFocused();
  }
  await inTheme(page, 'light');
}

test('a platform withdraws what it vouched for, and the team that rested on it responds', async ({
  page,
  portal,
}) => {
  test.setTimeout(420_000);
  const question = await decideWithVouching(portal.baseUrl);

  await test.step('whoever vouches sees what rests on it before it is withdrawn', async () => {
    await signIn(page, 'Inès Laurent');
    await page.goto('/orr/vouchings');
    const list = page.getByRole('list', { name: 'What is vouched for' });
    await expect(list).toContainText(SAID);
    await expectAccessible(page);
    await lookAtDialog(page, `Withdraw: ${SAID}`);
    await page
      .getByRole('button', { name: `Withdraw: ${SAID}` })
      .press('Enter');
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText(
      '1 entity has a decision with an answer from it',
    );
    await dialog.getByRole('checkbox').press('Space');
    await dialog.getByLabel('Why').fill('The tracing backend loses spans.');
    await expectDialogAccessible(page);
    await dialog.getByRole('button', { name: 'Withdraw' }).press('Enter');
    await expect(dialog).toBeHidden();
    await expect(list).toContainText('Withdrawn: relying on it is not safe');
    await expectAccessible(page);
  });

  await test.step('the owner finds the contradiction first on the tab, and says that it holds', async () => {
    const nadia = await requestsAs(portal.baseUrl, 'Nadia Haddad');
    // Looked for once a minute.
    await expect
      .poll(
        async () =>
          (
            await nadia.call('GET', `${ENTITY_API}/contradictions`)
          ).items,
        { timeout: 150_000 },
      )
      .toHaveLength(1);
    await signOutAndIn(page, 'Nadia Haddad');
    await page.goto(TAB);
    const notice = page.getByRole('region', { name: 'Contradictions' });
    await expect(notice).toContainText(question);
    await expect(notice).toContainText('relying on that is not safe');
    await expectAccessible(page);
    for (const way of ['Fix it…', 'Explain…', 'The signal is wrong…']) {
      await lookAtDialog(page, `${way} ${question}`);
    }
    await page
      .getByRole('button', { name: `Explain… ${question}` })
      .press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Respond' }).press('Enter');
    await expect(dialog.getByLabel('In your words')).toHaveAttribute(
      'aria-invalid',
      'true',
    );
    await expectDialogAccessible(page);
    await dialog.getByLabel('In your words').fill('We send traces ourselves.');
    await dialog.getByRole('button', { name: 'Respond' }).press('Enter');
    await expect(dialog).toBeHidden();
    await expect(notice).toContainText('We send traces ourselves.');
    await expectAccessible(page);
  });
});
