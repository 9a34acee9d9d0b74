import { type Page } from '@playwright/test';
import { requestsAs, signIn } from './support/persona';
import { expect, test } from './support/portal';
import { goodStatement, type AskedQuestion } from './support/statements';

const ENTITY = 'component:default/payment-gateway';
const TAB = '/catalog/default/component/payment-gateway/operational-readiness';
/** Left unmet: a high risk that becomes a condition instead of a stop. */
const GAP = 'zone-loss';

async function signOutAndIn(page: Page, name: string) {
  await page.goto('/settings');
  await page.getByTestId('user-settings-menu').click();
  await page.getByRole('menuitem', { name: /sign out/i }).click();
  await signIn(page, name);
}

/** A launch review that Nadia has answered and submitted. */
async function submittedReview(baseUrl: string) {
  const { send } = await requestsAs(baseUrl, 'Nadia Haddad');
  const call = async (method: string, path: string, body?: object) => {
    const response = await send(
      method,
      `/api/orr${path}`,
      body && { mutationId: crypto.randomUUID(), ...body },
    );
    expect(response.ok, `${path}: ${response.status}`).toBe(true);
    return response.json();
  };
  const { document } = await call(
    'GET',
    '/checklists/service-launch-readiness/versions/1',
  );
  const questions: AskedQuestion[] = document.sections.flatMap(
    (section: { questions: AskedQuestion[] }) => section.questions,
  );
  const { review } = await call('POST', '/reviews', {
    entityRef: ENTITY,
    checklistId: 'service-launch-readiness',
    kind: 'launch',
  });
  for (const question of questions) {
    const { choices = [] } = question.answer;
    const none = choices.filter(choice => choice.exclusive).map(({ id }) => id);
    await call('PUT', `/reviews/${review.id}/answers/${question.id}`, {
      revision: 0,
      statement:
        question.id === GAP
          ? { kind: 'choices', choices: none }
          : goodStatement(question),
      evidence: [],
    });
  }
  await call('POST', `/reviews/${review.id}/submissions`, { revision: 1 });
  const practice = questions.find(
    ({ answer, id }) => answer.type !== 'text' && id !== GAP,
  )!;
  return { reviewUrl: `${TAB}/reviews/${review.id}`, questions, practice };
}

test.use({ portalName: 'reviewerSide' });

test('a reviewer looks, asks for a change, sees what changed and decides; the owner meets the condition', async ({
  page,
  portal,
}) => {
  test.setTimeout(240_000);
  const { reviewUrl, questions, practice } = await submittedReview(
    portal.baseUrl,
  );
  const gap = questions.find(({ id }) => id === GAP)!;
  const card = (title: string) =>
    page.getByRole('region', { name: title, exact: true });

  await signIn(page, 'Omar Silva');
  await page.goto(`${reviewUrl}/decision`);
  await expect(
    page.getByRole('button', { name: 'Risks 1', pressed: true }),
  ).toBeVisible();
  await expect(card(practice.title)).toBeHidden();
  await page.getByRole('button', { name: `All ${questions.length}` }).click();
  const looked = card(practice.title).getByRole('checkbox', {
    name: /I have looked at this answer/,
  });
  await looked.check();
  await expect(card(practice.title).getByText('Looked at by')).toBeVisible();

  await card(gap.title)
    .getByRole('button', { name: 'Ask for a change' })
    .click();
  await card(gap.title)
    .getByRole('textbox', { name: /^What should change/ })
    .fill('Say when the second zone comes');
  await page.getByRole('button', { name: 'Give back with 1 change' }).click();
  await expect(page.getByText('Say when the second zone comes')).toBeVisible();

  await signOutAndIn(page, 'Nadia Haddad');
  await page.goto(`${reviewUrl}?question=${GAP}`);
  const asked = card(gap.title);
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
    card(gap.title)
      .getByRole('region', { name: 'After' })
      .getByText('In April'),
  ).toBeVisible();
  await expect(
    card(gap.title).getByText('The answer was changed'),
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
  await page.goto('/catalog/default/component/payment-gateway');
  await expect(
    page.getByRole('link', { name: 'Open the readiness tab' }),
  ).toBeVisible();
});
