import { useRef, useState } from 'react';
import Button from '@material-ui/core/Button';
import Link from '@material-ui/core/Link';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  AnswersToAffirm,
  ReviewDetail,
  questionsOf,
} from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { AnswerAutosave } from '../autosave/AnswerAutosave';
import { AutosaveState } from '../autosave/questionEdit';
import { AffirmTogether, SimpleAnswer } from './AffirmTogether';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: theme.spacing(1, 2),
    padding: theme.spacing(1, 2),
    marginBottom: theme.spacing(2),
    '&:focus': { outline: 'none' },
  },
  said: { flex: '1 1 240px', minWidth: 0 },
  next: { textAlign: 'left', verticalAlign: 'baseline' },
  button: {
    minHeight: 44,
    [theme.breakpoints.down('xs')]: { width: '100%' },
  },
}));

/** Those that stand as they were saved: what is being typed over one is another answer. */
function simpleAnswers(
  detail: ReviewDetail,
  state: AutosaveState,
  ids: string[],
): SimpleAnswer[] {
  return questionsOf(detail.checklist.document).flatMap(question => {
    const edit = state.questions[question.id];
    return ids.includes(question.id) && edit.answer && edit.state === 'saved'
      ? [{ question, answer: edit.answer }]
      : [];
  });
}

/** How many of the answers that were carried over are still to be affirmed, and the way to do it; gone once none is. @internal */
export function CarriedBar(props: {
  detail: ReviewDetail;
  state: AutosaveState;
  autosave: AnswerAutosave;
  toAffirm: AnswersToAffirm;
  titleOf: (questionId: string) => string;
  onOpen: (questionId: string) => void;
}) {
  const { detail, state, autosave, toAffirm } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const root = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const { simple, withProof } = toAffirm;
  const count = simple.length + withProof.length;
  const items = simpleAnswers(detail, state, simple);
  const carried = Object.values(state.questions).filter(
    ({ answer }) => answer?.copiedFrom,
  ).length;
  if (!count) {
    return null;
  }
  return (
    <Paper
      ref={root}
      tabIndex={-1}
      component="section"
      variant="outlined"
      className={classes.root}
      aria-label={t('carried.bar.label')}
    >
      <div className={classes.said}>
        <Typography role="status">
          {t('carried.bar.toAffirm', { count, carried: String(carried) })}
        </Typography>
        {withProof.length > 0 && (
          <Typography variant="body2" color="textSecondary">
            {t('carried.bar.withProof', { count: withProof.length })}{' '}
            <Link
              component="button"
              variant="body2"
              underline="always"
              className={classes.next}
              onClick={() => props.onOpen(withProof[0])}
            >
              {props.titleOf(withProof[0])}
            </Link>
          </Typography>
        )}
      </div>
      {items.length > 0 && (
        <Button
          className={classes.button}
          variant="outlined"
          color="primary"
          aria-haspopup="dialog"
          onClick={() => setOpen(true)}
        >
          {t('carried.bar.together', { count: items.length })}
        </Button>
      )}
      {open && (
        <AffirmTogether
          detail={detail}
          autosave={autosave}
          items={items}
          onClose={() => setOpen(false)}
          onDone={() => {
            setOpen(false);
            root.current?.focus();
          }}
        />
      )}
    </Paper>
  );
}
