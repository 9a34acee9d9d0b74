import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  Entity,
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { getEntityRelations } from '@backstage/plugin-catalog-react';
import { SourceState } from 'backstage-plugin-orr-common';
import { useCheckSources } from '../../hooks/useCheckSources';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useOwnRefs } from '../../hooks/useOwnRefs';
import { DateText } from '../DateText';
import { HowToBind } from './HowToBind';
import { SourceNote } from './SourceNote';

const KINDS = ['deployments', 'incidents'] as const;

const useStyles = makeStyles(theme => ({
  list: {
    margin: 0,
    padding: 0,
    listStyle: 'none',
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: theme.spacing(1),
    overflowWrap: 'anywhere',
  },
}));

function isBound({ binding }: SourceState): boolean {
  return binding !== undefined;
}

function Age({ asOf, freshness, coverage }: SourceState) {
  const { t } = useOrrTranslation();
  if (!asOf) {
    return null;
  }
  return (
    <Typography variant="body2" color="textSecondary">
      {t('source.asOf')} <DateText date={asOf} />
      {freshness === 'stale' && `, ${t('source.stale')}`}.{' '}
      {coverage &&
        coverage.days < coverage.of &&
        t('source.coverage', {
          days: `${coverage.days}`,
          of: `${coverage.of}`,
        })}
    </Typography>
  );
}

function Source(props: SourceState) {
  const { kind, title, binding, operatorHint } = props;
  const { t } = useOrrTranslation();
  const what = t(`source.what.${kind}`);
  return (
    <li>
      <Typography>
        {binding
          ? t('source.name', {
              title,
              what,
              binding: binding.title,
              instance: binding.instance,
            })
          : t('source.unboundName', { title, what })}
      </Typography>
      <SourceNote {...props} />
      <Age {...props} />
      {operatorHint && (
        <Typography variant="body2" color="textSecondary">
          {t('source.hint', { hint: operatorHint })}
        </Typography>
      )}
    </li>
  );
}

function CheckNow({ entity }: { entity: Entity }) {
  const { t } = useOrrTranslation();
  const { running, error, queued, check } = useCheckSources(entity);
  const own = useOwnRefs();
  const isOwn = getEntityRelations(entity, RELATION_OWNED_BY).some(owner =>
    own.includes(stringifyEntityRef(owner)),
  );
  if (!isOwn) {
    return null;
  }
  return (
    <div>
      <Button style={{ minHeight: 44 }} disabled={running} onClick={check}>
        {t(running ? 'source.checking' : 'source.check')}
      </Button>
      <Typography variant="body2" role="status">
        {queued !== undefined && t('source.checked', { count: queued })}
      </Typography>
      {error !== undefined && (
        <Typography variant="body2" role="alert">
          {t('source.checkFailed')}
        </Typography>
      )}
    </div>
  );
}

/** The sources of an entity: what each of them last told, why one does not tell, and how to connect one. @internal */
export function SourceStates(props: {
  entity: Entity;
  sources: SourceState[];
}) {
  const { entity, sources } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const shown = sources.filter(({ state }) => state !== 'unbound');
  const unconnected = KINDS.flatMap(kind => {
    const ofKind = sources.filter(source => source.kind === kind);
    const unbound = ofKind.filter(({ state }) => state === 'unbound');
    return unbound.length && !ofKind.some(isBound) ? [{ kind, unbound }] : [];
  });
  if (!sources.length) {
    return null;
  }
  return (
    <section aria-label={t('source.title')}>
      {shown.length > 0 && (
        <>
          <Typography variant="subtitle1" component="h4">
            {t('source.title')}
          </Typography>
          <ul className={classes.list}>
            {shown.map(source => (
              <Source
                key={`${source.kind} ${source.provider} ${source.binding?.key}`}
                {...source}
              />
            ))}
          </ul>
          {shown.some(isBound) && <CheckNow entity={entity} />}
        </>
      )}
      {unconnected.map(item => (
        <HowToBind key={item.kind} {...item} />
      ))}
    </section>
  );
}
