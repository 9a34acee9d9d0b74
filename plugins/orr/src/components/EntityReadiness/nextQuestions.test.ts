import { judgeReview } from 'backstage-plugin-orr-common';
import {
  checklistVersion,
  reviewDetail,
} from '../../__testUtils__/readinessFixtures';
import { nextQuestions } from './nextQuestions';

function next(limit?: number, answered: string[] = []) {
  const { document } = checklistVersion();
  const [answer] = reviewDetail().answers;
  const judgement = judgeReview({
    checklist: document,
    kind: 'launch',
    answers: Object.fromEntries(
      answered.map(questionId => [questionId, { ...answer, questionId }]),
    ),
    now: new Date('2026-03-01T00:00:00Z'),
    timeZone: 'UTC',
  });
  return nextQuestions(document, judgement, limit);
}

describe('nextQuestions', () => {
  it('puts blocking and high risks first', () => {
    expect(next().map(({ id }) => id)).toEqual([
      'rollback',
      'oncall',
      'limits',
    ]);
    expect(next()[0].blocking).toBe(true);
  });

  it('leaves out what is answered, and stops at the limit', () => {
    expect(next(1, ['rollback']).map(({ id }) => id)).toEqual(['oncall']);
  });
});
