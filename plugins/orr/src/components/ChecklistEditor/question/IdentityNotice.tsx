import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Question } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { isAnotherQuestion } from '../edits/isAnotherQuestion';

const useStyles = makeStyles(theme => ({
  root: {
    padding: theme.spacing(2),
    maxWidth: '80ch',
    overflowWrap: 'anywhere',
  },
  buttons: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    marginTop: theme.spacing(1),
  },
  button: { minHeight: 44 },
}));

/** Where a question that was published asks something else by now: whether it is another question, so that old answers are not read as answers to it. @internal */
export function IdentityNotice(props: {
  question: Question;
  /** The question as it was published under the same id. */
  published?: Question;
  onNewId: () => void;
}) {
  const { question, published, onNewId } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const [settledFor, setSettledFor] = useState<string>();
  const isAsked =
    published &&
    question.title.trim() !== '' &&
    settledFor !== `${question.id} ${question.title}` &&
    isAnotherQuestion(published, question);
  return isAsked ? (
    <Paper variant="outlined" className={classes.root} role="note">
      <Typography variant="subtitle2" component="h4">
        {t('editor.identity.title')}
      </Typography>
      <Typography variant="body2">
        {t('editor.identity.text', { before: published.title })}
      </Typography>
      <div className={classes.buttons}>
        <Button
          className={classes.button}
          variant="outlined"
          color="primary"
          onClick={onNewId}
        >
          {t('editor.identity.another')}
        </Button>
        <Button
          className={classes.button}
          onClick={() => setSettledFor(`${question.id} ${question.title}`)}
        >
          {t('editor.identity.same')}
        </Button>
      </div>
    </Paper>
  ) : null;
}
