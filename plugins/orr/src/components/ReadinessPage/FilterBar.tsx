import Button from '@material-ui/core/Button';
import Chip from '@material-ui/core/Chip';
import { makeStyles } from '@material-ui/core/styles';
import { parseEntityRef } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Standing } from 'backstage-plugin-orr-common';
import { useFilterOptions } from '../../hooks/useFilterOptions';
import { ReadinessFilterState } from '../../hooks/useReadinessFilters';
import { orrTranslationRef } from '../../translation';
import { RefSelect } from './RefSelect';
import { SearchField } from './SearchField';
import { StandingChips } from './StandingChips';

const useStyles = makeStyles(theme => ({
  root: { display: 'flex', flexDirection: 'column', gap: theme.spacing(2) },
  fields: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1.5),
    [theme.breakpoints.down('xs')]: {
      flexDirection: 'column',
      alignItems: 'stretch',
    },
  },
  target: {
    margin: 0,
    height: 36,
    [theme.breakpoints.down('xs')]: { height: 44 },
  },
}));

function ownerName(ref: string): string {
  try {
    const { kind, namespace, name } = parseEntityRef(ref);
    const place = namespace === 'default' ? name : `${namespace}/${name}`;
    return kind.toLocaleLowerCase('en-US') === 'group'
      ? place
      : `${kind}:${place}`;
  } catch {
    return ref;
  }
}

function MineChip(props: {
  mine: string[];
  owners: string[];
  onChange: (owners: string[]) => void;
}) {
  const { mine, owners, onChange } = props;
  const classes = useStyles();
  const { t } = useTranslationRef(orrTranslationRef);
  if (!mine.length) {
    return null;
  }
  const on =
    mine.length === owners.length && mine.every(ref => owners.includes(ref));
  return (
    <Chip
      className={classes.target}
      variant={on ? 'default' : 'outlined'}
      clickable
      aria-pressed={on}
      label={t('page.mine')}
      onClick={() => onChange(on ? [] : mine)}
    />
  );
}

/** Everything that narrows the list; the counts stay for the rest of the filters. @internal */
export function FilterBar(props: {
  state: ReadinessFilterState;
  standings?: Partial<Record<Standing, number>>;
}) {
  const { filters, filtered, setFilters, clear } = props.state;
  const classes = useStyles();
  const { t } = useTranslationRef(orrTranslationRef);
  const options = useFilterOptions();
  return (
    <div className={classes.root} role="search">
      <StandingChips
        counts={props.standings}
        chosen={filters.standing}
        onChange={standing => setFilters({ standing })}
      />
      <div className={classes.fields}>
        <SearchField
          text={filters.text}
          onSearch={text => setFilters({ text }, { replace: true })}
        />
        <RefSelect
          label={t('page.kind')}
          placeholder={t('page.anyKind')}
          options={options.kinds}
          chosen={filters.kind}
          nameOf={kind => kind}
          onChange={kind => setFilters({ kind })}
        />
        <RefSelect
          label={t('page.owner')}
          placeholder={t('page.anyOwner')}
          options={options.owners}
          chosen={filters.owner}
          nameOf={ownerName}
          onChange={owner => setFilters({ owner })}
        />
        <MineChip
          mine={options.mine}
          owners={filters.owner}
          onChange={owner => setFilters({ owner })}
        />
        {filtered && (
          <Button className={classes.target} onClick={clear}>
            {t('page.clear')}
          </Button>
        )}
      </div>
    </div>
  );
}
