import Typography from '@material-ui/core/Typography';
import { ListedSource } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useRenameStyles } from '../Admin/useRenameStyles';
import { DateText } from '../DateText';

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

function InstanceLines({ instance }: { instance: Instance }) {
  const { t } = useOrrTranslation();
  const { bindings, due, lastSuccessAt, retryAt } = instance;
  const counted = STATES.filter(state => bindings[state] > 0);
  return (
    <div>
      <Typography>{instance.title}</Typography>
      <Typography variant="body2">
        {counted.length
          ? counted
              .map(state =>
                t(`sourceAdmin.bindings.${state}`, {
                  count: bindings[state],
                }),
              )
              .join(', ')
          : t('sourceAdmin.bindings.none')}
      </Typography>
      {due > 0 && (
        <Typography variant="body2">
          {t('sourceAdmin.due', { count: due })}
        </Typography>
      )}
      {lastSuccessAt && (
        <Typography variant="body2">
          {t('sourceAdmin.lastSuccess')} <DateText date={lastSuccessAt} />
        </Typography>
      )}
      {retryAt && (
        <Typography variant="body2">
          {t('sourceAdmin.rests')} <DateText date={retryAt} />
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
                <DateText date={lastReceivedAt} />
              </>
            ) : (
              t('sourceAdmin.receivedNone', { topic })
            )}
          </Typography>
          {lastRejectedAt && (
            <Typography variant="body2">
              {t('sourceAdmin.rejected', { topic })}{' '}
              <DateText date={lastRejectedAt} /> {event.lastRejectedWhy}
            </Typography>
          )}
        </div>
      ))}
    </>
  );
}

/** A source, how asking each of its instances goes, and what it tells by itself. @internal */
export function SourceLine({ source }: { source: ListedSource }) {
  const lines = useRenameStyles();
  const { t } = useOrrTranslation();
  return (
    <li className={lines.item}>
      <Typography variant="subtitle1" component="h4">
        {t('sourceAdmin.heading', {
          title: source.title,
          kind: t(`sourceAdmin.kind.${source.kind}`),
        })}
      </Typography>
      {source.instances.map(instance => (
        <InstanceLines key={instance.id} instance={instance} />
      ))}
      <EventLines events={source.events} />
      {source.webhookMayBeMissing && (
        <Typography>{t('sourceAdmin.webhook')}</Typography>
      )}
    </li>
  );
}
