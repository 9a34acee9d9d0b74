import {
  AnswerStatement,
  Level,
  QuestionJudgement,
} from 'backstage-plugin-orr-common';

/** What a question shows in lists. @internal */
export type QuestionMark = Level | 'informs' | 'toBeResearched' | 'accepted';

/** The mark of a question as judged, with the statement that is on it. @internal */
export function questionMarkOf(
  judgement: Pick<QuestionJudgement, 'level' | 'accepted'>,
  statement?: AnswerStatement | null,
): QuestionMark {
  if (judgement.accepted) {
    return 'accepted';
  }
  return statement?.kind === 'toBeResearched'
    ? 'toBeResearched'
    : judgement.level ?? 'informs';
}
