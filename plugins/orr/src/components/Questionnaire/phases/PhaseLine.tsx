import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { PhaseProgress, phaseProgress } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { ErrorPanel } from '../../Feedback';
import { AskedQuestion } from '../askedSections';
import { ShownPhase } from '../navigation/usePhaseFilter';
import { PhaseMenu } from './PhaseMenu';
import { ReviewPhaseState } from './useReviewPhase';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0, 1),
    marginBottom: theme.spacing(1),
  },
  list: {
    ...theme.typography.body2,
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexWrap: 'wrap',
    fontVariantNumeric: 'tabular-nums',
    '& > li:not(:last-child)::after': {
      content: '"·"',
      margin: theme.spacing(0, 1),
      fontWeight: theme.typography.fontWeightRegular,
    },
  },
  reached: { fontWeight: theme.typography.fontWeightBold as number },
}));

function Progress(props: { of: PhaseProgress; isReached: boolean }) {
  const { of, isReached } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const progress = t('phase.progress', {
    phase: t(`phase.name.${of.phase}`),
    answered: String(of.answered),
    total: String(of.total),
  });
  const later = of.due ? progress : t('phase.later', { progress });
  return (
    <li
      className={isReached ? classes.reached : undefined}
      aria-current={isReached ? 'step' : undefined}
    >
      {isReached ? t('phase.reached', { progress }) : later}
    </li>
  );
}

/** How far each phase is, which one is due, and the menu to set or show one; nothing where there is only one. @internal */
export function PhaseLine(props: {
  asked: AskedQuestion[];
  state: ReviewPhaseState;
  shown: ShownPhase;
  maySet: boolean;
}) {
  const { asked, state, shown, maySet } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const progress = phaseProgress(
    asked.map(({ question, unanswered }) => ({
      phase: question.phase,
      answered: !unanswered,
    })),
    state.phase,
  );
  if (progress.length < 2) {
    return null;
  }
  return (
    <>
      <div className={classes.root}>
        <ul className={classes.list} aria-label={t('phase.label')}>
          {progress.map(of => (
            <Progress
              key={of.phase}
              of={of}
              isReached={of.phase === state.phase}
            />
          ))}
        </ul>
        <PhaseMenu
          phases={progress.map(({ phase }) => phase)}
          reached={state.phase}
          shown={shown.phase}
          onSet={maySet ? state.set : undefined}
          onShow={shown.choose}
        />
        {shown.phase && (
          <Typography variant="body2" role="status">
            {t('phase.onlyShown', { phase: t(`phase.name.${shown.phase}`) })}
          </Typography>
        )}
      </div>
      {state.error !== undefined && (
        <ErrorPanel error={state.error} title={t('phase.failed')} />
      )}
    </>
  );
}
