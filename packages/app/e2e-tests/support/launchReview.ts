import { expect } from '@playwright/test';
import { requestsAs, type PersonaRequests } from './persona';
import type { AskedQuestion } from './statements';

const CHECKLIST = 'service-launch-readiness';

/** A running launch review, with the questions that it always asks. */
export interface OpenReview {
  reviewId: string;
  path: string;
  questions: AskedQuestion[];
}

/** All questions of the checklist, those included that an earlier answer brings up. */
export async function launchQuestions({
  call,
}: PersonaRequests): Promise<AskedQuestion[]> {
  const { document } = await call(
    'GET',
    `/api/orr/checklists/${CHECKLIST}/versions/1`,
  );
  return document.sections.flatMap(
    (section: { questions: AskedQuestion[] }) => section.questions,
  );
}

/** What starts a launch review of a component. */
export function launchOf(name: string) {
  return {
    entityRef: `component:default/${name}`,
    checklistId: CHECKLIST,
    kind: 'launch',
  };
}

/** Starts a launch review of a component over HTTP, once it is known. */
export async function startLaunchReview(
  baseUrl: string,
  name: string,
  persona = 'Nadia Haddad',
): Promise<OpenReview> {
  const { send, call } = await requestsAs(baseUrl, persona);
  const readiness = `/api/orr/entities/component/default/${name}/readiness`;
  await expect
    .poll(async () => (await send('GET', readiness)).status)
    .toBe(200);
  const { review, checklist } = await call(
    'POST',
    '/api/orr/reviews',
    launchOf(name),
  );
  const asked: AskedQuestion[] = checklist.document.sections.flatMap(
    (section: { questions: AskedQuestion[] }) => section.questions,
  );
  return {
    reviewId: review.id,
    path: `/catalog/default/component/${name}/operational-readiness/reviews/${review.id}`,
    questions: asked.filter(
      question => !question.visibleWhen && question.profiles.includes('launch'),
    ),
  };
}

/** Gives the first answer to a question over HTTP. */
export async function saveAnswer(
  { call }: PersonaRequests,
  reviewId: string,
  questionId: string,
  statement: object,
): Promise<void> {
  await call('PUT', `/api/orr/reviews/${reviewId}/answers/${questionId}`, {
    revision: 0,
    statement,
    evidence: [],
  });
}

/** The note of each answer as the server has it. */
export async function storedNotes(
  baseUrl: string,
  reviewId: string,
): Promise<Record<string, string>> {
  const { call } = await requestsAs(baseUrl, 'Nadia Haddad');
  const { items } = await call('GET', `/api/orr/reviews/${reviewId}/answers`);
  return Object.fromEntries(
    items.map((answer: { questionId: string; note?: string }) => [
      answer.questionId,
      answer.note ?? '',
    ]),
  );
}
