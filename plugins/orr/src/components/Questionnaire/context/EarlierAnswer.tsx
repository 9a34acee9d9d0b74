import { useContext } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import {
  Answer,
  isReusableStatement,
  isSameStatement,
} from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { DateText } from '../../DateText';
import { ErrorPanel, LiveRegion } from '../../Feedback';
import { AnswerSummary } from '../AnswerSummary';
import { KnownContext } from '../known/KnownContext';
import { useCopyAnswer } from '../known/useCopyAnswer';
import { ContextPanel } from './ContextPanel';
import { ContextPanelProps } from './contextPanelProps';

function UseAgain(
  props: ContextPanelProps & { answer: Answer; reviewId: string },
) {
  const { question, answer, reviewId, edit } = props;
  const { t } = useOrrTranslation();
  const { state, copy, ready } = useCopyAnswer(props);
  const same = isSameStatement(edit.answer?.statement, answer.statement);
  const { statement } = answer;
  const wasGiven = statement !== null && statement.kind !== 'toBeResearched';
  if (!isReusableStatement(question, statement)) {
    return wasGiven ? (
      <Typography variant="body2" color="textSecondary">
        {t('known.earlier.changed')}
      </Typography>
    ) : null;
  }
  return (
    <>
      <Button
        size="small"
        color="primary"
        style={{ minHeight: 44, marginLeft: -5 }}
        aria-disabled={same || !ready}
        onClick={same || !ready ? undefined : () => copy(reviewId)}
      >
        {t('known.earlier.again')}
      </Button>
      {same && (
        <Typography variant="body2" color="textSecondary">
          {t('known.earlier.same')}
        </Typography>
      )}
      {!same && edit.state !== 'saved' && state.status !== 'copying' && (
        <Typography variant="body2" color="textSecondary">
          {t('known.copy.unsaved')}
        </Typography>
      )}
      <LiveRegion>
        {state.status === 'copied' ? t('known.copy.done') : ''}
      </LiveRegion>
      {state.status === 'error' && (
        <ErrorPanel error={state.error} title={t('known.copy.failed')} />
      )}
    </>
  );
}

/** What was answered the last time this entity was reviewed, by whom and when, and how that review was decided. @internal */
export function EarlierAnswer(props: ContextPanelProps) {
  const { question } = props;
  const { earlier } = useContext(KnownContext);
  const { t } = useOrrTranslation();
  if (!earlier?.review) {
    return null;
  }
  const { review } = earlier;
  const answer = earlier.answers.find(item => item.questionId === question.id);
  return (
    <ContextPanel title={t('known.earlier.title')}>
      {answer ? (
        <>
          <AnswerSummary question={question} answer={answer} />
          <Typography variant="caption" color="textSecondary" component="p">
            {t('known.earlier.from', {
              person: (
                <EntityDisplayName entityRef={answer.answeredBy} hideIcon />
              ),
              date: <DateText date={answer.answeredAt} absolute />,
              decided: <DateText date={review.decidedAt} />,
              outcome: t(`outcome.${review.outcome}`),
            })}
          </Typography>
          <UseAgain {...props} answer={answer} reviewId={review.id} />
        </>
      ) : (
        <Typography variant="body2" color="textSecondary">
          {t('known.earlier.none')}
        </Typography>
      )}
    </ContextPanel>
  );
}
