import Button from '@material-ui/core/Button';
import Grid from '@material-ui/core/Grid';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Entity } from '@backstage/catalog-model';
import { InfoCard, Progress } from '@backstage/core-components';
import { EntityDeployHealth } from 'backstage-plugin-orr-common';
import { useDeployHealth } from '../../hooks/useDeployHealth';
import { Loaded } from '../../hooks/useLoaded';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { hasScorecard } from '../../hooks/useScorecardOf';
import { DateText } from '../DateText';
import { HowToTell } from './HowToTell';
import { LatestDeployments } from './LatestDeployments';
import { SourceStates } from './SourceStates';
import { TierHealth } from './TierHealth';
import { UnclassifiedNote } from './UnclassifiedNote';

const useStyles = makeStyles(theme => ({
  parts: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: theme.spacing(2),
  },
}));

/** By what people know them; a source that is installed no more keeps its id. */
function sourcesOf({ tiers, latest, sources }: EntityDeployHealth): string[] {
  const titles = new Map(
    sources.map(({ provider, title }) => [provider, title]),
  );
  return [
    ...new Set([
      ...tiers.flatMap(({ health }) => health.sources),
      ...latest.map(({ provider }) => provider),
    ]),
  ]
    .sort()
    .map(provider => titles.get(provider) ?? provider);
}

function Known(props: { entity: Entity; known: EntityDeployHealth }) {
  const { entity, known } = props;
  const { tiers, unclassified, latest, computedAt, isStale, sources } = known;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <div className={classes.parts}>
      {tiers.map(tier => (
        <TierHealth key={tier.tier} {...tier} />
      ))}
      {unclassified.length > 0 && (
        <UnclassifiedNote unclassified={unclassified} />
      )}
      <div>
        <LatestDeployments entity={entity} latest={latest} />
        <Typography variant="body2" color="textSecondary">
          {t('deployHealth.asOf', {
            sources: sourcesOf(known)
              .map(name =>
                name === 'api' ? t('deployHealth.source.api') : name,
              )
              .join(', '),
          })}{' '}
          <DateText date={computedAt!} />.{' '}
          {isStale && t('deployHealth.pending')}
        </Typography>
      </div>
      <SourceStates entity={entity} sources={sources} />
    </div>
  );
}

function Content(props: {
  entity: Entity;
  loaded: Loaded<EntityDeployHealth>;
}) {
  const { entity, loaded } = props;
  const { t } = useOrrTranslation();
  switch (loaded.status) {
    case 'loading':
      return <Progress aria-label={t('deployHealth.loading')} />;
    case 'error':
      return (
        <Typography role="alert">
          {t('deployHealth.failed')}{' '}
          <Button style={{ minHeight: 44 }} onClick={loaded.reload}>
            {t('feedback.retry')}
          </Button>
        </Typography>
      );
    default:
      if (loaded.value.latest.length) {
        return <Known entity={entity} known={loaded.value} />;
      }
      return (
        <>
          <Typography>
            {t(
              loaded.value.isStale
                ? 'deployHealth.pending'
                : 'deployHealth.none',
            )}
          </Typography>
          <SourceStates entity={entity} sources={loaded.value.sources} />
          <HowToTell entity={entity} />
        </>
      );
  }
}

/** Whether anything was told, or a source is connected or was meant to be. */
function isTold({ latest, sources }: EntityDeployHealth): boolean {
  return latest.length > 0 || sources.some(({ state }) => state !== 'unbound');
}

/**
 * How the deployments of an entity fare, beside what people say of it. What others belong to is seldom deployed itself: of
 * such there is nothing until something is told.
 *
 * @internal
 */
export function DeployHealthCard({ entity }: { entity: Entity }) {
  const { t } = useOrrTranslation();
  const loaded = useDeployHealth(entity);
  if (
    hasScorecard(entity) &&
    !(loaded.status === 'ready' && isTold(loaded.value))
  ) {
    return null;
  }
  return (
    <Grid item xs={12}>
      <InfoCard
        title={t('deployHealth.title')}
        titleTypographyProps={{ variant: 'h6', component: 'h3' }}
      >
        <Content entity={entity} loaded={loaded} />
      </InfoCard>
    </Grid>
  );
}
