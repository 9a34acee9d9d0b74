import { DeployHealth, Metric } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useNumberText } from '../../hooks/useNumberText';

type MetricName = {
  [TName in keyof DeployHealth]: DeployHealth[TName] extends Metric
    ? TName
    : never;
}[keyof DeployHealth];

/** What a number rests on. */
type Basis = 'share' | 'deployments' | 'weeks' | 'commits' | 'recoveries';

const BASES: Record<MetricName, Basis> = {
  daysSinceSuccess: 'deployments',
  deploymentsPerWeek: 'deployments',
  deployDaysPerWeekMedian: 'weeks',
  attemptFailureRate: 'share',
  durationP50: 'deployments',
  durationP90: 'deployments',
  headCommitLeadTime: 'deployments',
  changeLeadTime: 'commits',
  changeFailRate: 'share',
  failedDeploymentRecovery: 'recoveries',
  attemptRecovery: 'recoveries',
  deploymentReworkRate: 'share',
};

type Measured = Extract<Metric, { state: 'measured' }>;
type TooLittle = Extract<Metric, { state: 'tooLittle' }>;

/** Says a number, and what it rests on, or why there is none. @internal */
export function useMetricText() {
  const { t } = useOrrTranslation();
  const { number, share, time } = useNumberText();

  const valueOf = (name: MetricName, value: number) => {
    switch (name) {
      case 'daysSinceSuccess':
        return t('deployHealth.value.days', { count: value });
      case 'deploymentsPerWeek':
        return number(value);
      case 'deployDaysPerWeekMedian':
        return t('deployHealth.value.daysAWeek', { value: number(value) });
      default:
        return BASES[name] === 'share' ? share(value) : time(value);
    }
  };
  const restsOn = (name: MetricName, { n, k, days, dropped }: Measured) => {
    const basis = BASES[name];
    const words =
      basis === 'share'
        ? t('deployHealth.basis.share', {
            k: String(k),
            n: String(n),
            days: String(days),
          })
        : t(`deployHealth.basis.${basis}`, { count: n, days: String(days) });
    return dropped
      ? `${words}; ${t('deployHealth.basis.dropped', { count: dropped })}`
      : words;
  };
  const lacks = (name: MetricName, { n, k, days, needed }: TooLittle) => {
    const counts = {
      n: String(n),
      k: String(k),
      days: String(days),
      needed: String(needed),
    };
    if (name === 'deploymentsPerWeek') {
      return t('deployHealth.tooLittleDays', counts);
    }
    if (BASES[name] === 'weeks') {
      return t('deployHealth.tooLittleWeeks', counts);
    }
    return k === undefined
      ? t('deployHealth.tooLittleCount', counts)
      : t('deployHealth.tooLittleShare', counts);
  };

  return (
    name: MetricName,
    metric: Metric,
  ): { value: string; basis: string } => {
    switch (metric.state) {
      case 'measured':
        return {
          value: valueOf(name, metric.value),
          basis: restsOn(name, metric),
        };
      case 'tooLittle':
        return {
          value: t('deployHealth.tooLittle'),
          basis: lacks(name, metric),
        };
      default:
        return {
          value: t('deployHealth.notMeasured'),
          basis: t(`deployHealth.reason.${metric.reason}`),
        };
    }
  };
}
