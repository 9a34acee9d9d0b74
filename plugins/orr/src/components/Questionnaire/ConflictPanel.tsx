import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Answer, Question } from 'backstage-plugin-orr-common';
import { orrTranslationRef } from '../../translation';
import { AnswerSummary } from './AnswerSummary';
import { AnswerWrite } from './autosave/readDraft';
import { clockTime } from './clockTime';
import { personName } from './personName';

const useStyles = makeStyles(theme => ({
  root: { padding: theme.spacing(2), margin: theme.spacing(2, 0) },
  sides: {
    display: 'grid',
    gridTemplateColumns: '1fr 1fr',
    gap: theme.spacing(2),
    margin: theme.spacing(1, 0),
    [theme.breakpoints.down('xs')]: { gridTemplateColumns: '1fr' },
  },
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    '& button': { minHeight: 44 },
  },
}));

/** Two people changed one answer: both versions, and the choice between them. @internal */
export function ConflictPanel(props: {
  question: Question;
  theirs: Answer;
  /** Absent while the own answer is not complete. */
  mine?: AnswerWrite;
  onKeepTheirs: () => void;
  onSaveMine: () => void;
}) {
  const { question, theirs, mine } = props;
  const classes = useStyles();
  const { t } = useTranslationRef(orrTranslationRef);
  const person = personName(theirs.answeredBy);
  return (
    <Paper variant="outlined" className={classes.root} role="alert">
      <Typography variant="subtitle2" component="h5">
        {t('answer.conflict.title', {
          person,
          time: clockTime(theirs.answeredAt),
        })}
      </Typography>
      <Typography variant="body2">{t('answer.conflict.explain')}</Typography>
      <div className={classes.sides}>
        <section aria-label={t('answer.conflict.theirs', { person })}>
          <Typography variant="caption">
            {t('answer.conflict.theirs', { person })}
          </Typography>
          <AnswerSummary question={question} answer={theirs} />
        </section>
        <section aria-label={t('answer.conflict.mine')}>
          <Typography variant="caption">{t('answer.conflict.mine')}</Typography>
          <AnswerSummary question={question} answer={mine} />
        </section>
      </div>
      <div className={classes.actions}>
        <Button variant="outlined" onClick={props.onKeepTheirs}>
          {t('answer.conflict.keepTheirs', { person })}
        </Button>
        <Button variant="outlined" disabled={!mine} onClick={props.onSaveMine}>
          {t('answer.conflict.saveMine')}
        </Button>
      </div>
    </Paper>
  );
}
