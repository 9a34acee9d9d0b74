import { useId, useState } from 'react';
import Button from '@material-ui/core/Button';
import Checkbox from '@material-ui/core/Checkbox';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogContentText from '@material-ui/core/DialogContentText';
import DialogTitle from '@material-ui/core/DialogTitle';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { ChecklistDocument, Question } from 'backstage-plugin-orr-common';
import { useMotion } from '../../../hooks/useMotion';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { valueText } from '../../Checklist/valueText';
import { ErrorPanel } from '../../Feedback';
import { questionIdsOf } from '../edits/draftIds';
import { useLibrary } from './useLibrary';

const useStyles = makeStyles(theme => ({
  group: {
    border: 0,
    margin: theme.spacing(2, 0, 0),
    padding: 0,
    minWidth: 0,
  },
  one: { display: 'flex', alignItems: 'flex-start', overflowWrap: 'anywhere' },
  // In line with the box, also where it takes several lines.
  text: { display: 'block', padding: theme.spacing(1.125, 0) },
  button: { minHeight: 44 },
}));

function LibraryQuestion(props: {
  question: Question;
  isTaken: boolean;
  isPicked: boolean;
  onPick: () => void;
}) {
  const { question, isTaken, isPicked, onPick } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <FormControlLabel
      className={classes.one}
      control={
        <Checkbox color="primary" checked={isPicked} onChange={onPick} />
      }
      label={
        <span className={classes.text}>
          <Typography component="span" display="block">
            {question.title}
          </Typography>
          <Typography
            component="span"
            display="block"
            variant="body2"
            color="textSecondary"
          >
            {[
              t('editor.library.risk', {
                risk: valueText('risk', question.risk, t),
              }),
              question.practices?.map(({ id }) => id).join(', '),
              isTaken && t('editor.library.taken'),
            ]
              .filter(Boolean)
              .join(' · ')}
          </Typography>
        </span>
      }
    />
  );
}

/** Picks questions that others have written for everybody. @internal */
export function LibraryDialog(props: {
  taken: ChecklistDocument;
  onAdd: (questions: Question[]) => void;
  onClose: () => void;
}) {
  const { taken, onAdd, onClose } = props;
  const classes = useStyles();
  const id = useId();
  const motion = useMotion();
  const { t } = useOrrTranslation();
  const { loaded, groups, text, setText } = useLibrary();
  const [picked, setPicked] = useState<ReadonlyMap<string, Question>>(
    () => new Map(),
  );
  const takenIds = questionIdsOf(taken);
  const pick = (question: Question) =>
    setPicked(current => {
      const next = new Map(current);
      if (!next.delete(question.id)) {
        next.set(question.id, question);
      }
      return next;
    });
  return (
    <Dialog
      open
      fullWidth
      maxWidth="md"
      transitionDuration={motion}
      onClose={onClose}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
    >
      <DialogTitle id={`${id}-title`}>{t('editor.library.title')}</DialogTitle>
      <DialogContent>
        <DialogContentText id={`${id}-text`}>
          {t('editor.library.text')}
        </DialogContentText>
        <TextField
          id={`${id}-search`}
          type="search"
          variant="outlined"
          size="small"
          fullWidth
          label={t('editor.library.search')}
          value={text}
          onChange={event => setText(event.target.value)}
          inputProps={{ maxLength: 200 }}
        />
        {loaded.status === 'loading' && (
          <Typography>{t('editor.library.loading')}</Typography>
        )}
        {loaded.status === 'error' && (
          <ErrorPanel
            error={loaded.error}
            title={t('editor.library.failed')}
            onRetry={loaded.reload}
          />
        )}
        {loaded.status === 'ready' && !groups.length && (
          <Typography role="status">{t('editor.library.none')}</Typography>
        )}
        {groups.map(([group, questions]) => (
          <fieldset key={group} className={classes.group}>
            <Typography component="legend" variant="subtitle2">
              {group}
            </Typography>
            {questions.map(question => (
              <LibraryQuestion
                key={question.id}
                question={question}
                isTaken={takenIds.has(question.id)}
                isPicked={picked.has(question.id)}
                onPick={() => pick(question)}
              />
            ))}
          </fieldset>
        ))}
      </DialogContent>
      <DialogActions>
        <Button className={classes.button} onClick={onClose}>
          {t('feedback.cancel')}
        </Button>
        <Button
          className={classes.button}
          variant="contained"
          color="primary"
          disabled={!picked.size}
          onClick={() => {
            onAdd([...picked.values()]);
            onClose();
          }}
        >
          {t('editor.library.add', { count: picked.size })}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
