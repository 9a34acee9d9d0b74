import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { ReadinessRow, standingHolds } from 'backstage-plugin-orr-common';
import { EntityPanelState } from '../../hooks/useEntityPanel';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
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
    display: 'grid',
    gap: theme.spacing(1),
  },
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

/** The list on a narrow screen. @internal */
export function ReadinessCards(props: {
  rows: ReadinessRow[];
  panel: EntityPanelState;
}) {
  const { rows, panel } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <ul className={classes.list} aria-label={t('page.table')}>
      {rows.map(row => (
        <Paper
          key={row.entity.entityRef}
          component="li"
          variant="outlined"
          className={classes.card}
        >
          <div className={classes.name}>
            <EntityName entity={row.entity} />
            <DetailsButton entity={row.entity} panel={panel} />
          </div>
          <div className={classes.head}>
            <div>
              <StandingWithReasons row={row} />
            </div>
            <RowMarks row={row} />
          </div>
          <Typography variant="body2" color="textSecondary">
            {[
              row.entity.kind,
              row.entity.type,
              row.entity.tier,
              row.entity.lifecycle,
              row.programme !== 'notAsked' &&
                t(`programme.place.${row.programme}`),
            ]
              .filter(Boolean)
              .join(' · ')}
          </Typography>
          <Typography variant="body2" component="div">
            <Owners entity={row.entity} />
          </Typography>
          <Typography variant="body2" component="div">
            <OpenReviews row={row} />
          </Typography>
          {row.dueOn && (
            <Typography variant="body2">
              {t('page.column.due')} <DateText date={row.dueOn} />
            </Typography>
          )}
          {row.validUntil && standingHolds(row.headline) && (
            <Typography variant="body2">
              {t('page.column.validUntil')}{' '}
              <DateText date={row.validUntil} absolute />
            </Typography>
          )}
        </Paper>
      ))}
    </ul>
  );
}
