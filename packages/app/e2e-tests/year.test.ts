import { randomUUID } from 'node:crypto';
import { type Page } from '@playwright/test';
import { expectAccessible } from './support/accessibility';
import { launchQuestions, startLaunchReview } from './support/launchReview';
import {
  advanceClock,
  type PersonaRequests,
  requestsAs,
  signIn,
  signOutAndIn,
} from './support/persona';
import { expect, test } from './support/portal';
import { cardOf, openCard } from './support/questionnaire';
import {
  goodStatement,
  unmetStatement,
  type AskedQuestion,
} from './support/statements';

const NAME = 'payment-gateway';
const TAB = `/catalog/default/component/${NAME}/operational-readiness`;
const DAY_MS = 86_400_000;

/** What becomes of the gap of which question. */
const MITIGATED = ['user-facing-indicators', 'alerting'];
const PLANNED = 'rollback';
const ACCEPTED = 'backups';
const GAPS = [...MITIGATED, PLANNED, ACCEPTED];

/** How many days the clock of the portal is ahead by now. */
let ahead = 0;

function inDays(days: number): string {
  const at = new Date(Date.now() + (ahead + days) * DAY_MS);
  return at.toISOString().slice(0, 10);
}

async function pass(baseUrl: string, days: number): Promise<void> {
  ahead += days;
  await advanceClock(baseUrl, days);
}

async function answerAll(
  { send, call }: PersonaRequests,
  reviewId: string,
  statements: Map<string, object>,
  note: string,
): Promise<void> {
  const { answers } = await call('GET', `/api/orr/reviews/${reviewId}`);
  for (const [questionId, statement] of statements) {
    const known = answers.find(
      (answer: { questionId: string }) => answer.questionId === questionId,
    );
    const response = await send(
      'PUT',
      `/api/orr/reviews/${reviewId}/answers/${questionId}`,
      {
        mutationId: randomUUID(),
        revision: known?.revision ?? 0,
        statement,
        note,
        evidence: known?.evidence ?? [],
      },
    );
    expect(response.status, `${questionId}`).toBe(200);
  }
}

async function propose(
  page: Page,
  question: AskedQuestion,
  way: string,
  fields: [string, string][],
  save: string,
): Promise<void> {
  const card = await openCard(page, question);
  await card.getByRole('button', { name: /^Say what becomes of it/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: way }).check();
  for (const [label, value] of fields) {
    await dialog.getByLabel(label).fill(value);
  }
  await dialog.getByRole('button', { name: save }).click();
  await expect(dialog).toBeHidden();
}

/** Decides what is asked about the gap of a question, on the page of whoever decides. */
async function settle(
  page: Page,
  question: AskedQuestion,
  save: string,
  residual?: string,
): Promise<void> {
  const card = cardOf(page, question);
  await card.getByRole('button', { name: /^Decide/ }).click();
  const dialog = page.getByRole('dialog');
  if (residual) {
    await dialog.getByLabel('What is left of the risk').click();
    await page.getByRole('option', { name: residual }).click();
  }
  await dialog.getByRole('button', { name: save }).click();
  await expect(dialog).toBeHidden();
}

// It moves the clock of its portal.
test.use({ portalName: 'year' });

