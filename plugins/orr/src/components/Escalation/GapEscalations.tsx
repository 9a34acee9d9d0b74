import { useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { touchTarget } from '../../theme/touchTarget';
import { EscalatedGap } from './EscalatedGap';
import { EscalateDialog } from './EscalateDialog';
import { EscalationLine } from './EscalationLine';
import { useEscalations } from './EscalationsContext';
import { useFocusFor } from '../../hooks/useFocusFor';

const useStyles = makeStyles(theme => ({
  root: { marginTop: theme.spacing(1) },
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    '&:focus': { outline: 'none' },
    '& > li': { padding: theme.spacing(1, 0) },
  },
  button: { ...touchTarget(theme), marginLeft: -5 },
}));

function Escalate(props: { gap: EscalatedGap; onDone: () => void }) {
  const { gap, onDone } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        size="small"
        className={classes.button}
        aria-haspopup="dialog"
        aria-label={t('escalation.buttonOf', { question: gap.question.title })}
        onClick={() => setOpen(true)}
      >
        {t('escalation.button')}
      </Button>
      {open && (
        <EscalateDialog
          gap={gap}
          onClose={() => setOpen(false)}
          onDone={() => {
            setOpen(false);
            onDone();
          }}
        />
      )}
    </>
  );
}

/** To whom a gap was escalated and what they said, and the way to escalate it. @internal */
export function GapEscalations(props: {
  gap: EscalatedGap;
  /** Whether the question is a gap now. */
  isGap: boolean;
}) {
  const { gap, isGap } = props;
  const { question, coveredEntityRef } = gap;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const { status, items, mayEscalate, reload } = useEscalations();
  const [changes, setChanges] = useState(0);
  const ofGap = items.filter(
    ({ escalation }) =>
      escalation.questionId === question.id &&
      escalation.coveredEntityRef === coveredEntityRef,
  );
  const count = ofGap.length;
  // The button that was pressed may be gone.
  const list = useFocusFor<HTMLUListElement>(changes && `${changes}/${count}`);
  const changed = () => {
    setChanges(before => before + 1);
    reload();
  };
  const isOffered =
    isGap &&
    mayEscalate &&
    !ofGap.some(({ escalation }) => escalation.state === 'open');
  const hasFailed = status === 'error' && isGap;
  if (!count && !isOffered && !hasFailed) {
    return null;
  }
  return (
    <div className={classes.root}>
      {count > 0 && (
        <ul
          ref={list}
          className={classes.list}
          tabIndex={-1}
          aria-label={t('escalation.list', { question: question.title })}
        >
          {ofGap.map(item => (
            <li key={item.escalation.id}>
              <EscalationLine
                item={item}
                questionTitle={question.title}
                onChanged={changed}
              />
            </li>
          ))}
        </ul>
      )}
      {hasFailed && (
        <Typography variant="body2" role="alert">
          {t('escalation.failed')}{' '}
          <Button size="small" className={classes.button} onClick={reload}>
            {t('escalation.reload')}
          </Button>
        </Typography>
      )}
      {isOffered && <Escalate gap={gap} onDone={changed} />}
    </div>
  );
}
