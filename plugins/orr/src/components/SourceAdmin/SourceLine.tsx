import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { ListedSource, SourceProbe } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { Asked, useProbe } from '../../hooks/useSourceBindings';
import { DateText } from '../DateText';
import { ErrorPanel } from '../Feedback';
import { BindingStateText } from './BindingStateText';
import { ProbeText } from './ProbeText';
import { useSourceStyles } from './useSourceStyles';

const STATES = ['failing', 'stale', 'ageing', 'fresh', 'new'] as const;

type Instance = ListedSource['instances'][number];

function Problems({ problems }: Pick<Instance, 'problems'>) {
  const { t } = useOrrTranslation();
  return (
    <>
      {problems.map(({ message, operatorHint, bindings, since }) => (
        <Typography variant="body2" key={`${message} ${operatorHint}`}>
          {message} {operatorHint}{' '}
          {t('sourceAdmin.problem', { count: bindings })}{' '}
          <DateText date={since} />.
        </Typography>
      ))}
    </>
  );
}

function Counts({ bindings }: Pick<Instance, 'bindings'>) {
  const { t } = useOrrTranslation();
  const counted = STATES.filter(state => bindings[state] > 0);
  return (
    <Typography variant="body2">
      {counted.map((state, index) => (
        <span key={state}>
          {index > 0 && ', '}
          <BindingStateText
            state={state}
            text={t(`sourceAdmin.bindings.${state}`, {
              count: bindings[state],
            })}
          />
        </span>
      ))}
      {!counted.length && t('sourceAdmin.bindings.none')}
    </Typography>
  );
}

function ProbeLine(props: { instance: string; asked: Asked<SourceProbe> }) {
  const { instance, asked } = props;
  const { t } = useOrrTranslation();
  return (
    <div aria-live="polite">
      {asked.running && (
        <Typography variant="body2" color="textSecondary">
          {t('sourceAdmin.probe.running', { instance })}
        </Typography>
      )}
      {asked.result && <ProbeText instance={instance} probe={asked.result} />}
      {asked.error !== undefined && (
        <ErrorPanel
          error={asked.error}
          title={t('sourceAdmin.probe.failed', { instance })}
        />
      )}
    </div>
  );
}

function InstanceLines(props: { source: ListedSource; instance: Instance }) {
  const { source, instance } = props;
  const { due, lastSuccessAt, retryAt } = instance;
  const classes = useSourceStyles();
  const { t } = useOrrTranslation();
  const { run, ...asked } = useProbe();
  const { kind, provider } = source;
  return (
    <div className={classes.instance}>
      <div className={classes.row}>
        <div className={classes.text}>
          <Typography>{instance.title}</Typography>
          <Counts bindings={instance.bindings} />
        </div>
        <Button
          variant="outlined"
          className={classes.button}
          aria-disabled={asked.running}
          aria-label={t('sourceAdmin.probe.askLabel', {
            instance: instance.title,
            kind: t(`sourceAdmin.kind.${kind}`),
          })}
          onClick={() => run({ kind, provider, instance: instance.id })}
        >
          {t('sourceAdmin.probe.ask')}
        </Button>
      </div>
      <ProbeLine instance={instance.title} asked={asked} />
      {(lastSuccessAt || due > 0) && (
        <Typography variant="body2">
          {lastSuccessAt && (
            <>
              {t('sourceAdmin.lastSuccess')} <DateText date={lastSuccessAt} />.{' '}
            </>
          )}
          {due > 0 && t('sourceAdmin.due', { count: due })}
        </Typography>
      )}
      {retryAt && (
        <Typography variant="body2">
          {t('sourceAdmin.rests')} <DateText date={retryAt} />.
        </Typography>
      )}
      <Problems problems={instance.problems} />
    </div>
  );
}

function EventLines({ events }: Pick<ListedSource, 'events'>) {
  const { t } = useOrrTranslation();
  return (
    <>
      {events.map(({ topic, lastReceivedAt, lastRejectedAt, ...event }) => (
        <div key={topic}>
          <Typography variant="body2">
            {lastReceivedAt ? (
              <>
                {t('sourceAdmin.received', { topic })}{' '}
                <DateText date={lastReceivedAt} />.
              </>
            ) : (
              t('sourceAdmin.receivedNone', { topic })
            )}{' '}
            {event.waiting > 0 &&
              t('sourceAdmin.waiting', { count: event.waiting })}
          </Typography>
          {lastRejectedAt && (
            <Typography variant="body2">
              {t('sourceAdmin.rejected', { topic })}{' '}
              <DateText date={lastRejectedAt} />. {event.lastRejectedWhy}
            </Typography>
          )}
        </div>
      ))}
    </>
  );
}

function Tells({ capabilities }: Pick<ListedSource, 'capabilities'>) {
  const { t } = useOrrTranslation();
  if (!capabilities) {
    return null;
  }
  const { failures, environments, history } = capabilities;
  return (
    <Typography variant="body2" color="textSecondary">
      {t('sourceAdmin.tells.line', {
        failures: t(`sourceAdmin.tells.failures.${failures}`),
        environments: t(`sourceAdmin.tells.environments.${environments}`),
        history: t(`sourceAdmin.tells.history.${history}`),
      })}
    </Typography>
  );
}

/** A source, how asking each of its instances goes, and what it tells by itself. @internal */
export function SourceLine({ source }: { source: ListedSource }) {
  const classes = useSourceStyles();
  const { t } = useOrrTranslation();
  return (
    <li className={classes.item}>
      <Typography variant="subtitle1" component="h4">
        {t('sourceAdmin.heading', {
          title: source.title,
          kind: t(`sourceAdmin.kind.${source.kind}`),
        })}
      </Typography>
      <Tells capabilities={source.capabilities} />
      {source.isAsked ? (
        source.instances.map(instance => (
          <InstanceLines
            key={instance.id}
            source={source}
            instance={instance}
          />
        ))
      ) : (
        <Typography variant="body2">{t('sourceAdmin.told')}</Typography>
      )}
      <EventLines events={source.events} />
      {source.webhookMayBeMissing && (
        <Typography>{t('sourceAdmin.webhook')}</Typography>
      )}
    </li>
  );
}
