import { decidedCountsOf } from './decidedCountsOf';
import { QuestionJudgement } from './reviewJudgement';

const question = (rest: Partial<QuestionJudgement>): QuestionJudgement => ({
  questionId: 'q',
  sectionId: 's',
  counted: true,
  level: 'NONE',
  cell: 'none',
  satisfied: true,
  rung: 'said',
  accepted: false,
  needsConfirmation: false,
  declaredInsteadOfFact: false,
  evidenceMissing: false,
  ...rest,
});

describe('decidedCountsOf', () => {
  it('counts what applies, what does not, and what was told by a system or shown by an event', () => {
    expect(
      decidedCountsOf({
        questions: [
          question({}),
          question({ rung: 'lookedAt' }),
          question({ rung: 'probed' }),
          question({ rung: 'exercised' }),
          question({ level: 'HIGH', satisfied: false, rung: undefined }),
          question({ level: 'UNANSWERED', satisfied: false, rung: undefined }),
          question({ level: 'NOT_APPLICABLE', rung: undefined }),
          question({ level: undefined, rung: undefined }),
          question({ counted: false, rung: 'probed' }),
          question({ counted: false, level: 'NOT_APPLICABLE' }),
        ],
      }),
    ).toEqual({ applied: 6, notApplicable: 1, told: 2 });
  });
});
