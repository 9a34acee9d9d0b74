import { useId, useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import ExpandLessIcon from '@material-ui/icons/ExpandLess';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import { ReadinessFacets } from 'backstage-plugin-orr-common';
import { ChosenFilters } from '../../hooks/useReadinessFilters';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { FilterMenu, FilterMenus, MORE_MENUS } from './FilterMenus';
import { RefFilter } from './RefFilter';

const PLACES = ['system', 'domain'] as const;

type Place = 'owner' | (typeof PLACES)[number];

const useStyles = makeStyles(theme => ({
  button: {
    height: 36,
    textTransform: 'none',
    fontWeight: 'normal',
    [theme.breakpoints.down('xs')]: { height: 44 },
  },
  more: {
    flexBasis: '100%',
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    '&[hidden]': { display: 'none' },
  },
  place: { [theme.breakpoints.down('xs')]: { flexBasis: '100%' } },
}));

/** The filters that are asked for less often; how many of them narrow the list is said all the same. @internal */
export function MoreFilters(props: {
  state: ChosenFilters;
  facets?: ReadinessFacets;
  places?: readonly Place[];
  menus?: readonly FilterMenu[];
}) {
  const { state, facets, places = PLACES, menus = MORE_MENUS } = props;
  const { filters, setFilters } = state;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const id = useId();
  const [open, setOpen] = useState(false);
  const count = [...places, ...menus].filter(
    name => filters[name].length > 0,
  ).length;
  return (
    <>
      <Button
        className={classes.button}
        aria-expanded={open}
        aria-controls={id}
        endIcon={open ? <ExpandLessIcon /> : <ExpandMoreIcon />}
        onClick={() => setOpen(!open)}
      >
        {count > 0
          ? t('page.moreFiltersChosen', { chosen: String(count) })
          : t('page.moreFilters')}
      </Button>
      <div id={id} className={classes.more} hidden={!open}>
        {open && (
          <>
            {places.map(filter => (
              <div key={filter} className={classes.place}>
                <RefFilter
                  filter={filter}
                  facets={facets}
                  chosen={filters[filter]}
                  onChange={chosen => setFilters({ [filter]: chosen })}
                />
              </div>
            ))}
            <FilterMenus menus={menus} state={state} facets={facets} />
          </>
        )}
      </div>
    </>
  );
}
