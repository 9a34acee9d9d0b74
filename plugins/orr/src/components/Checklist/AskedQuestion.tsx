import { ReactNode, useState } from 'react';
import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { PlacedProblem, Question } from 'backstage-plugin-orr-common';
import { OrrText, useOrrTranslation } from '../../hooks/useOrrTranslation';
import { LevelMark } from '../Level';
import { MarkdownText } from '../MarkdownText';
import { QuestionHead } from '../Questionnaire/QuestionHead';
import { riskRulesOf, ruleText, unitText } from '../Questionnaire/ruleText';
import { SafeLink } from '../Questionnaire/SafeLink';
import { ProblemList } from './HealthMark';
import { Rollout, RolloutLines } from './RolloutLines';

const useStyles = makeStyles(theme => ({
  root: { padding: theme.spacing(2), overflowWrap: 'anywhere' },
  button: {
    minHeight: 44,
    marginLeft: theme.spacing(-1),
    textTransform: 'none',
  },
  details: { display: 'grid', gap: theme.spacing(1.5), maxWidth: '80ch' },
  list: { margin: 0, paddingLeft: theme.spacing(2.5) },
}));

function formText(question: Question, t: OrrText): string {
  const { answer } = question;
  return answer.type === 'number' || answer.type === 'duration'
    ? t(`checklists.one.form.${answer.type}`, { unit: unitText(answer, t) })
    : t(`checklists.one.form.${answer.type}`);
}

function Answered({ question }: { question: Question }) {
  const { answer } = question;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const rule = answer.type === 'choices' ? undefined : ruleText(answer, 0, t);
  return (
    <div>
      <Typography variant="subtitle2" component="h5">
        {t('checklists.one.answered')}
      </Typography>
      <Typography variant="body2">{formText(question, t)}</Typography>
      {rule && <Typography variant="body2">{rule}</Typography>}
      {answer.type === 'choices' && (
        <ul className={classes.list}>
          {answer.choices.map(({ id, title, guidance }) => (
            <Typography component="li" variant="body2" key={id}>
              {title}
              {guidance && (
                <Typography
                  variant="body2"
                  component="div"
                  color="textSecondary"
                >
                  {guidance}
                </Typography>
              )}
            </Typography>
          ))}
        </ul>
      )}
    </div>
  );
}

function Rules({ question }: { question: Question }) {
  const { answer } = question;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return answer.type === 'choices' ? (
    <div>
      <Typography variant="subtitle2" component="h5">
        {t('checklists.one.rules')}
      </Typography>
      <ol className={classes.list}>
        {riskRulesOf(answer, t).map(({ level, condition }) => (
          <Typography component="li" variant="body2" key={condition}>
            <LevelMark mark={level} words />: {condition}
          </Typography>
        ))}
      </ol>
    </div>
  ) : null;
}

function Details(props: { question: Question; children?: ReactNode }) {
  const { question, children } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <div className={classes.details}>
      <div>
        <Typography variant="subtitle2" component="h5">
          {t('answer.why')}
        </Typography>
        <MarkdownText variant="body2" text={question.why.text} />
        {question.why.links?.map(({ title, url }) => (
          <Typography variant="body2" key={url}>
            <SafeLink url={url}>{title}</SafeLink>
          </Typography>
        ))}
        <Typography variant="body2" color="textSecondary">
          {t('checklists.one.from', { stakeholder: question.stakeholder })}
        </Typography>
      </div>
      <div>
        <Typography variant="subtitle2" component="h5">
          {t('answer.good')}
        </Typography>
        <MarkdownText variant="body2" text={question.good} />
      </div>
      <Answered question={question} />
      <Rules question={question} />
      {children}
    </div>
  );
}

/** A question as whoever answers it meets it, with what its authors should know. @internal */
export function AskedQuestion(props: {
  question: Question;
  problems: PlacedProblem[];
  /** Of the version that asks it. */
  rollout?: Rollout;
  /** What there is to do about it, below its details. */
  children?: ReactNode;
}) {
  const { question, problems, rollout, children } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const [open, setOpen] = useState(false);
  const action = t(
    open ? 'checklists.one.hideDetails' : 'checklists.one.details',
  );
  const headingId = `orr-asked-${question.id}`;
  return (
    <Paper
      component="article"
      variant="outlined"
      className={classes.root}
      aria-labelledby={headingId}
    >
      <Typography variant="subtitle1" component="h4" id={headingId}>
        {question.title}
      </Typography>
      <ProblemList problems={problems} />
      <QuestionHead question={question} />
      {rollout && <RolloutLines questionId={question.id} rollout={rollout} />}
      <Button
        className={classes.button}
        size="small"
        color="primary"
        aria-expanded={open}
        aria-label={t('checklists.one.detailsOf', {
          action,
          question: question.title,
        })}
        onClick={() => setOpen(current => !current)}
      >
        {action}
      </Button>
      {open && <Details question={question}>{children}</Details>}
    </Paper>
  );
}
