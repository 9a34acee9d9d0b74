import { type Page } from '@playwright/test';
import { expectDialogAccessible } from './support/accessibility';
import {
  launchQuestions,
  saveAnswer,
  startLaunchReview,
} from './support/launchReview';
import {
  type PersonaRequests,
  requestsAs,
  signIn,
  signOutAndIn,
} from './support/persona';
import { expect, test } from './support/portal';
import { cardOf, expectSaved } from './support/questionnaire';

const ROLLBACK = {
  title: 'Can you go back to the previous version without a new build?',
};

/** Waits until the notification was delivered, and follows it. */
async function openNotification(
  page: Page,
  { call }: PersonaRequests,
  title: string,
) {
  await expect
    .poll(
      async () => {
        const { notifications } = await call(
          'GET',
          '/api/notifications/notifications',
        );
        return notifications.map(
          ({ payload }: { payload: { title: string } }) => payload.title,
        );
      },
      { timeout: 60_000 },
    )
    .toContain(title);
  await page.goto('/notifications');
  await page.getByText(title).first().click();
}

test('a question that is handed over is answered by the colleague who finds it', async ({
  page,
  portal,
}) => {
  test.setTimeout(240_000);
  const nadia = await requestsAs(portal.baseUrl, 'Nadia Haddad');
  const { reviewId, path } = await startLaunchReview(portal.baseUrl, 'tip-jar');

  await signIn(page, 'Nadia Haddad');
  await page.goto(`${path}?question=rollback`);
  const card = cardOf(page, ROLLBACK);
  await card.getByRole('button', { name: 'Hand over' }).click();
  const dialog = page.getByRole('dialog', {
    name: 'Hand this question to a colleague',
  });
  await expectDialogAccessible(page);
  await dialog.getByLabel('To whom').fill('Tom');
  await page.getByRole('option', { name: /Tom Becker/ }).click();
  await dialog
    .getByLabel('What should they find out?')
    .fill('Ask how the last one went');
  await dialog.getByRole('button', { name: 'Hand over to them' }).click();
  await expect(dialog).toBeHidden();
  await expectSaved(page);

  await signOutAndIn(page, 'Tom Becker');
  const tom = await requestsAs(portal.baseUrl, 'Tom Becker');
  await openNotification(page, tom, 'Tip Jar: a question waits for you');
  await expect(page).toHaveURL(
    new RegExp(`reviews/${reviewId}\\?question=rollback`),
  );
  await expect(card).toBeVisible();
  await expect(
    page.getByRole('button', { name: 'Handed to you 1' }),
  ).toBeVisible();
  await card.getByRole('button', { name: 'To be researched' }).click();
  await card.getByRole('checkbox').first().check();
  await expectSaved(page);

  await signOutAndIn(page, 'Nadia Haddad');
  await openNotification(
    page,
    nadia,
    'Tip Jar: a question you handed over is answered',
  );
  await expect(card.getByRole('checkbox').first()).toBeChecked();
  await expect(card.getByRole('link', { name: 'Tom Becker' })).toBeVisible();
});

test('what the catalog knows is told before a review, and becomes evidence in one press', async ({
  page,
  portal,
}) => {
  await signIn(page, 'Nadia Haddad');
  await page.goto(
    '/catalog/default/component/gift-card-desk/operational-readiness',
  );
  await expect(
    page.getByText(/^\d+ of 29 questions can be prefilled/),
  ).toBeVisible();

  const review = await startLaunchReview(portal.baseUrl, 'gift-card-desk');
  const path = `${review.path}?question=runbooks`;
  await page.goto(path);
  const use = page
    .getByRole('region', { name: 'Already known' })
    .getByRole('button', { name: 'Use as evidence: Runbook' });
  await use.focus();
  await page.keyboard.press('Enter');
  await expectSaved(page);

  await page.goto(path);
  const card = cardOf(page, {
    title: 'Could a colleague do the routine jobs from what is written?',
  });
  await expect(card.getByLabel('Evidence 1: link')).toHaveValue(
    'https://runbooks.example.org/gift-card-desk',
  );
  await expect(card.getByRole('checkbox', { checked: true })).toHaveCount(0);
});

test('an answer is copied from a service of the same team, and says so', async ({
  page,
  portal,
}) => {
  const nadia = await requestsAs(portal.baseUrl, 'Nadia Haddad');
  const rollback = (await launchQuestions(nadia)).find(
    ({ id }) => id === 'rollback',
  )!;
  const [choice] = rollback.answer.choices!;
  const source = await startLaunchReview(portal.baseUrl, 'coupon-ledger');
  await saveAnswer(nadia, source.reviewId, rollback.id, {
    kind: 'choices',
    choices: [choice.id],
  });
  const target = await startLaunchReview(portal.baseUrl, 'coupon-printer');

  await signIn(page, 'Nadia Haddad');
  await page.goto(`${target.path}?question=rollback`);
  const card = cardOf(page, ROLLBACK);
  await card.getByRole('button', { name: 'Copy from …' }).click();
  const copied = page.getByRole('button', {
    name: 'Copy this answer of Coupon Ledger',
  });
  await expect(copied).toBeVisible();
  await expectDialogAccessible(page);
  await copied.click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(card.locator(`#choice-rollback-${choice.id}`)).toBeChecked();
  await expect(card.getByText(/^Copied from/)).toContainText('Coupon Ledger');

  await card.locator(`#choice-rollback-${choice.id}`).uncheck();
  await expect(card.getByText(/^Copied from/)).toBeHidden();
});
