import { ReactNode } from 'react';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  Answer,
  Question,
  QuestionFact,
  QuestionJudgement,
} from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ByLine } from '../ByLine';
import { FactAnswer, isAnsweredByFact } from '../Facts';
import { AnswerSummary } from './AnswerSummary';
import { QuestionStanding } from './QuestionStanding';
import { answerAnchor } from './showAnswer';

const useStyles = makeStyles(theme => ({
  root: {
    padding: theme.spacing(2),
    marginBottom: theme.spacing(1),
    scrollMarginTop: `${theme.spacing(2)}px`,
  },
  title: {
    fontWeight: 'bold',
    overflowWrap: 'anywhere',
    '&:focus': { outline: 'none' },
  },
}));

const NO_FACTS: QuestionFact[] = [];

/** One answer to read, with its level, who gave it and when. @internal */
export function JudgedAnswerCard(props: {
  question: Question;
  answer?: Answer;
  judgement: QuestionJudgement;
  /** What facts said to the question. */
  facts?: readonly QuestionFact[];
  children?: ReactNode;
}) {
  const { question, answer, judgement, facts = NO_FACTS } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const titleId = answerAnchor(question.id);
  return (
    <Paper
      component="section"
      variant="outlined"
      className={classes.root}
      aria-labelledby={titleId}
    >
      <Typography
        id={titleId}
        variant="subtitle1"
        component="h4"
        className={classes.title}
        tabIndex={-1}
      >
        {question.title}
      </Typography>
      <Typography variant="body2">
        <QuestionStanding
          judgement={judgement}
          statement={answer?.statement}
          words
        />
        {` · ${t(`answer.risk.${question.risk}`)}`}
      </Typography>
      <FactAnswer question={question} facts={facts} />
      {(answer || !isAnsweredByFact(facts)) && (
        <AnswerSummary question={question} answer={answer} />
      )}
      {answer && (
        <ByLine
          label={t('answer.by')}
          by={answer.answeredBy}
          at={answer.answeredAt}
        />
      )}
      {props.children}
    </Paper>
  );
}
