import { ReactNode, useId } from 'react';
import Button from '@material-ui/core/Button';
import Chip from '@material-ui/core/Chip';
import { makeStyles } from '@material-ui/core/styles';
import { useApi } from '@backstage/core-plugin-api';
import { orrApiRef } from '../../api';
import { GapAddressState } from '../../hooks/useGapAddress';
import { useLoaded } from '../../hooks/useLoaded';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { PageTextField } from '../PageTextField';
import { FacetMenu } from '../ReadinessPage/FacetMenu';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1, 1.5),
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

/** What narrows the entities that are counted. @internal */
export function GapFilterBar(props: {
  state: GapAddressState;
  areas?: boolean;
  children?: ReactNode;
}) {
  const { state, areas, children } = props;
  const { address, narrowed, go } = state;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const api = useApi(orrApiRef);
  const facets = useLoaded(
    signal =>
      api.getReadinessFacets({ query: { scope: 'required' } }, { signal }),
    [api],
  );
  const known = facets.status === 'ready' ? facets.value : undefined;
  const menu = (name: 'tier' | 'lifecycle') => (
    <FacetMenu
      label={t(`gap.${name}`)}
      options={(known?.[name] ?? []).map(({ value }) => ({
        value,
        label: value || t('gap.none'),
      }))}
      chosen={address[name]}
      onChange={chosen => go({ [name]: chosen })}
    />
  );
  return (
    <div className={classes.root} role="search">
      <ChecklistField state={state} areas={areas} />
      {children}
      {menu('tier')}
      {menu('lifecycle')}
      <Chip
        className={classes.chip}
        variant={address.mine ? 'default' : 'outlined'}
        clickable
        aria-pressed={address.mine}
        label={t('gap.mine')}
        onClick={() => go({ mine: !address.mine })}
      />
      {narrowed && (
        <Button
          style={{ minHeight: 44 }}
          onClick={() => go({ mine: false, tier: [], lifecycle: [] })}
        >
          {t('gap.clear')}
        </Button>
      )}
    </div>
  );
}
