import { DecidingMode } from '../checklist/checklistDocument';
import { QuestionJudgement } from './reviewJudgement';
import { sampleReasonOf } from './sampleReasonOf';

const question: QuestionJudgement = {
  questionId: 'rollback',
  sectionId: 'release',
  counted: true,
  level: 'HIGH',
  cell: 'none',
  satisfied: false,
  accepted: true,
  needsConfirmation: false,
  declaredInsteadOfFact: false,
  evidenceMissing: false,
};

const reasonOf = (
  options: {
    mode?: DecidingMode;
    reviewId?: string;
    oneIn?: number;
    question?: Partial<QuestionJudgement>;
  } = {},
) =>
  sampleReasonOf({
    mode: options.mode ?? 'self-certified',
    reviewId: options.reviewId ?? 'r-1',
    oneIn: options.oneIn ?? 1_000,
    // Of one entity nothing is accepted, of the other what is said.
    judgements: [
      { questions: [{ ...question, accepted: false, level: 'LOW' }] },
      { questions: [{ ...question, accepted: false, ...options.question }] },
    ],
  });

describe('sampleReasonOf', () => {
  it.each(['peer', 'independent'] as const)(
    'picks nothing that is %s',
    mode => {
      expect(reasonOf({ mode, oneIn: 1 })).toBeUndefined();
      expect(reasonOf({ mode, question: { accepted: true } })).toBeUndefined();
    },
  );

  it('picks every one with an accepted high risk', () => {
    expect(reasonOf({ question: { accepted: true } })).toBe('acceptedHigh');
  });

  it.each<Partial<QuestionJudgement>>([
    { accepted: true, level: 'MEDIUM' },
    { accepted: true, counted: false },
    { accepted: false },
  ])('does not take %j for an accepted high risk', change => {
    expect(reasonOf({ question: change })).toBeUndefined();
  });

  it('picks the same ones whoever asks, all of them at one in one', () => {
    expect(reasonOf({ oneIn: 1 })).toBe('oneIn');
    const picks = [1, 2, 3].map(() => reasonOf({ oneIn: 3, reviewId: 'x' }));
    expect(new Set(picks).size).toBe(1);
  });

  it('picks about one in so many', () => {
    const picked = Array.from({ length: 2_000 }, (_, index) =>
      reasonOf({ oneIn: 10, reviewId: `review-${index}` }),
    ).filter(Boolean).length;
    expect(picked).toBeGreaterThan(160);
    expect(picked).toBeLessThan(240);
  });
});
