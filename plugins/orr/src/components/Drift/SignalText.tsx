import Typography from '@material-ui/core/Typography';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import {
  ContradictingSignal,
  ContradictionItem,
} from 'backstage-plugin-orr-common';
import { OrrText, useOrrTranslation } from '../../hooks/useOrrTranslation';
import { DateText } from '../DateText';
import { SafeLink } from '../Questionnaire/SafeLink';

const HOUR_MS = 3_600_000;

function percent(value: number): string {
  return `${Math.round(value * 1_000) / 10} %`;
}

function numberText(
  value: number,
  { type, sample }: ContradictingSignal,
  t: OrrText,
): string {
  switch (type) {
    case 'share':
      return sample
        ? t('drift.signal.ofMany', {
            percent: percent(value),
            k: String(sample.k),
            n: String(sample.n),
          })
        : percent(value);
    case 'duration':
      return t('drift.unit.hours', {
        value: String(Math.round((value / HOUR_MS) * 10) / 10),
      });
    default:
      return String(value);
  }
}

/** What a fact says, in words. */
function Value({ signal }: { signal: ContradictingSignal }) {
  const { t } = useOrrTranslation();
  const { value, type } = signal;
  if (value === undefined) {
    return <>{t('drift.signal.noValue')}</>;
  }
  if (typeof value === 'boolean') {
    return <>{t(value ? 'drift.signal.yes' : 'drift.signal.no')}</>;
  }
  if (typeof value === 'number') {
    return <>{numberText(value, signal, t)}</>;
  }
  return type === 'instant' ? <DateText date={value} absolute /> : <>{value}</>;
}

function limitText(
  limit: number,
  { type, condition }: ContradictingSignal,
  t: OrrText,
): string {
  if (type === 'share') {
    return percent(limit);
  }
  return condition?.unit
    ? t(`drift.unit.${condition.unit}`, { value: String(limit) })
    : String(limit);
}

/** When the fact would meet the question, in words. */
function conditionText(signal: ContradictingSignal, t: OrrText): string {
  const { isTrue, equals, atLeast, atMost, withinDays } =
    signal.condition ?? {};
  if (isTrue !== undefined) {
    return t(isTrue ? 'drift.condition.isTrue' : 'drift.condition.isFalse');
  }
  if (equals !== undefined) {
    return t('drift.condition.equals', { value: String(equals) });
  }
  if (withinDays !== undefined) {
    return t('drift.condition.withinDays', { days: String(withinDays) });
  }
  if (atLeast !== undefined && atMost !== undefined) {
    return t('drift.condition.between', {
      from: limitText(atLeast, signal, t),
      to: limitText(atMost, signal, t),
    });
  }
  if (atLeast !== undefined) {
    return t('drift.condition.atLeast', {
      value: limitText(atLeast, signal, t),
    });
  }
  return atMost === undefined
    ? t('drift.condition.isPresent')
    : t('drift.condition.atMost', { value: limitText(atMost, signal, t) });
}

function FactText({ signal }: { signal: ContradictingSignal }) {
  const { t } = useOrrTranslation();
  return (
    <>
      {t('drift.signal.fact', {
        title: <strong>{signal.title ?? signal.causeKey}</strong>,
        value: <Value signal={signal} />,
      })}
      {signal.condition && (
        <>
          {' · '}
          {t('drift.signal.wanted', { condition: conditionText(signal, t) })}
        </>
      )}
    </>
  );
}

function DependencyText({ signal }: { signal: ContradictingSignal }) {
  const { t } = useOrrTranslation();
  const isAdded = signal.cause === 'dependencyAdded';
  if (!signal.causeKey) {
    return (
      <>
        {t(
          isAdded ? 'drift.signal.hiddenAdded' : 'drift.signal.hiddenNotReady',
        )}
      </>
    );
  }
  return (
    <>
      {t(
        isAdded
          ? 'drift.signal.dependencyAdded'
          : 'drift.signal.dependencyNotReady',
        {
          entity: (
            <EntityRefLink
              entityRef={signal.causeKey}
              underline="always"
              hideIcon
            />
          ),
        },
      )}
    </>
  );
}

/** Why what was vouched for is not any more, and who vouched. */
function VouchingText({ signal }: { signal: ContradictingSignal }) {
  const { t } = useOrrTranslation();
  const { source, title, vouchingEnd = 'apart' } = signal;
  return (
    <>
      {t(`drift.signal.vouching.${vouchingEnd}`, {
        voucher: source ? (
          <EntityRefLink entityRef={source} underline="always" hideIcon />
        ) : (
          <>{title ?? ''}</>
        ),
      })}
    </>
  );
}

/** What a signal says, from where and as of when. @internal */
export function SignalText({ item }: { item: ContradictionItem }) {
  const { signal } = item;
  const { t } = useOrrTranslation();
  const date = <DateText date={signal.at} absolute />;
  return (
    <>
      <Typography>
        {signal.cause === 'factNotMet' && <FactText signal={signal} />}
        {signal.cause === 'evidenceExpired' &&
          t('drift.signal.evidenceExpired')}
        {signal.cause === 'vouchingWithdrawn' && (
          <VouchingText signal={signal} />
        )}
        {signal.cause.startsWith('dependency') && (
          <DependencyText signal={signal} />
        )}
      </Typography>
      <Typography variant="body2" color="textSecondary" component="div">
        {signal.source && signal.cause !== 'vouchingWithdrawn'
          ? t('drift.signal.from', { source: signal.source, date })
          : t('drift.signal.asOf', { date })}
        {signal.url && (
          <>
            {' · '}
            <SafeLink url={signal.url}>{t('drift.signal.open')}</SafeLink>
          </>
        )}
      </Typography>
    </>
  );
}
