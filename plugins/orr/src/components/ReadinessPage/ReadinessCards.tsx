import { Fragment, useRef } from 'react';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { ReadinessRow, standingHolds } from 'backstage-plugin-orr-common';
import { EntityPanelState } from '../../hooks/useEntityPanel';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useRowsInView } from '../../hooks/useRowsInView';
import { DateText } from '../DateText';
import { DetailsButton } from '../EntityPanel';
import {
  EntityName,
  OpenReviews,
  Owners,
  RowMarks,
  StandingWithReasons,
} from './RowParts';

const useStyles = makeStyles(theme => ({
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
  },
  // Within what is measured, so that it counts.
  item: { paddingBottom: theme.spacing(1), minWidth: 0 },
  card: {
    padding: theme.spacing(1.5),
    minWidth: 0,
    overflowWrap: 'anywhere',
    '& a': {
      display: 'inline-flex',
      alignItems: 'center',
      minHeight: 44,
      maxWidth: '100%',
    },
  },
  name: {
    display: 'flex',
    justifyContent: 'space-between',
    gap: theme.spacing(1),
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    gap: theme.spacing(0.5, 1),
  },
}));

/** Pixels of a card with nothing special to say. */
const USUAL_HEIGHT = 200;

/** The room of cards that are not drawn. */
function Space({ height }: { height: number }) {
  return height > 0 ? <li aria-hidden style={{ height }} /> : null;
}

function Card({ row, panel }: { row: ReadinessRow; panel: EntityPanelState }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const { entity, dueOn, validUntil } = row;
  return (
    <>
      <div className={classes.name}>
        <EntityName entity={entity} />
        <DetailsButton entity={entity} panel={panel} />
      </div>
      <div className={classes.head}>
        <div>
          <StandingWithReasons row={row} />
        </div>
        <RowMarks row={row} />
      </div>
      <Typography variant="body2" color="textSecondary">
        {[
          entity.kind,
          entity.type,
          entity.tier,
          entity.lifecycle,
          row.programme !== 'notAsked' && t(`programme.place.${row.programme}`),
        ]
          .filter(Boolean)
          .join(' · ')}
      </Typography>
      <Typography variant="body2" component="div">
        <Owners entity={entity} />
      </Typography>
      <Typography variant="body2" component="div">
        <OpenReviews row={row} />
      </Typography>
      {dueOn && (
        <Typography variant="body2">
          {t('page.column.due')} <DateText date={dueOn} />
        </Typography>
      )}
      {row.deployHealth && (
        <Typography variant="body2">
          {t('page.chosen', {
            filter: t('page.column.deployHealth'),
            value: t(`page.deployHealth.${row.deployHealth}`),
          })}
        </Typography>
      )}
      {validUntil && standingHolds(row.headline) && (
        <Typography variant="body2">
          {t('page.column.validUntil')} <DateText date={validUntil} absolute />
        </Typography>
      )}
    </>
  );
}

/** The list on a narrow screen. @internal */
export function ReadinessCards(props: {
  rows: ReadinessRow[];
  panel: EntityPanelState;
}) {
  const { rows, panel } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const listRef = useRef<HTMLUListElement>(null);
  const { isPart, drawn, after, measureRef } = useRowsInView({
    keys: rows.map(({ entity }) => entity.entityRef),
    estimate: USUAL_HEIGHT,
    listRef,
    kept: panel.entityRef,
  });
  return (
    <ul ref={listRef} className={classes.list} aria-label={t('page.table')}>
      {drawn.map(({ index, before }) => {
        const row = rows[index];
        return (
          <Fragment key={row.entity.entityRef}>
            <Space height={before} />
            <li
              ref={measureRef}
              data-index={index}
              data-key={row.entity.entityRef}
              aria-setsize={isPart ? rows.length : undefined}
              aria-posinset={isPart ? index + 1 : undefined}
              className={classes.item}
            >
              <Paper variant="outlined" className={classes.card}>
                <Card row={row} panel={panel} />
              </Paper>
            </li>
          </Fragment>
        );
      })}
      <Space height={after} />
    </ul>
  );
}
