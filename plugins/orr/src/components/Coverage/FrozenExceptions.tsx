import { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import {
  AnswerException,
  Question,
  ReviewDetail,
} from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { AnswerAmendments } from '../Amendment/AnswerAmendments';
import { ByLine } from '../ByLine';
import { FrozenJudgement } from '../FrozenAnswers/useFrozenJudgement';
import { GapPanel } from '../Finding/GapPanel';
import { AnswerSummary } from '../Questionnaire/AnswerSummary';
import { QuestionStanding } from '../Questionnaire/QuestionStanding';

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: theme.spacing(1, 0), padding: 0 },
  item: {
    padding: theme.spacing(0.5, 2),
    borderLeft: `4px solid ${theme.palette.divider}`,
  },
}));

/** What differs for single covered entities, beside a frozen common answer. @internal */
export function FrozenExceptions(props: {
  /** The review, where what becomes of its gaps is shown. */
  detail?: ReviewDetail;
  question: Question;
  frozen: FrozenJudgement;
  children?: (exception: AnswerException, question: Question) => ReactNode;
}) {
  const { question, frozen } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const exceptions = frozen.exceptions.filter(
    item => item.questionId === question.id,
  );
  if (!exceptions.length) {
    return null;
  }
  const judged = (entityRef: string) =>
    frozen.judgement.entities
      .find(item => item.entityRef === entityRef)
      ?.judgement.questions.find(item => item.questionId === question.id);
  return (
    <ul className={classes.list} aria-label={t('coverage.exceptions')}>
      {exceptions.map(exception => {
        const own = judged(exception.entityRef);
        return (
          <li key={exception.entityRef} className={classes.item}>
            <Typography variant="body2">
              <EntityRefLink
                underline="always"
                entityRef={exception.entityRef}
                defaultKind="component"
              />{' '}
              {own && (
                <QuestionStanding
                  judgement={own}
                  statement={exception.statement}
                  words
                  coveredEntityRef={exception.entityRef}
                />
              )}
            </Typography>
            <AnswerSummary question={question} answer={exception} />
            <ByLine
              label={t('answer.by')}
              by={exception.answeredBy}
              at={exception.answeredAt}
            />
            {props.detail && (
              <AnswerAmendments question={question} answer={exception} />
            )}
            {props.detail && own && (
              <GapPanel
                detail={props.detail}
                question={question}
                statement={exception.statement}
                judgement={own}
                coveredEntityRef={exception.entityRef}
              />
            )}
            {props.children?.(exception, question)}
          </li>
        );
      })}
    </ul>
  );
}
