import {
  exampleChecklist,
  exampleQuestion,
} from '../checklist/exampleChecklist';
import { Answer } from '../review/answer';
import { answersToAffirm } from './answersToAffirm';

const OLD = '2025-03-03T10:00:00.000Z';
const NADIA = 'user:default/nadia';

const checklist = exampleChecklist([
  exampleQuestion({ id: 'low-one', risk: 'low' }),
  exampleQuestion({ id: 'high-one', risk: 'high' }),
  exampleQuestion({ id: 'medium-one', risk: 'medium' }),
  exampleQuestion({ id: 'hidden-one', risk: 'high' }),
]);
const questions = ['low-one', 'high-one', 'medium-one', 'hidden-one'].map(
  questionId => ({ questionId, counted: questionId !== 'hidden-one' }),
);

function carried(questionId: string, change: Partial<Answer> = {}): Answer {
  return {
    questionId,
    revision: 1,
    statement: { kind: 'practice', value: 'yes' },
    evidence: [],
    answeredBy: NADIA,
    answeredAt: OLD,
    copiedFrom: { reviewId: 'old', answeredBy: NADIA, answeredAt: OLD },
    ...change,
  };
}

describe('answersToAffirm', () => {
  it('tells what was carried over and is asked, apart by what it takes', () => {
    expect(
      answersToAffirm({
        checklist,
        questions,
        answers: ['hidden-one', 'medium-one', 'high-one', 'low-one'].map(id =>
          carried(id),
        ),
      }),
    ).toEqual({ simple: ['low-one', 'medium-one'], withProof: ['high-one'] });
  });

  it('counts what does not apply to what takes proof', () => {
    const statement = { kind: 'notApplicable', reason: 'No data' } as const;
    expect(
      answersToAffirm({
        checklist,
        questions,
        answers: [carried('low-one', { statement })],
      }),
    ).toEqual({ simple: [], withProof: ['low-one'] });
  });

  it('leaves out what was answered here, affirmed, or is no question any more', () => {
    expect(
      answersToAffirm({
        checklist,
        questions,
        answers: [
          carried('low-one', { copiedFrom: undefined }),
          carried('high-one', { answeredAt: '2026-03-02T09:00:00.000Z' }),
          carried('gone'),
        ],
      }),
    ).toEqual({ simple: [], withProof: [] });
  });
});
