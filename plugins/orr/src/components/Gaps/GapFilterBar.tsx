import { ReactNode, useId, useState } from 'react';
import Button from '@material-ui/core/Button';
import Chip from '@material-ui/core/Chip';
import { makeStyles, Theme, useTheme } from '@material-ui/core/styles';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import { ReadinessFacets } from 'backstage-plugin-orr-common';
import { GapAddressState } from '../../hooks/useGapAddress';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useReadinessFacets } from '../../hooks/useReadinessFacets';
import { PageTextField } from '../PageTextField';
import { FilterMenus } from '../ReadinessPage/FilterMenus';
import { MoreFilters } from '../ReadinessPage/MoreFilters';
import { RemovableChip } from '../ReadinessPage/RemovableChip';
import { useChosenFilters } from '../ReadinessPage/useChosenFilters';

const useStyles = makeStyles(theme => ({
  root: { display: 'flex', flexDirection: 'column', gap: theme.spacing(1.5) },
  fields: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1, 1.5),
  },
  chips: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    listStyle: 'none',
    margin: 0,
    padding: 0,
  },
  target: {
    textTransform: 'none',
    [theme.breakpoints.down('xs')]: { height: 44 },
  },
  field: {
    minWidth: 170,
    maxWidth: '100%',
    [theme.breakpoints.down('xs')]: { width: '100%' },
  },
  chip: {
    margin: 0,
    height: 36,
    [theme.breakpoints.down('xs')]: { height: 44 },
  },
}));

const AREAS = '*areas';

/** Which checklist; of the heat map also all of them by area. */
function ChecklistField(props: { state: GapAddressState; areas?: boolean }) {
  const { state, areas } = props;
  const { address, checklists, go } = state;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const id = useId();
  return (
    <PageTextField
      id={id}
      className={classes.field}
      select
      SelectProps={{ native: true }}
      size="small"
      label={t('gap.checklist')}
      // There may be nothing to choose yet.
      InputLabelProps={{ shrink: true }}
      value={
        areas && address.columns === 'areas' ? AREAS : address.checklist ?? ''
      }
      onChange={({ target: { value } }) =>
        go({
          ...(value === AREAS
            ? { columns: 'areas' as const }
            : { columns: 'sections' as const, checklist: value }),
          choice: undefined,
        })
      }
    >
      {checklists.map(({ id: checklistId, title }) => (
        <option key={checklistId} value={checklistId}>
          {title}
        </option>
      ))}
      {areas && checklists.length > 1 && (
        <option value={AREAS}>{t('gap.heatMap.byArea')}</option>
      )}
    </PageTextField>
  );
}

const FRONT_MENUS = ['risk', 'lifecycle', 'tier'] as const;
const MORE_MENUS = ['type', 'kind', 'ownerState', 'deployHealth'] as const;
const PLACES = ['owner', 'system', 'domain'] as const;

/** All that narrows the entities just now, each part with a way out. */
function GapChips(props: { state: GapAddressState; facets?: ReadinessFacets }) {
  const { state, facets } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const chosen = useChosenFilters(state, facets);
  return state.narrowed ? (
    <ul className={classes.chips} aria-label={t('page.chosenFilters')}>
      {chosen.map(({ key, label, remove }) => (
        <li key={key}>
          <RemovableChip label={label} onRemove={remove} />
        </li>
      ))}
      <li>
        <Button className={classes.target} size="small" onClick={state.clear}>
          {t('gap.clear')}
        </Button>
      </li>
    </ul>
  ) : null;
}

/** On a narrow screen they wait until they are asked for; what is chosen shows all the same. */
function Choices(props: { state: GapAddressState; facets?: ReadinessFacets }) {
  const { state, facets } = props;
  const { address, setMine } = state;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const narrow = useMediaQuery(useTheme<Theme>().breakpoints.down('xs'));
  const [open, setOpen] = useState(false);
  return (
    <>
      <Chip
        className={classes.chip}
        variant={address.mine ? 'default' : 'outlined'}
        clickable
        aria-pressed={address.mine}
        label={t('gap.mine')}
        onClick={() => setMine(!address.mine)}
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
          <FilterMenus menus={FRONT_MENUS} state={state} facets={facets} />
          <MoreFilters
            state={state}
            facets={facets}
            places={PLACES}
            menus={MORE_MENUS}
          />
        </>
      )}
    </>
  );
}

/** What narrows the entities that are counted. @internal */
export function GapFilterBar(props: {
  state: GapAddressState;
  areas?: boolean;
  children?: ReactNode;
}) {
  const { state, areas, children } = props;
  const classes = useStyles();
  const { address, filters, ownRefs } = state;
  const facets = useReadinessFacets(
    address.mine ? { ...filters, owner: ownRefs } : filters,
  );
  return (
    <div className={classes.root} role="search">
      <div className={classes.fields}>
        <ChecklistField state={state} areas={areas} />
        {children}
        <Choices state={state} facets={facets} />
      </div>
      <GapChips state={state} facets={facets} />
    </div>
  );
}
