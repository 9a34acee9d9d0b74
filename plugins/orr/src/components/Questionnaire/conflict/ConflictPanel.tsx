import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Answer, Question } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { AnswerAutosave } from '../autosave/AnswerAutosave';
import { draftOf } from '../autosave/answerDraft';
import { ANSWER_FIELDS, differingFields } from '../autosave/answerFields';
import { QuestionEdit } from '../autosave/questionEdit';
import { readDraft } from '../autosave/readDraft';
import { clockTime } from '../clockTime';
import { usePersonTitle } from '../together/usePersonTitle';
import { ConflictField } from './ConflictField';

const useStyles = makeStyles(theme => ({
  root: { padding: theme.spacing(2), margin: theme.spacing(2, 0) },
  sides: {
    display: 'grid',
    gridTemplateColumns: '1fr 1fr',
    gap: theme.spacing(2),
    margin: theme.spacing(1, 0),
    [theme.breakpoints.down('xs')]: { display: 'none' },
  },
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    '& button': { minHeight: 44 },
  },
}));

/** Two versions of one answer, field by field: take theirs, keep mine, or make one of both. @internal */
export function ConflictPanel(props: {
  question: Question;
  edit: QuestionEdit;
  /** What someone else saved in between. */
  theirs: Answer;
  autosave: AnswerAutosave;
  userRef: string;
  /** Called once it is ended. */
  onEnd: () => void;
}) {
  const { question, edit, theirs, autosave, onEnd } = props;
  const { draft, own } = edit;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const person = usePersonTitle(theirs.answeredBy);
  const isOwn = theirs.answeredBy === props.userRef;
  const time = clockTime(theirs.answeredAt);
  const theirsLabel = isOwn
    ? t('answer.conflict.theirsOwn')
    : t('answer.conflict.theirs', { person });
  const complete = readDraft(draft, question).write !== undefined;
  const end = (choice: 'keepTheirs' | 'saveMine') => {
    autosave[choice](question.id);
    onEnd();
  };
  return (
    <Paper variant="outlined" className={classes.root}>
      <Typography variant="subtitle2" component="h5" role="alert">
        {isOwn
          ? t('answer.conflict.titleOwn', { time })
          : t('answer.conflict.title', { person, time })}
      </Typography>
      <Typography variant="body2">{t('answer.conflict.explain')}</Typography>
      <div className={classes.sides} aria-hidden>
        <Typography variant="caption">{theirsLabel}</Typography>
        <Typography variant="caption">{t('answer.conflict.mine')}</Typography>
      </div>
      {ANSWER_FIELDS.map(field => (
        <ConflictField
          key={field}
          question={question}
          field={field}
          theirs={draftOf(theirs)}
          mine={draft}
          theirsLabel={theirsLabel}
          onMerge={merged => autosave.edit(question.id, merged, 'later')}
        />
      ))}
      {!complete && (
        <Typography variant="body2" color="error">
          {t('answer.conflict.incomplete')}
        </Typography>
      )}
      <div className={classes.actions}>
        <Button
          variant="contained"
          color="primary"
          disabled={!complete}
          onClick={() => end('saveMine')}
        >
          {t('answer.conflict.saveMine')}
        </Button>
        <Button variant="outlined" onClick={() => end('keepTheirs')}>
          {isOwn
            ? t('answer.conflict.keepTheirsOwn')
            : t('answer.conflict.keepTheirs', { person })}
        </Button>
        {own && differingFields(own, draft).length > 0 && (
          <Button onClick={() => autosave.edit(question.id, own, 'later')}>
            {t('answer.conflict.back')}
          </Button>
        )}
      </div>
    </Paper>
  );
}
