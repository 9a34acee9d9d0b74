import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import Skeleton from '@material-ui/lab/Skeleton';
import { Scorecard } from 'backstage-plugin-orr-common';
import { Loaded } from '../../hooks/useLoaded';
import { useMountedPath } from '../../hooks/useMountedPath';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { rootRouteRef } from '../../routes';
import { Delayed, ErrorPanel, errorKindOf } from '../Feedback';
import { CountedAt } from '../Scorecard/CountedAt';
import { countPath } from '../Scorecard/figurePaths';
import { StandingTable } from '../Scorecard/StandingTable';

const useStyles = makeStyles(theme => ({
  foot: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0.5, 2),
    marginTop: theme.spacing(1),
    [theme.breakpoints.down('xs')]: {
      '& a': { display: 'inline-flex', alignItems: 'center', minHeight: 44 },
    },
  },
}));

function Counts({ scorecard }: { scorecard: Scorecard }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const page = useMountedPath(rootRouteRef);
  const { counts, coverage, freshness, scope } = scorecard;
  if (!counts?.total) {
    return <Typography>{t('scorecard.card.empty')}</Typography>;
  }
  return (
    <>
      <StandingTable
        counts={counts}
        pathOf={page ? only => `${page}${countPath(scope, only)}` : undefined}
      />
      <Typography component="div" variant="body2" className={classes.foot}>
        {coverage && coverage.inScope > 0 && (
          <span>
            {t('scorecard.card.coverage', {
              covered: coverage.covered,
              inScope: coverage.inScope,
            })}
          </span>
        )}
        <span>
          <CountedAt freshness={freshness} />
        </span>
        {page && (
          <Link to={`${page}${countPath(scope)}`}>
            {t('scorecard.card.list')}
          </Link>
        )}
      </Typography>
    </>
  );
}

/** A scorecard in short: counts by standing and tier, and the way to the list behind them. @internal */
export function ScorecardSummary(props: {
  loaded: Loaded<Scorecard | undefined>;
  /** Says why there is none. */
  none: string;
}) {
  const { loaded, none } = props;
  const { t } = useOrrTranslation();
  switch (loaded.status) {
    case 'loading':
      return (
        <Delayed>
          <Skeleton height={24} />
          <Skeleton height={24} />
          <Skeleton height={24} />
        </Delayed>
      );
    case 'error':
      return errorKindOf(loaded.error) === 'denied' ? (
        <Typography>{t('scorecard.card.denied')}</Typography>
      ) : (
        <ErrorPanel
          error={loaded.error}
          title={t('scorecard.card.failed')}
          onRetry={loaded.reload}
        />
      );
    default:
      return loaded.value ? (
        <Counts scorecard={loaded.value} />
      ) : (
        <Typography>{none}</Typography>
      );
  }
}
