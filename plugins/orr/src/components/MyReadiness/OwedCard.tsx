import { ReactNode } from 'react';
import { InfoCard, Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { MyReadiness, OwnedRow } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { DateText } from '../DateText';
import {
  EntityName,
  OpenReviews,
  StandingWithReasons,
} from '../ReadinessPage/RowParts';

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  item: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    justifyContent: 'space-between',
    gap: theme.spacing(0, 2),
    padding: theme.spacing(1, 0),
    borderBottom: `1px solid ${theme.palette.divider}`,
    '&:last-child': { borderBottom: 0 },
  },
  name: { minWidth: 0, flex: '1 1 12rem' },
  standing: { flex: '1 1 12rem' },
  all: {
    display: 'inline-flex',
    alignItems: 'center',
    minHeight: 44,
    marginTop: theme.spacing(1),
  },
}));

/** What falls due, each with its day; without anything known of it, the day alone. */
function Due({
  dueOn,
  dueFor,
}: {
  dueOn: string;
  dueFor?: OwnedRow['dueFor'];
}) {
  const { t } = useOrrTranslation();
  return (
    <>
      {(dueFor ?? (['something'] as const)).map(cause => (
        <Typography
          key={cause}
          variant="caption"
          component="div"
          color="textSecondary"
        >
          {t(`mine.due.on.${cause}`, {
            date: <DateText key="date" date={dueOn} />,
          })}
        </Typography>
      ))}
    </>
  );
}

function Line({ row }: { row: OwnedRow }) {
  const classes = useStyles();
  return (
    <li className={classes.item}>
      <div className={classes.name}>
        <EntityName entity={row.entity} />
        <OpenReviews row={row} />
      </div>
      <div className={classes.standing}>
        <StandingWithReasons row={row} />
        {row.dueOn && row.headline !== 'overdue' && (
          <Due dueOn={row.dueOn} dueFor={row.dueFor} />
        )}
      </div>
    </li>
  );
}

/** Some entities of the viewer's teams, and the way to all of them in the list. @internal */
export function OwedCard(props: {
  title: ReactNode;
  owned: MyReadiness['owed'];
  empty: string;
  all: { text: string; to: string };
}) {
  const { title, owned, empty, all } = props;
  const classes = useStyles();
  return (
    <InfoCard
      title={title}
      titleTypographyProps={{ variant: 'h6', component: 'h3' }}
    >
      {owned.items.length ? (
        <>
          <ul className={classes.list}>
            {owned.items.map(row => (
              <Line key={row.entity.entityRef} row={row} />
            ))}
          </ul>
          <Link to={all.to} className={classes.all} underline="always">
            {all.text}
          </Link>
        </>
      ) : (
        <Typography color="textSecondary">{empty}</Typography>
      )}
    </InfoCard>
  );
}
