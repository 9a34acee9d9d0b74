import { type Locator, type Page } from '@playwright/test';
import { tabTo } from './support/focus';
import { launchQuestions } from './support/launchReview';
import { requestsAs, signIn } from './support/persona';
import { expect, test } from './support/portal';
import { goodStatement, type AskedQuestion } from './support/statements';

const TAB = '/catalog/default/component/refund-worker/operational-readiness';

interface Statement {
  kind: string;
  choices?: string[];
  value?: string | number;
}

/** The latest day whose number is that of its month: fields for dates differ in which of them comes first. */
function recentTwinDay(): string {
  const now = new Date();
  const begun = now.getUTCDate() >= now.getUTCMonth() + 1;
  const month = new Date(
    Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - (begun ? 0 : 1), 1),
  )
    .toISOString()
    .slice(0, 7);
  return `${month}-${month.slice(5)}`;
}

function statementFor(question: AskedQuestion): Statement {
  const statement = goodStatement(question) as Statement;
  return statement.kind === 'date'
    ? { kind: 'date', value: recentTwinDay() }
    : statement;
}

/** Types into the field that the first digit leads to, and leaves it. */
async function typeValue(page: Page, { kind, value }: Statement) {
  const [year, month, day] = String(value).split('-');
  await page.keyboard.press('1');
  await page.keyboard.type(
    kind === 'date' ? `${day}${month}${year}` : String(value),
  );
  await page.keyboard.press('Escape');
}

/** Answers the open question by its digits. */
async function answerOpen(page: Page, question: AskedQuestion) {
  const statement = statementFor(question);
  const { choices = [] } = question.answer;
  if (statement.kind === 'choices') {
    for (const id of statement.choices!) {
      const place = choices.findIndex(choice => choice.id === id) + 1;
      await page.keyboard.press(String(place));
    }
  } else if (statement.kind === 'practice') {
    await page.keyboard.press('1');
  } else {
    await typeValue(page, statement);
  }
}

/** The question that opens after another; null once the way leads to submitting instead. */
async function nextOf(
  page: Page,
  questionId: string,
  panel: Locator,
): Promise<string | null> {
  const opened = () => new URL(page.url()).searchParams.get('question');
  await expect(async () =>
    expect(opened() !== questionId || (await panel.isVisible())).toBe(true),
  ).toPass({ intervals: [10, 20, 50] });
  return (await panel.isVisible()) ? null : opened();
}

test('a whole launch review is answered without a mouse', async ({
  page,
  portal,
}) => {
  // A busy machine takes minutes for it.
  test.setTimeout(300_000);
  await signIn(page, 'Nadia Haddad');
  await page.goto(TAB);
  await expect(
    page.getByRole('button', { name: 'Start launch review' }),
  ).toBeVisible();

  await tabTo(page, /^Start launch review$/);
  await page.keyboard.press('Enter');
  const progress = page
    .getByRole('region', { name: 'Progress and submission' })
    .getByText(/^\d+ of \d+ answered$/);
  await expect(progress).toHaveText(/^0 of/);

  const reviewId = new URL(page.url()).pathname.split('/').pop()!;
  const nadia = await requestsAs(portal.baseUrl, 'Nadia Haddad');
  const questions = new Map(
    (await launchQuestions(nadia)).map(question => [question.id, question]),
  );
  const panel = page.getByRole('region', { name: 'Submit for decision' });
  const answered = new Set<string>();
  const begun = Date.now();
  let openId = await page
    .locator('[data-question]')
    .first()
    .getAttribute('data-question');
  while (openId) {
    expect(answered, 'a question turned up twice').not.toContain(openId);
    answered.add(openId);
    await answerOpen(page, questions.get(openId)!);
    await expect(progress).toHaveText(new RegExp(`^${answered.size} of`));
    await page.keyboard.press('Enter');
    openId = await nextOf(page, openId, panel);
  }
  test.info().annotations.push({
    type: 'milliseconds for all answers',
    description: String(Date.now() - begun),
  });

  await expect(progress).toHaveText(
    `${answered.size} of ${answered.size} answered`,
  );
  await expect(panel.getByRole('heading').first()).toBeFocused();
  await expect(panel).toContainText('Every question is answered');
  await expect(
    panel.getByRole('button', { name: 'Submit review' }),
  ).toBeEnabled();
  await tabTo(page, /^Submit review$/);

  const { items } = await nadia.call(
    'GET',
    `/api/orr/reviews/${reviewId}/answers`,
  );
  const stored = new Map(
    items.map((item: { questionId: string; statement: unknown }) => [
      item.questionId,
      item.statement,
    ]),
  );
  expect(answered.size).toBeGreaterThanOrEqual(26);
  for (const questionId of answered) {
    const question = questions.get(questionId)!;
    expect(stored.get(questionId), questionId).toEqual(statementFor(question));
  }
  expect([...stored.keys()].sort()).toEqual([...answered].sort());
});
