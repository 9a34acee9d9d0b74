import Button from '@material-ui/core/Button';
import Chip from '@material-ui/core/Chip';
import { makeStyles } from '@material-ui/core/styles';
import { ReadinessFacets } from 'backstage-plugin-orr-common';
import { ReadinessFilterState } from '../../hooks/useReadinessFilters';
import { isOwnedBy, useOwnRefs } from '../../hooks/useOwnRefs';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { RemovableChip } from './RemovableChip';
import { useChosenFilters } from './useChosenFilters';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    listStyle: 'none',
    margin: 0,
    padding: 0,
  },
  chip: {
    margin: 0,
    maxWidth: '100%',
    [theme.breakpoints.down('xs')]: { height: 44 },
  },
  target: { [theme.breakpoints.down('xs')]: { height: 44 } },
}));

function ScopeChip(props: {
  state: ReadinessFilterState;
  facets?: ReadinessFacets;
}) {
  const { filters, setFilters } = props.state;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  if (filters.everything) {
    return (
      <Button
        className={classes.target}
        size="small"
        onClick={() => setFilters({ everything: false })}
      >
        {t('page.scope.restore')}
      </Button>
    );
  }
  const label = t('page.scope.required');
  const leftOut = props.facets?.leftOut;
  return (
    <RemovableChip
      label={
        leftOut
          ? `${label} · ${t('page.scope.leftOut', { count: leftOut })}`
          : label
      }
      onRemove={() => setFilters({ everything: true })}
    />
  );
}

/** The way back to what the viewer's groups own. */
function MineChip({ state }: { state: ReadinessFilterState }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const mine = useOwnRefs();
  return mine.length > 0 && !isOwnedBy(state.filters.owner, mine) ? (
    <li>
      <Chip
        className={classes.chip}
        size="small"
        variant="outlined"
        label={t('page.mine')}
        clickable
        aria-pressed={false}
        onClick={() => state.setFilters({ owner: mine })}
      />
    </li>
  ) : null;
}

/** Everything that narrows the list just now, each part with a way out. @internal */
export function FilterChips(props: {
  state: ReadinessFilterState;
  facets?: ReadinessFacets;
}) {
  const { state, facets } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const chosen = useChosenFilters(state, facets);
  return (
    <ul className={classes.root} aria-label={t('page.chosenFilters')}>
      <li>
        <ScopeChip state={state} facets={facets} />
      </li>
      {chosen.map(({ key, label, remove }) => (
        <li key={key}>
          <RemovableChip label={label} onRemove={remove} />
        </li>
      ))}
      <MineChip state={state} />
      {state.filtered && (
        <li>
          <Button className={classes.target} size="small" onClick={state.clear}>
            {t('page.clear')}
          </Button>
        </li>
      )}
    </ul>
  );
}
