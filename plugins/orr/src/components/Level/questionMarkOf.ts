import {
  AnswerStatement,
  Level,
  QuestionJudgement,
} from 'backstage-plugin-orr-common';

/** What a question shows in lists. @internal */
export type QuestionMark =
  | Level
  | 'informs'
  | 'toBeResearched'
  | 'toBeConfirmed'
  | 'accepted';

/** The mark of a question as judged, with the statement that is on it. @internal */
export function questionMarkOf(
  judgement: Pick<QuestionJudgement, 'level' | 'accepted'> &
    Partial<Pick<QuestionJudgement, 'needsConfirmation'>>,
  statement?: AnswerStatement | null,
): QuestionMark {
  if (judgement.accepted) {
    return 'accepted';
  }
  if (judgement.needsConfirmation) {
    return 'toBeConfirmed';
  }
  // A fact may have answered what a person still looks for.
  return statement?.kind === 'toBeResearched' &&
    judgement.level === 'UNANSWERED'
    ? 'toBeResearched'
    : judgement.level ?? 'informs';
}
