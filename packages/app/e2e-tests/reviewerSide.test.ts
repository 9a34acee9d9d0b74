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
import { cardOf } from './support/questionnaire';
import { goodStatement, unmetStatement } from './support/statements';

const TAB = '/catalog/default/component/chargeback-desk/operational-readiness';
/** Left unmet: a high risk that becomes a condition instead of a stop. */
const GAP = 'zone-loss';

/** A launch review that Nadia has answered and submitted. */
async function submittedReview(baseUrl: string) {
  const nadia = await requestsAs(baseUrl, 'Nadia Haddad');
  const questions = await launchQuestions(nadia);
  const { reviewId, path } = await startLaunchReview(
    baseUrl,
    'chargeback-desk',
  );
  for (const question of questions) {
    const { id } = question;
    await saveAnswer(
      nadia,
      reviewId,
      id,
      id === GAP ? unmetStatement(question) : goodStatement(question),
    );
  }
  await nadia.call('POST', `/api/orr/reviews/${reviewId}/submissions`, {
    revision: 1,
  });
  const practice = questions.find(
    ({ answer, id }) => answer.type !== 'text' && id !== GAP,
  )!;
  return { reviewUrl: path, questions, practice };
}

test('a reviewer looks, asks for a change, sees what changed and decides; the owner meets the condition', async ({
  page,
  portal,
}) => {
  test.setTimeout(240_000);
  const { reviewUrl, questions, practice } = await submittedReview(
    portal.baseUrl,
  );
  const gap = questions.find(({ id }) => id === GAP)!;

  await signIn(page, 'Omar Silva');
  await page.goto(`${reviewUrl}/decision`);
  await expect(
    page.getByRole('button', { name: 'Risks 1', pressed: true }),
  ).toBeVisible();
  await expect(cardOf(page, practice)).toBeHidden();
  await page.getByRole('button', { name: `All ${questions.length}` }).click();
  const holder = page.getByRole('region', { name: 'Who sees to the decision' });
  await holder.getByRole('button', { name: 'Decline' }).click();
  const declining = page.getByRole('dialog', { name: 'Decline this review?' });
  await declining.getByRole('textbox').fill('On call this week');
  await expectDialogAccessible(page);
  await declining.getByRole('button', { name: 'Decline' }).click();
  await expect(holder.getByText(/: On call this week/)).toBeVisible();
  await holder.getByRole('button', { name: 'Take' }).click();
  await expect(holder.getByText('You have taken this review.')).toBeVisible();
  await expect(holder.getByText(/On call this week/)).toBeHidden();
  const looked = cardOf(page, practice).getByRole('checkbox', {
    name: /I have looked at this answer/,
  });
  await looked.check();
  await expect(cardOf(page, practice).getByText('Looked at by')).toBeVisible();

  await cardOf(page, gap)
    .getByRole('button', { name: 'Ask for a change' })
    .click();
  await cardOf(page, gap)
    .getByRole('textbox', { name: /^What should change/ })
    .fill('Say when the second zone comes');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Give back with 1 change' }).click();
  await expect(page.getByText('Say when the second zone comes')).toBeVisible();

  await signOutAndIn(page, 'Nadia Haddad');
  await page.goto(`${reviewUrl}?question=${GAP}`);
  const asked = cardOf(page, gap);
  await expect(asked.getByText('Say when the second zone comes')).toBeVisible();
  await expect(
    page.getByRole('button', { name: 'Changes asked 1' }),
  ).toBeVisible();
  await asked.getByRole('button', { name: 'Add a note' }).click();
  await asked.getByRole('textbox', { name: 'Note' }).fill('In April');
  await asked.getByRole('textbox', { name: 'Note' }).blur();
  await expect(asked.getByText('The answer was changed')).toBeVisible();
  await page.getByRole('button', { name: 'Submit for decision' }).click();
  await page
    .getByRole('button', { name: /^Submit/ })
    .last()
    .click();
  await expect(page.getByText('Submitted by')).toBeVisible();

  await signOutAndIn(page, 'Omar Silva');
  await page.goto(`${reviewUrl}/decision?show=changed`);
  await expect(
    page.getByRole('button', { name: 'Changed since last time 1' }),
  ).toBeVisible();
  await expect(
    cardOf(page, gap)
      .getByRole('region', { name: 'After' })
      .getByText('In April'),
  ).toBeVisible();
  await expect(
    cardOf(page, gap).getByText('The answer was changed'),
  ).toBeVisible();
  await page.getByRole('radio', { name: /^Conditional go/ }).check();
  await page
    .getByRole('textbox', { name: /^Condition:/ })
    .fill('Run in a second zone');
  await page
    .getByRole('textbox', { name: 'Reason' })
    .fill('Good but for the zone');
  const read = page.getByRole('button', { name: /^I have read it/ });
  await expect(read.or(page.getByText('(read)'))).toBeVisible();
  if (await read.isVisible()) {
    await read.click();
  }
  await page.getByRole('button', { name: 'Decide: conditional go' }).click();
  await expect(page.getByText(/1 looked at/)).toBeVisible();

  await signOutAndIn(page, 'Nadia Haddad');
  await page.goto(reviewUrl);
  await page.getByRole('button', { name: /^Mark as met/ }).click();
  await page.getByRole('textbox', { name: 'Note' }).fill('It runs in two');
  await page.getByRole('button', { name: 'Save as met' }).click();
  await expect(page.getByText('Met, says')).toBeVisible();
  await page.goto(TAB);
  await expect(page.getByText('Ready', { exact: true }).first()).toBeVisible();
  await page.goto('/catalog/default/component/chargeback-desk');
  await expect(
    page.getByRole('link', { name: 'Open the readiness tab' }),
  ).toBeVisible();
});
