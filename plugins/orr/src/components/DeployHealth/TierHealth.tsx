import { useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  DeployHealth,
  EntityDeployHealth,
  Metric,
} from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { DateText } from '../DateText';
import { FactList } from '../EntityReadiness/FactList';
import { LastDeploymentText } from './LastDeploymentText';
import { useMetricText } from './useMetricText';
import { WeekBars } from './WeekBars';

const useStyles = makeStyles(theme => ({
  root: { display: 'grid', gap: theme.spacing(1.5) },
  button: { minHeight: 44, justifySelf: 'start' },
  heading: { fontWeight: 700 },
}));

const FIRST = [
  'deploymentsPerWeek',
  'attemptFailureRate',
  'changeFailRate',
] as const;
const MORE = [
  'daysSinceSuccess',
  'deployDaysPerWeekMedian',
  'durationP50',
  'durationP90',
  'headCommitLeadTime',
  'changeLeadTime',
  'failedDeploymentRecovery',
  'attemptRecovery',
  'deploymentReworkRate',
] as const;
const NOT_COUNTED = [
  'running',
  'pending',
  'cancelled',
  'skipped',
  'abandoned',
] as const;

type MetricName = (typeof FIRST)[number] | (typeof MORE)[number];

function Figure(props: { value: string; basis: string }) {
  return (
    <>
      {props.value}
      <Typography variant="body2" color="textSecondary">
        {props.basis}
      </Typography>
    </>
  );
}

function useMetricFact(health: DeployHealth) {
  const { t } = useOrrTranslation();
  const textOf = useMetricText();
  return (name: MetricName) => ({
    term: t(
      name === 'headCommitLeadTime' && health.isConfigLeadTime
        ? 'deployHealth.metric.configLeadTime'
        : `deployHealth.metric.${name}`,
    ),
    value: <Figure {...textOf(name, health[name] as Metric)} />,
  });
}

/** What most people need not see each time. */
function MoreNumbers({ health }: { health: DeployHealth }) {
  const { t } = useOrrTranslation();
  const factOf = useMetricFact(health);
  const { rollbacks, counts } = health;
  const days = String(health.coverage.days);
  const others = NOT_COUNTED.filter(outcome => counts[outcome] > 0);
  return (
    <FactList
      facts={[
        ...MORE.map(factOf),
        {
          term: t('deployHealth.metric.rollbacks'),
          value: (
            <>
              {t('deployHealth.value.rollbacks', {
                count: rollbacks.n,
                days,
              })}
              {rollbacks.lastAt && (
                <>
                  , {t('deployHealth.value.rollbackLast')}{' '}
                  <DateText date={rollbacks.lastAt} />
                </>
              )}
            </>
          ),
        },
        ...(others.length
          ? [
              {
                term: t('deployHealth.metric.others'),
                value: t('deployHealth.value.others', {
                  counts: others
                    .map(
                      outcome =>
                        `${t(`deployHealth.outcome.${outcome}`)}: ${
                          counts[outcome]
                        }`,
                    )
                    .join(', '),
                  days,
                }),
              },
            ]
          : []),
      ]}
    />
  );
}

/** What asks for a look now. */
function Warnings({ health }: { health: DeployHealth }) {
  const { t } = useOrrTranslation();
  const { stuck, unrecoveredSince, coverage } = health;
  return (
    <>
      {stuck.since && (
        <Typography role="note">
          {t('deployHealth.stuck', { count: stuck.n })}{' '}
          <DateText date={stuck.since} />
        </Typography>
      )}
      {unrecoveredSince[0] && (
        <Typography role="note">
          {t('deployHealth.unrecovered')}{' '}
          <DateText date={unrecoveredSince[0]} />
        </Typography>
      )}
      {coverage.days < coverage.of && (
        <Typography variant="body2" color="textSecondary">
          {t('deployHealth.coverage', {
            days: String(coverage.days),
            of: String(coverage.of),
          })}
        </Typography>
      )}
    </>
  );
}

/** How the deployments to one tier fare: a few numbers, and the others on request. @internal */
export function TierHealth(props: EntityDeployHealth['tiers'][number]) {
  const { tier, environments, health } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const factOf = useMetricFact(health);
  const [showsMore, setShowsMore] = useState(false);
  const name = t(`deployHealth.tier.${tier}`);
  return (
    <section className={classes.root} aria-label={name}>
      <div>
        <Typography
          variant="subtitle1"
          component="h4"
          className={classes.heading}
        >
          {name}
        </Typography>
        {environments.join() !== tier && (
          <Typography variant="body2" color="textSecondary">
            {t('deployHealth.environments', { names: environments.join(', ') })}
          </Typography>
        )}
      </div>
      <Warnings health={health} />
      <FactList
        facts={[
          {
            term: t('deployHealth.metric.last'),
            value: health.lastDeployment ? (
              <LastDeploymentText last={health.lastDeployment} />
            ) : (
              t('deployHealth.value.notYet')
            ),
          },
          ...FIRST.map(factOf),
        ]}
      />
      {health.weeks.length > 1 && <WeekBars weeks={health.weeks} />}
      {showsMore && <MoreNumbers health={health} />}
      <Button
        className={classes.button}
        aria-expanded={showsMore}
        onClick={() => setShowsMore(!showsMore)}
      >
        {t(showsMore ? 'deployHealth.less' : 'deployHealth.more')}
      </Button>
    </section>
  );
}
