import { useId } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useSearchParams } from 'react-router-dom';
import {
  ROOT,
  TreeRoots,
  useOrganisationTree,
} from '../../hooks/useOrganisationTree';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ErrorPanel, errorKindOf } from '../Feedback';
import { PageTextField } from '../PageTextField';
import { ReadinessSkeleton } from '../ReadinessPage/ReadinessSkeleton';
import { TreeGrid } from './TreeGrid';

const ROOTS: readonly TreeRoots[] = ['groups', 'domains', 'systems'];
const ANY_TIER = 'any';

const useStyles = makeStyles(theme => ({
  root: { display: 'flex', flexDirection: 'column', gap: theme.spacing(2) },
  intro: { maxWidth: '75ch' },
  fields: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1, 2),
    '& > *': { minWidth: 140 },
  },
}));

/** What the tree shows, kept in the URL beside what other views keep there. */
function useTreeAddress() {
  const [params, setParams] = useSearchParams();
  const set = (name: string, value: string | undefined) => {
    const next = new URLSearchParams(params);
    if (value === undefined) {
      next.delete(name);
    } else {
      next.set(name, value);
    }
    setParams(next, { replace: true });
  };
  return {
    of: ROOTS.find(one => one === params.get('of')) ?? ROOTS[0],
    tier: params.get('tier') ?? undefined,
    setOf: (of: string) => set('of', of === ROOTS[0] ? undefined : of),
    setTier: (tier: string) =>
      set('tier', tier === ANY_TIER ? undefined : tier.slice(1)),
  };
}

function Fields(props: {
  address: ReturnType<typeof useTreeAddress>;
  tiers: string[];
}) {
  const { of, tier, setOf, setTier } = props.address;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const id = useId();
  const tiers = [
    ...new Set([...props.tiers, ...(tier === undefined ? [] : [tier])]),
  ].sort();
  return (
    <div className={classes.fields} role="search">
      <PageTextField
        id={`${id}-of`}
        select
        SelectProps={{ native: true }}
        size="small"
        label={t('tree.of')}
        value={of}
        onChange={event => setOf(event.target.value)}
      >
        {ROOTS.map(one => (
          <option key={one} value={one}>
            {t(`tree.ofWhat.${one}`)}
          </option>
        ))}
      </PageTextField>
      <PageTextField
        id={`${id}-tier`}
        select
        SelectProps={{ native: true }}
        size="small"
        label={t('tree.tier')}
        value={tier === undefined ? ANY_TIER : `=${tier}`}
        onChange={event => setTier(event.target.value)}
      >
        <option value={ANY_TIER}>{t('tree.allTiers')}</option>
        {tiers.map(one => (
          <option key={one} value={`=${one}`}>
            {one || t('tree.noTier')}
          </option>
        ))}
      </PageTextField>
    </div>
  );
}

/** Groups with all that is below them, domains with their systems, and systems, with where their entities stand. @internal */
export function TreeView() {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const address = useTreeAddress();
  const { below, load } = useOrganisationTree(address.of);
  const top = below.get(ROOT);
  const tiers = [...below.values()].flatMap(({ items }) =>
    items.flatMap(({ counts }) => counts.tiers.map(({ tier }) => tier)),
  );
  const isDenied =
    top?.status === 'error' && errorKindOf(top.error) === 'denied';
  return (
    <div className={classes.root}>
      <Typography className={classes.intro}>{t('tree.intro')}</Typography>
      <Fields address={address} tiers={tiers} />
      {(!top || (top.status === 'loading' && !top.items.length)) && (
        <ReadinessSkeleton />
      )}
      {top?.status === 'error' && !top.items.length && (
        <ErrorPanel
          error={top.error}
          title={t(isDenied ? 'tree.denied.title' : 'tree.failed')}
          advice={isDenied ? t('tree.denied.advice') : undefined}
          onRetry={isDenied ? undefined : () => load(ROOT)}
        />
      )}
      {top?.status === 'ready' && !top.items.length && (
        <Typography>{t(`tree.empty.${address.of}`)}</Typography>
      )}
      {top && top.items.length > 0 && (
        <>
          <TreeGrid
            key={address.of}
            below={below}
            tier={address.tier}
            onLoad={load}
          />
          <Typography variant="caption">{t('tree.keys')}</Typography>
        </>
      )}
    </div>
  );
}
