import {
  AnswerStatement,
  QuestionJudgement,
  isGap,
} from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useAcceptedUntil } from '../Finding/useAcceptedUntil';
import { LevelMark, questionMarkOf } from '../Level';

/** The mark of one judged question; an answer which only informs has none. @internal */
export function QuestionStanding(props: {
  judgement: QuestionJudgement;
  statement?: AnswerStatement | null;
  words?: boolean;
  /** The covered entity whose own answer it is. */
  coveredEntityRef?: string;
}) {
  const { judgement, statement, words } = props;
  const { t } = useOrrTranslation();
  const until = useAcceptedUntil(judgement, props.coveredEntityRef);
  const { level } = judgement;
  if (level === undefined) {
    const label = t('answer.rule.informs');
    return words ? (
      <span>{label}</span>
    ) : (
      <span role="img" aria-label={label} title={label}>
        ·
      </span>
    );
  }
  return (
    <LevelMark
      mark={questionMarkOf(judgement, statement)}
      words={words}
      accepted={
        judgement.accepted && isGap(level) ? { level, until } : undefined
      }
    />
  );
}
