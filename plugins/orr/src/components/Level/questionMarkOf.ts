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
  return statement?.kind === 'toBeResearched'
    ? 'toBeResearched'
    : judgement.level ?? 'informs';
}
