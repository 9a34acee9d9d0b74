import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import { makeStyles, Theme } from '@material-ui/core/styles';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import Typography from '@material-ui/core/Typography';
import { AnswersToAffirm, ReviewJudgement } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { SaveSummary } from './autosave/saveSummary';
import { IfDecidedNow } from './IfDecidedNow';
import { LevelTotals } from './LevelTotals';
import { SaveStatus } from './SaveStatus';

const useStyles = makeStyles(theme => ({
  root: {
    position: 'sticky',
    bottom: 0,
    zIndex: 1,
    padding: theme.spacing(1, 2),
    display: 'flex',
    flexWrap: 'wrap',
    // What opens above them leaves the buttons where they are.
    alignItems: 'flex-end',
    gap: theme.spacing(0.5, 3),
    [theme.breakpoints.down('xs')]: {
      // The portal's own bar lies over what is lowest on a phone.
      bottom: 56,
      padding: theme.spacing(0.5, 1),
    },
    // Little would be left of a phone that lies on its side.
    '@media (max-height: 480px)': { position: 'static' },
  },
  apart: { padding: theme.spacing(1, 2) },
  grow: { flex: 1, minWidth: 240, maxHeight: '40vh', overflowY: 'auto' },
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0, 2),
  },
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    '& button': { minHeight: 44 },
    [theme.breakpoints.down('xs')]: {
      flexWrap: 'nowrap',
      width: '100%',
      '& button': { minHeight: 44, flex: '1 1 auto' },
    },
  },
}));

interface ReviewFootProps {
  judgement: ReviewJudgement;
  answered: number;
  toAffirm: AnswersToAffirm;
  saving: SaveSummary;
  titleOf: (questionId: string) => string;
  onOpen: (questionId: string) => void;
  /** Absent where nothing is unanswered. */
  onNext?: () => void;
  /** Absent where there is hardly a keyboard. */
  onKeys?: () => void;
  onSubmit: () => void;
  onReload: () => void;
  userRef: string;
  submitting: boolean;
}

function FootActions(props: ReviewFootProps & { narrow: boolean }) {
  const { narrow } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <div className={classes.actions}>
      {props.onKeys && (
        <Button aria-haspopup="dialog" onClick={props.onKeys}>
          {t('questionnaire.keys.open')}
        </Button>
      )}
      <Button
        variant={props.onNext ? 'contained' : 'outlined'}
        color={props.onNext ? 'primary' : 'default'}
        disabled={!props.onNext}
        aria-label={props.onNext && t('questionnaire.next')}
        onClick={props.onNext}
      >
        {props.onNext
          ? t(narrow ? 'questionnaire.nextShort' : 'questionnaire.next')
          : t('questionnaire.allAnswered')}
      </Button>
      {!props.submitting && (
        <Button
          variant={props.onNext ? 'outlined' : 'contained'}
          color="primary"
          aria-label={t('questionnaire.submit.open')}
          onClick={props.onSubmit}
        >
          {t(
            narrow
              ? 'questionnaire.submit.openShort'
              : 'questionnaire.submit.open',
          )}
        </Button>
      )}
    </div>
  );
}

/** How far the review is, what is saved, and the two ways on. @internal */
export function ReviewFoot(props: ReviewFootProps) {
  const { judgement, titleOf, onOpen, toAffirm } = props;
  const count = toAffirm.simple.length + toAffirm.withProof.length;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const narrow = useMediaQuery<Theme>(
    ({ breakpoints }) => breakpoints.down('xs'),
    { noSsr: true },
  );
  const levels = (
    <LevelTotals totals={judgement} label={t('questionnaire.counts')} />
  );
  const outlook = (
    <IfDecidedNow gate={judgement.gate} titleOf={titleOf} onOpen={onOpen} />
  );
  return (
    <>
      {/* What stays in sight of a narrow screen is small. */}
      {narrow && (
        <Paper className={classes.apart}>
          {levels}
          {outlook}
        </Paper>
      )}
      <Paper
        component="section"
        className={classes.root}
        elevation={3}
        aria-label={t('questionnaire.foot')}
      >
        <div className={classes.grow}>
          <div className={classes.line}>
            <Typography variant="subtitle2" component="p">
              {t('questionnaire.progress', {
                answered: String(props.answered),
                total: String(judgement.total),
              })}
            </Typography>
            {count > 0 && (
              <Typography variant="body2">
                {t('carried.progress', { count })}
              </Typography>
            )}
            {!narrow && levels}
            <SaveStatus
              summary={props.saving}
              titleOf={titleOf}
              onOpen={onOpen}
              userRef={props.userRef}
              onReload={props.onReload}
            />
          </div>
          {!narrow && outlook}
        </div>
        <FootActions {...props} narrow={narrow} />
      </Paper>
    </>
  );
}
