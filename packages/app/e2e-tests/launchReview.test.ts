import { type Page } from '@playwright/test';
import { expectAccessible } from './support/accessibility';
import { launchQuestions } from './support/launchReview';
import {
  advanceClock,
  requestsAs,
  signIn,
  signOutAndIn,
} from './support/persona';
import { expect, test } from './support/portal';
import { expectSaved, openCard } from './support/questionnaire';
import { goodStatement, type AskedQuestion } from './support/statements';

const TAB = '/catalog/default/component/payment-gateway/operational-readiness';
/** Left unmet: a high risk that becomes a condition instead of a stop. */
const GAP = 'zone-loss';

type Statement = { kind: string; choices?: string[]; value?: string | number };

async function answer(page: Page, question: AskedQuestion, unmet: boolean) {
  const card = await openCard(page, question);
  const statement = goodStatement(question) as Statement;
  const { choices = [] } = question.answer;
  if (statement.kind === 'choices') {
    const ids = unmet
      ? choices.filter(choice => choice.exclusive).map(choice => choice.id)
      : statement.choices!;
    for (const id of ids) {
      await card.locator(`#choice-${question.id}-${id}`).check();
    }
  } else if (statement.kind === 'practice') {
    await card.getByRole('radio', { name: 'Yes' }).check();
  } else {
    const field = card.getByRole('textbox', {
      name: /^(Date of the answer|Answer in)/,
    });
    const typed =
      statement.kind === 'date' ? card.getByLabel('Date of the answer') : field;
    await typed.fill(String(statement.value));
    await typed.blur();
  }
  await expectSaved(page);
}

// It moves the clock of its portal.
test.use({ portalName: 'launchReview' });

test('a launch review, from the first answer to the day its condition lapses', async ({
  page,
  portal,
}) => {
  // A busy machine takes minutes for it.
  test.setTimeout(420_000);
  const questions = await launchQuestions(
    await requestsAs(portal.baseUrl, 'Nadia Haddad'),
  );
  const always = questions.filter(question => !question.visibleWhen);
  const half = Math.floor(always.length / 2);

  await signIn(page, 'Nadia Haddad');
  await page.goto(TAB);
  await expect(page.getByText('Never reviewed').first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Start launch review' }).click();
  await expect(page).toHaveURL(/operational-readiness\/reviews\//);
  const reviewUrl = page.url();

  for (const question of always.slice(0, half)) {
    await answer(page, question, question.id === GAP);
  }
  await expectAccessible(page);

  await page.goto(reviewUrl);
  for (const question of always.slice(0, half)) {
    const card = await openCard(page, question);
    await expect(
      card.getByRole('button', { name: 'Clear answer' }),
      question.title,
    ).toBeVisible();
  }
  for (const question of always.slice(half)) {
    await answer(page, question, false);
  }
  for (const question of questions.filter(({ visibleWhen }) => visibleWhen)) {
    await answer(page, question, false);
  }
  await page.getByRole('button', { name: 'Submit for decision' }).click();
  await expect(page.getByText('Every question is answered.')).toBeVisible();
  await page
    .getByRole('textbox', { name: 'Message to whoever decides' })
    .fill('The second zone comes next week');
  await page.getByRole('button', { name: 'Submit review' }).click();
  await expect(page.getByText('Submitted by')).toBeVisible();
  await expectAccessible(page);

  await page.goto(TAB);
  await expect(page.getByText('Never reviewed').first()).toBeVisible();

  await signOutAndIn(page, 'Omar Silva');
  await page.goto(reviewUrl);
  await page
    .getByRole('link', { name: 'Decide review' })
    .or(page.getByRole('button', { name: 'Decide review' }))
    .click();
  await expect(page.getByRole('radio', { name: /^Go\b/ })).toBeDisabled();
  await page.getByRole('radio', { name: /^Conditional go/ }).check();
  const condition = page.getByRole('textbox', { name: /^Condition:/ });
  await condition.fill('Run in a second zone');
  await page
    .getByRole('textbox', { name: 'Reason' })
    .fill('Good but for the zone');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Decide: conditional go' }).click();
  await expect(page.getByText('Run in a second zone')).toBeVisible();

  await signOutAndIn(page, 'Nadia Haddad');
  await page.goto(TAB);
  await expect(page.getByText('Ready with conditions').first()).toBeVisible();
  await expect(page.getByText('Run in a second zone')).toBeVisible();
  await expectAccessible(page);

  await advanceClock(portal.baseUrl, 32);
  await page.goto(TAB);
  await expect(page.getByText('Not ready').first()).toBeVisible();
  await expect(page.getByText(/condition past its date/).first()).toBeVisible();

  await page.goto('/orr?text=payment-gateway');
  await expect(async () => {
    await page.reload();
    await expect(
      page
        .getByRole('row', { name: /Payment Gateway/i })
        .getByText('Not ready'),
    ).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await expectAccessible(page);
});
