import { randomUUID } from 'node:crypto';
import { expect, type Locator, type Page } from '@playwright/test';
import { requestsAs } from './persona';

const CHECKLIST = 'service-launch-readiness';

/** A question that is answered by yes, partly or no, and takes a note. */
export interface PracticeQuestion {
  id: string;
  title: string;
}

/** A running launch review with questions to try things on. */
export interface OpenReview {
  reviewId: string;
  path: string;
  questions: PracticeQuestion[];
}

interface AskedInLaunch extends PracticeQuestion {
  profiles: string[];
  visibleWhen?: unknown;
}

/** Starts a launch review of a component over HTTP. */
export async function startLaunchReview(
  baseUrl: string,
  name: string,
): Promise<OpenReview> {
  const { send } = await requestsAs(baseUrl, 'Nadia Haddad');
  const entity = `component/default/${name}`;
  await expect
    .poll(
      async () =>
        (
          await send('GET', `/api/orr/entities/${entity}/readiness`)
        ).status,
    )
    .toBe(200);
  const response = await send('POST', '/api/orr/reviews', {
    mutationId: randomUUID(),
    entityRef: `component:default/${name}`,
    checklistId: CHECKLIST,
    kind: 'launch',
  });
  const detail = await response.json();
  expect(response.status, JSON.stringify(detail)).toBe(201);
  const asked: AskedInLaunch[] = detail.checklist.document.sections.flatMap(
    (section: { questions: AskedInLaunch[] }) => section.questions,
  );
  const reviewId = detail.review.id;
  return {
    reviewId,
    path: `/catalog/default/component/${name}/operational-readiness/reviews/${reviewId}`,
    questions: asked.filter(
      question => !question.visibleWhen && question.profiles.includes('launch'),
    ),
  };
}

/** The note of each answer as the server has it. */
export async function storedNotes(
  baseUrl: string,
  reviewId: string,
): Promise<Record<string, string>> {
  const { send } = await requestsAs(baseUrl, 'Nadia Haddad');
  const response = await send('GET', `/api/orr/reviews/${reviewId}/answers`);
  const { items } = await response.json();
  return Object.fromEntries(
    items.map((answer: { questionId: string; note?: string }) => [
      answer.questionId,
      answer.note ?? '',
    ]),
  );
}

/** The card of a question, once it is the open one. */
export async function openCard(
  page: Page,
  question: PracticeQuestion,
): Promise<Locator> {
  await page
    .getByRole('navigation', { name: 'Sections and questions' })
    .getByRole('button', { name: question.title })
    .click();
  const card = page.getByRole('region', { name: question.title, exact: true });
  await expect(card).toBeVisible();
  return card;
}

/** Types a note, as a person does: letter by letter, without leaving the field. */
export async function typeNote(
  page: Page,
  question: PracticeQuestion,
  text: string,
): Promise<Locator> {
  const card = await openCard(page, question);
  const field = card.getByRole('textbox', { name: 'Note', exact: true });
  if (!(await field.isVisible())) {
    await card.getByRole('button', { name: /^Add a note/ }).click();
  }
  await field.click();
  await field.press('End');
  await field.pressSequentially(text);
  return field;
}

/** The quiet line about saving. */
export function savingLine(page: Page, text: string | RegExp): Locator {
  return page.getByRole('status').filter({ hasText: text });
}
