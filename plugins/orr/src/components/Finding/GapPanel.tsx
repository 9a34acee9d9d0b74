import { useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  AnswerStatement,
  DispositionItem,
  Question,
  QuestionJudgement,
  ReviewDetail,
  dayOf,
  dispositionRange,
  isGap,
} from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { GapEscalations } from '../Escalation/GapEscalations';
import { DispositionLines } from './DispositionLines';
import { useFindings } from './FindingsContext';
import { Gap, ProposeDialog } from './ProposeDialog';
import { useFocusFor } from '../../hooks/useFocusFor';

const useStyles = makeStyles(theme => ({
  root: {
    marginTop: theme.spacing(2),
    paddingTop: theme.spacing(1),
    borderTop: `1px solid ${theme.palette.divider}`,
  },
  title: { '&:focus': { outline: 'none' } },
  button: { minHeight: 44 },
}));

interface GapPanelProps {
  detail: ReviewDetail;
  question: Question;
  judgement: QuestionJudgement;
  statement?: AnswerStatement | null;
  /** The covered entity whose own answer shows the gap. */
  coveredEntityRef?: string;
}

function ReloadLine({ onReload }: { onReload: () => void }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <Typography variant="body2" role="alert">
      {t('finding.failed')}{' '}
      <Button size="small" className={classes.button} onClick={onReload}>
        {t('finding.reload')}
      </Button>
    </Typography>
  );
}

function Propose(props: { gap: Gap; again: boolean; onDone: () => void }) {
  const { gap, again, onDone } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const [open, setOpen] = useState(false);
  const label = t(again ? 'finding.propose.again' : 'finding.propose.button');
  return (
    <>
      <Button
        size="small"
        variant="outlined"
        className={classes.button}
        aria-haspopup="dialog"
        aria-label={t('finding.propose.buttonOf', {
          button: label,
          question: gap.question.title,
        })}
        onClick={() => setOpen(true)}
      >
        {label}
      </Button>
      {open && (
        <ProposeDialog
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

function Lines(props: GapPanelProps & { items: DispositionItem[] }) {
  const { detail, items } = props;
  const { t } = useOrrTranslation();
  const { reload } = useFindings();
  const today = dayOf(new Date(), detail.timeZone);
  const { to: latest } = dispositionRange({
    type: 'acceptance',
    checklist: detail.checklist.document,
    today,
  });
  return (
    <DispositionLines
      label={t('finding.title')}
      items={items}
      today={today}
      latest={latest}
      onChanged={reload}
    />
  );
}

/** What was decided about the gap of a question, and the ways there are. */
function Becomes(props: GapPanelProps) {
  const { question, judgement, coveredEntityRef } = props;
  const { level } = judgement;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const { status, items, mayPropose, reload } = useFindings();
  const [proposed, setProposed] = useState(0);
  const heading = useFocusFor<HTMLHeadingElement>(proposed);
  const ofGap = items.filter(
    ({ disposition }) =>
      disposition.questionId === question.id &&
      disposition.coveredEntityRef === coveredEntityRef,
  );
  const open = isGap(level) && judgement.counted;
  const offered = open && mayPropose;
  if (!ofGap.length && !offered) {
    return null;
  }
  return (
    <div className={classes.root}>
      <Typography
        ref={heading}
        variant="subtitle2"
        component="h5"
        tabIndex={-1}
        className={classes.title}
      >
        {t('finding.title')}
      </Typography>
      {ofGap.length > 0 ? (
        <Lines {...props} items={ofGap} />
      ) : (
        <Typography variant="body2" color="textSecondary" gutterBottom>
          {t('finding.none')}
        </Typography>
      )}
      {status === 'error' && <ReloadLine onReload={reload} />}
      {offered && (
        <Propose
          gap={{ ...props, level }}
          again={ofGap.length > 0}
          onDone={() => {
            setProposed(count => count + 1);
            reload();
          }}
        />
      )}
    </div>
  );
}

/** What becomes of the gap of a question, and to whom it was escalated. @internal */
export function GapPanel(props: GapPanelProps) {
  const { level, counted } = props.judgement;
  return (
    <>
      <Becomes {...props} />
      <GapEscalations gap={props} isGap={isGap(level) && counted} />
    </>
  );
}
