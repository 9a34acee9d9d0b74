import { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Link } from '@backstage/core-components';
import { AgendaItem, Question } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { QuestionComments } from '../Comments/QuestionComments';
import { FrozenExceptions } from '../Coverage/FrozenExceptions';
import { FrozenJudgement } from '../FrozenAnswers/useFrozenJudgement';
import { JudgedAnswerCard } from '../Questionnaire/JudgedAnswerCard';
import { AgendaNote } from './AgendaNote';
import { useKindTexts } from './useKindTexts';

const useStyles = makeStyles(theme => ({
  open: {
    [theme.breakpoints.down('xs')]: {
      display: 'inline-flex',
      alignItems: 'center',
      minHeight: 44,
    },
  },
}));

/** One answer to talk about, with what can be written about it. @internal */
export function AgendaAnswer(props: {
  item: AgendaItem;
  question: Question;
  frozen: FrozenJudgement;
  isCompared: boolean;
  reviewPath: string;
  children?: ReactNode;
}) {
  const { item, question, frozen, reviewPath } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const { minutesOf, reasonsOf } = useKindTexts(props.isCompared);
  const judgement = frozen.judgement.questions.find(
    ({ questionId }) => questionId === question.id,
  )!;
  return (
    <JudgedAnswerCard
      question={question}
      judgement={judgement}
      facts={frozen.factsOf(question.id)}
      answer={frozen.byQuestion[question.id]}
    >
      <FrozenExceptions question={question} frozen={frozen} />
      <Typography variant="body2">
        {[minutesOf(item), ...reasonsOf(item)].join(' · ')}
      </Typography>
      <Typography variant="body2">
        <Link
          to={`${reviewPath}?question=${encodeURIComponent(question.id)}`}
          underline="always"
          className={classes.open}
          aria-label={t('agenda.openOf', { question: question.title })}
        >
          {t('agenda.open')}
        </Link>
      </Typography>
      <AgendaNote question={question} />
      {props.children}
      <QuestionComments question={question} startsNone />
    </JudgedAnswerCard>
  );
}
