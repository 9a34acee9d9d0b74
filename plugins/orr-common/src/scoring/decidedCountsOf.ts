import { QuestionJudgement, ReviewJudgement } from './reviewJudgement';

/** How many questions applied when something was decided, and how many of them no person had to answer for. @internal */
export interface DecidedCounts {
  /** Counted questions that apply and can show a level. */
  applied: number;
  /** Counted questions that do not. */
  notApplicable: number;
  /** Of these, met by what a system has told or an event has shown. */
  told: number;
}

/** Counts the questions of one entity as a decision found them. @internal */
export function decidedCountsOf({
  questions,
}: Pick<ReviewJudgement, 'questions'>): DecidedCounts {
  const applied = questions.filter(
    ({ counted, level }: QuestionJudgement) =>
      counted && level !== undefined && level !== 'NOT_APPLICABLE',
  );
  return {
    applied: applied.length,
    notApplicable: questions.filter(
      ({ counted, level }: QuestionJudgement) =>
        counted && level === 'NOT_APPLICABLE',
    ).length,
    told: applied.filter(
      ({ rung }) => rung === 'probed' || rung === 'exercised',
    ).length,
  };
}
