import { InfoCard, Link } from '@backstage/core-components';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import Skeleton from '@material-ui/lab/Skeleton';
import { Scorecard } from 'backstage-plugin-orr-common';
import { useMountedPath } from '../../hooks/useMountedPath';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useScorecardOf } from '../../hooks/useScorecardOf';
import { rootRouteRef } from '../../routes';
import { Delayed, ErrorPanel, errorKindOf } from '../Feedback';
import { CountedAt } from '../Scorecard/CountedAt';
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
  const { entity } = useEntity();
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const page = useMountedPath(rootRouteRef);
  const { counts, coverage, freshness, scope } = scorecard;
  if (!counts?.total) {
    return <Typography>{t('scorecard.card.empty')}</Typography>;
  }
  return (
    <>
      <StandingTable counts={counts} />
      <Typography component="div" variant="body2" className={classes.foot}>
        {coverage && coverage.inScope > 0 && (
          <span>
            {t('scorecard.card.coverage', {
              covered: String(coverage.covered),
              inScope: String(coverage.inScope),
            })}
          </span>
        )}
        <span>
          <CountedAt freshness={freshness} />
        </span>
        {page && scope.kind === 'group' && (
          <Link
            to={`${page}?${new URLSearchParams({
              owner: stringifyEntityRef(entity),
            })}`}
          >
            {t('scorecard.card.list')}
          </Link>
        )}
      </Typography>
    </>
  );
}

function Body() {
  const { entity } = useEntity();
  const { t } = useOrrTranslation();
  const loaded = useScorecardOf(entity);
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
        <Typography>{t('scorecard.card.none')}</Typography>
      );
  }
}

/** How many of what belongs to a group, system or domain stand where, by tier. @internal */
export function ScorecardCard() {
  const { t } = useOrrTranslation();
  return (
    <InfoCard title={t('scorecard.card.title')}>
      <Body />
    </InfoCard>
  );
}
