import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Chip from '@material-ui/core/Chip';
import { makeStyles, Theme, useTheme } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import { ReadinessFacets, Standing } from 'backstage-plugin-orr-common';
import { FLAG_FILTERS } from '../../hooks/readinessFilters';
import { useNumberText } from '../../hooks/useNumberText';
import { ReadinessFilterState } from '../../hooks/useReadinessFilters';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { DistributionBar } from '../Scorecard/DistributionBar';
import { FilterChips } from './FilterChips';
import { FilterMenus, FRONT_MENUS } from './FilterMenus';
import { MoreFilters } from './MoreFilters';
import { RefFilter } from './RefFilter';
import { SearchField } from './SearchField';
import { StandingChips } from './StandingChips';
import { useFilterNames } from './useFilterNames';

const useStyles = makeStyles(theme => ({
  root: { display: 'flex', flexDirection: 'column', gap: theme.spacing(1.5) },
  fields: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    [theme.breakpoints.down('xs')]: {
      flexDirection: 'column',
      alignItems: 'stretch',
    },
  },
  // In one flow with the fields before them, where there is room.
  choices: {
    display: 'contents',
    [theme.breakpoints.down('xs')]: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1),
    },
  },
  target: {
    margin: 0,
    textTransform: 'none',
    height: 36,
    maxWidth: '100%',
    [theme.breakpoints.down('xs')]: { height: 44 },
  },
}));

interface FilterProps {
  state: ReadinessFilterState;
  facets?: ReadinessFacets;
}

/** Something that is on or off. */
function Toggle(props: {
  label: string;
  on: boolean;
  onChange: (on: boolean) => void;
}) {
  const { label, on, onChange } = props;
  const classes = useStyles();
  return (
    <Chip
      className={classes.target}
      variant={on ? 'default' : 'outlined'}
      clickable
      aria-pressed={on}
      label={label}
      onClick={() => onChange(!on)}
    />
  );
}

function Toggles({ state, facets }: FilterProps) {
  const { filters, setFilters } = state;
  const { number } = useNumberText();
  const { t } = useOrrTranslation();
  return (
    <>
      {FLAG_FILTERS.map(flag => (
        <Toggle
          key={flag}
          label={[t(`page.${flag}`), facets && number(facets[flag])]
            .filter(part => part !== undefined)
            .join(' ')}
          on={filters[flag]}
          onChange={on => setFilters({ [flag]: on })}
        />
      ))}
    </>
  );
}

/** On a narrow screen the filters wait until they are asked for; what is chosen shows all the same. */
function Fields(props: FilterProps) {
  const { state, facets } = props;
  const { filters, setFilters } = state;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const narrow = useMediaQuery(useTheme<Theme>().breakpoints.down('xs'));
  const [open, setOpen] = useState(false);
  return (
    <div className={classes.fields}>
      <SearchField
        text={filters.text}
        onSearch={text => setFilters({ text }, { replace: true })}
      />
      {narrow && (
        <Button
          className={classes.target}
          variant="outlined"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {t('page.filters')}
        </Button>
      )}
      {(!narrow || open) && (
        <>
          <RefFilter
            filter="owner"
            facets={facets}
            chosen={filters.owner}
            onChange={owner => setFilters({ owner })}
          />
          <div className={classes.choices}>
            <FilterMenus menus={FRONT_MENUS} state={state} facets={facets} />
            <Toggles state={state} facets={facets} />
          </div>
          <MoreFilters state={state} facets={facets} />
        </>
      )}
    </div>
  );
}

function countsOf(
  facets?: ReadinessFacets,
): Partial<Record<Standing, number>> | undefined {
  return (
    facets &&
    Object.fromEntries(
      facets.standing.map(({ value, count }) => [value, count]),
    )
  );
}

/** Everything that narrows the list, with how many there are of each. @internal */
export function FilterBar(
  props: FilterProps & { standings?: Partial<Record<Standing, number>> },
) {
  const { state, facets, standings } = props;
  const { filters, setFilters } = state;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const { valueName } = useFilterNames(facets);
  const counts = standings ?? countsOf(facets);
  return (
    <div className={classes.root} role="search">
      {counts && (
        <DistributionBar
          counts={counts}
          onChoose={standing => setFilters({ standing: [standing] })}
        />
      )}
      <StandingChips
        counts={counts}
        chosen={filters.standing}
        withNotRequired={filters.everything}
        onChange={standing => setFilters({ standing })}
      />
      <Fields state={state} facets={facets} />
      <FilterChips state={state} facets={facets} />
      {filters.checklist.map(id => (
        <Typography key={id} variant="body2" color="textSecondary">
          {t('page.underChecklist', { checklist: valueName('checklist', id) })}
        </Typography>
      ))}
    </div>
  );
}
