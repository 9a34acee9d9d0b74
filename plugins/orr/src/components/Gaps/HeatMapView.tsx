import { useId } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import { HeatMap, HeatMapRow } from 'backstage-plugin-orr-common';
import { GapAddressState, useGapAddress } from '../../hooks/useGapAddress';
import { HeatMapState, useHeatMap } from '../../hooks/useHeatMap';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { DateText } from '../DateText';
import { PageTextField } from '../PageTextField';
import { ReadinessSkeleton } from '../ReadinessPage/ReadinessSkeleton';
import { GapError } from './GapError';
import { GapFilterBar } from './GapFilterBar';
import { GapPanel } from './GapPanel';
import { HeatMapGrid } from './HeatMapGrid';
import { HeatMapLegend } from './HeatMapLegend';
import { useRowName } from './useRowName';

const useStyles = makeStyles(theme => ({
  root: { display: 'flex', flexDirection: 'column', gap: theme.spacing(2) },
  intro: { maxWidth: '75ch' },
  rows: { minWidth: 120 },
  place: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1, 2),
  },
  stale: { opacity: 0.6 },
  button: {
    minHeight: 44,
    textTransform: 'none',
    fontWeight: 'normal',
    alignSelf: 'flex-start',
    backgroundColor: theme.palette.background.paper,
  },
}));

function RowsField({ state: { address, go } }: { state: GapAddressState }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const id = useId();
  return (
    <PageTextField
      id={id}
      className={classes.rows}
      select
      SelectProps={{ native: true }}
      size="small"
      label={t('gap.heatMap.rows')}
      value={address.rows}
      onChange={({ target: { value } }) =>
        go({
          rows: value as 'groups' | 'systems',
          group: undefined,
          choice: undefined,
        })
      }
    >
      <option value="groups">{t('gap.heatMap.byTeam')}</option>
      <option value="systems">{t('gap.heatMap.bySystem')}</option>
    </PageTextField>
  );
}

/** What the chosen number is of, in words. */
function useChoiceText(state: GapAddressState, rows: HeatMapRow[]) {
  const nameOf = useRowName();
  const { choice } = state.address;
  return (columns: HeatMap['columns']) => {
    const row = rows.find(
      ({ entityRef, isItself }) =>
        entityRef === choice?.row && isItself === choice?.itself,
    );
    const name = nameOf(
      row ?? { entityRef: choice?.row, isItself: !!choice?.itself },
    );
    const column = columns.find(({ id }) => id === choice?.column);
    return [name, column?.title ?? choice?.column].join(', ');
  };
}

function Shown(props: {
  state: GapAddressState;
  heatMap: HeatMapState;
  map: HeatMap;
}) {
  const { state, heatMap, map } = props;
  const { address, go } = state;
  const { items, older, loadOlder } = heatMap;
  const { choice } = address;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const rows = [map.total, ...items];
  const choiceText = useChoiceText(state, rows);
  if (map.total.entities === 0) {
    return <Typography>{t('gap.nothing')}</Typography>;
  }
  return (
    <>
      <HeatMapGrid
        key={JSON.stringify([address.rows, address.columns, address.group])}
        map={map}
        rows={rows}
        rowsName={t(
          address.rows === 'systems'
            ? 'gap.heatMap.bySystem'
            : 'gap.heatMap.byTeam',
        )}
        isChosen={(row, columnId) =>
          choice?.column === columnId &&
          choice.row === row.entityRef &&
          choice.itself === row.isItself
        }
        onChoose={(row, column) =>
          go({
            choice: { row: row.entityRef, itself: row.isItself, column },
          })
        }
        onOpenGroup={row => go({ group: row.entityRef, choice: undefined })}
      />
      {!items.length && <Typography>{t('gap.heatMap.noRows')}</Typography>}
      {older.hasMore && (
        <Button
          className={classes.button}
          variant="outlined"
          disabled={older.status === 'loading'}
          onClick={loadOlder}
        >
          {t('gap.heatMap.more')}
        </Button>
      )}
      {older.status === 'error' && (
        <Typography color="error" role="alert">
          {t('gap.heatMap.moreFailed')}
        </Typography>
      )}
      {choice?.column !== undefined && (
        <GapPanel
          state={state}
          what={choiceText(map.columns)}
          onClose={() => {
            // Back to the number that opened it.
            document.querySelector<HTMLElement>('[data-chosen-cell]')?.focus();
            go({ choice: undefined });
          }}
        />
      )}
      <HeatMapLegend />
      {map.asOf && (
        <Typography variant="body2">
          {t('scorecard.fresh', {
            date: <DateText key="date" date={map.asOf} />,
          })}
        </Typography>
      )}
    </>
  );
}

/** What is open by team or system, and section or area, down to the single question. @internal */
export function HeatMapView() {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const state = useGapAddress();
  const heatMap = useHeatMap(state);
  const { known, checklists, address, go } = state;
  const { newest, map } = heatMap;
  const failed = [known, newest].find(({ status }) => status === 'error');
  if (known.status === 'ready' && !checklists.length) {
    return <Typography>{t('gap.noChecklist')}</Typography>;
  }
  return (
    <div className={classes.root}>
      <Typography className={classes.intro}>
        {t('gap.heatMap.intro')}
      </Typography>
      <GapFilterBar state={state} areas>
        <RowsField state={state} />
      </GapFilterBar>
      {address.group !== undefined && (
        <div className={classes.place}>
          <Button
            className={classes.button}
            variant="outlined"
            onClick={() => go({ group: undefined, choice: undefined })}
          >
            ← {t('gap.heatMap.up')}
          </Button>
          <Typography component="h3" variant="subtitle1">
            {t('gap.heatMap.at', {
              group: (
                <EntityDisplayName
                  key="group"
                  entityRef={address.group}
                  defaultKind="group"
                  hideIcon
                />
              ),
            })}
          </Typography>
        </div>
      )}
      {failed?.status === 'error' && (
        <GapError error={failed.error} onRetry={failed.reload} />
      )}
      {!failed && !map && <ReadinessSkeleton />}
      {!failed && map && (
        <div
          className={`${classes.root} ${
            newest.status === 'ready' && newest.stale ? classes.stale : ''
          }`}
          aria-busy={newest.status === 'ready' && newest.stale}
        >
          <Shown state={state} heatMap={heatMap} map={map} />
        </div>
      )}
    </div>
  );
}