test('a year in the life of a review: gaps, a condition, a lapse, and the next review', async ({
  page,
  portal,
}) => {
  // A busy machine takes minutes for it.
  test.setTimeout(420_000);
  const { baseUrl } = portal;
  const nadia = await requestsAs(baseUrl, 'Nadia Haddad');
  const questions = await launchQuestions(nadia);
  const questionOf = (id: string) =>
    questions.find(question => question.id === id)!;
  const asked = (kind: string) =>
    questions.filter(({ profiles }) => profiles.includes(kind));
  const first = await startLaunchReview(baseUrl, NAME);

  await test.step('the launch review finds four gaps, and says what becomes of each', async () => {
    await answerAll(
      nadia,
      first.reviewId,
      new Map(
        asked('launch').map(question => [
          question.id,
          GAPS.includes(question.id)
            ? unmetStatement(question)
            : goodStatement(question),
        ]),
      ),
      'As we found it when we tried it together.',
    );
    await signIn(page, 'Nadia Haddad');
    await page.goto(first.path);
    for (const id of MITIGATED) {
      await propose(
        page,
        questionOf(id),
        'It is mitigated already',
        [
          ['What keeps the harm small', 'The partner calls us at once'],
          ['Look at it again on', inDays(150)],
        ],
        'Ask to confirm it',
      );
    }
    await propose(
      page,
      questionOf(PLANNED),
      'Plan an action',
      [
        ['What is to be done', 'Build the way back'],
        ['Due on', inDays(10)],
        ['Ticket', 'https://tracker.example.org/PAY-1'],
      ],
      'Plan the action',
    );
    await propose(
      page,
      questionOf(ACCEPTED),
      'Accept the risk for a time',
      [
        ['Why the risk can be taken', 'The store moves in spring'],
        ['Accepted until', inDays(60)],
      ],
      'Ask to accept it',
    );
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Submit for decision' }).click();
    await page.getByRole('button', { name: 'Submit review' }).click();
    await expect(page.getByText('Submitted by')).toBeVisible();
  });

  await test.step('the head of commerce accepts the risk, which the reviewer may not', async () => {
    await signOutAndIn(page, 'Grace Kim');
    await page.goto(first.path);
    await settle(page, questionOf(ACCEPTED), 'Accept the risk');
    await signOutAndIn(page, 'Omar Silva');
    await page.goto(first.path);
    for (const id of MITIGATED) {
      await settle(page, questionOf(id), 'Confirm', 'Low risk');
    }
    await page
      .getByRole('link', { name: 'Decide review' })
      .or(page.getByRole('button', { name: 'Decide review' }))
      .click();
    await expect(page.getByRole('radio', { name: /^Go\b/ })).toBeDisabled();
    await page.getByRole('radio', { name: /^Conditional go/ }).check();
    await page
      .getByRole('textbox', { name: 'Reason' })
      .fill('The way back is being built');
    // The action may take longer than it is planned for; the condition leaves room for that.
    await page.getByLabel(/^Due: /).fill(inDays(28));
    const unread = page.getByRole('button', { name: /^I have read/i });
    await expect(async () => {
      await unread.first().click({ timeout: 500 });
      await expect(unread).toHaveCount(0, { timeout: 500 });
    }).toPass();
    await page.getByRole('button', { name: 'Decide: conditional go' }).click();
    await expect(page.getByText('Decision: Conditional go')).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('the action is overdue, is postponed with a reason, and done', async () => {
    await pass(baseUrl, 12);
    await signOutAndIn(page, 'Nadia Haddad');
    await page.goto(TAB);
    const actions = page.getByRole('list', {
      name: 'Actions and accepted risks',
    });
    await actions.getByRole('button', { name: /^Postpone/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Due on').fill(inDays(9));
    await dialog.getByLabel('Why it is postponed').fill('The expert was ill');
    await dialog.getByRole('button', { name: 'Postpone', exact: true }).click();
    await expect(dialog).toBeHidden();
    await expect(actions.getByText(/postponed once/)).toBeVisible();
    await actions.getByRole('button', { name: /^Finish/ }).click();
    await dialog
      .getByLabel('Link that shows it')
      .fill('https://ci.example.org/back/7');
    await dialog.getByRole('button', { name: 'Finish the action' }).click();
    await expect(dialog).toBeHidden();
  });

  await test.step('the acceptance runs out, and the standing falls', async () => {
    await pass(baseUrl, 50);
    await page.goto(TAB);
    await expect(page.getByText('Not ready').first()).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('the next review begins with the answers of the last', async () => {
    await page
      .getByRole('button', {
        name: /^Start the next review with the last answers/,
      })
      .click();
    await expect(page).toHaveURL(/operational-readiness\/reviews\//);
    await expect(page.getByText(/carried over, \d+ to affirm/)).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: /ones together$/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: /^Affirm \d+ answers/ }).click();
    await expect(dialog).toBeHidden();
  });

  const secondId = new URL(page.url()).pathname.split('/').at(-1)!;
  await test.step('what is of high risk is affirmed with a sentence, the gaps are closed', async () => {
    await answerAll(
      nadia,
      secondId,
      new Map(
        asked('periodic').map(question => [
          question.id,
          goodStatement(question),
        ]),
      ),
      'Tried again this autumn, and it held.',
    );
    await page.reload();
    await page.getByRole('button', { name: 'Submit for decision' }).click();
    await page.getByRole('button', { name: 'Submit review' }).click();
    await expect(page.getByText('Submitted by')).toBeVisible();
  });

  await test.step('the reviewer decides go', async () => {
    const path = page.url();
    await signOutAndIn(page, 'Omar Silva');
    await page.goto(path);
    await page
      .getByRole('link', { name: 'Decide review' })
      .or(page.getByRole('button', { name: 'Decide review' }))
      .click();
    await page.getByRole('radio', { name: /^Go\b/ }).check();
    await page.getByRole('textbox', { name: 'Reason' }).fill('All closed');
    await page.getByRole('button', { name: 'Decide: go' }).click();
    await expect(page.getByText('Decision: Go')).toBeVisible();
    await page.goto(TAB);
    await expect(
      page.getByText('Ready', { exact: true }).first(),
    ).toBeVisible();
  });

  await test.step('the history shows each step', async () => {
    const { items } = await nadia.call(
      'GET',
      `/api/orr/entities/component/default/${NAME}/history?limit=100`,
    );
    const actions = items.map(({ action }: { action: string }) => action);
    for (const action of [
      'review.started',
      'disposition.proposed',
      'review.submitted',
      'disposition.approved',
      'decision.made',
      'disposition.postponed',
      'action.done',
    ]) {
      expect(actions).toContain(action);
    }
  });

  await test.step('both submissions are compared', async () => {
    await page.goto(TAB);
    // What was accepted and mitigated ended with the decision that found the gaps closed.
    await expect(
      page.getByRole('list', { name: 'Actions and accepted risks' }),
    ).toBeHidden();
    await page.getByRole('link', { name: /^Compare snapshots/ }).click();
    await expect(page).toHaveURL(/\/orr\/compare/);
    await expect(
      page.getByRole('heading', { name: 'Two snapshots side by side' }),
    ).toBeVisible();
    await expect(
      page.getByText(/\d+ of \d+ questions differ/).first(),
    ).toBeVisible();
    await expectAccessible(page);
  });
});
