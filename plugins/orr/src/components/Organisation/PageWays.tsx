import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { AdminLink } from '../Admin/AdminLink';
import { ChecklistsLink } from '../Checklist/ChecklistsLink';
import { DeskLink } from '../Desk/DeskLink';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0, 3),
    fontSize: theme.typography.body2.fontSize,
  },
  way: {
    [theme.breakpoints.down('xs')]: {
      display: 'inline-flex',
      alignItems: 'center',
      minHeight: 44,
    },
  },
}));

/** The ways to the pages beside the views: what waits for the viewer, and what is looked after less often. @internal */
export function PageWays() {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <nav className={classes.root} aria-label={t('organisation.ways')}>
      <Link to="mine" underline="always" className={classes.way}>
        {t('mine.open')}
      </Link>
      <DeskLink to="desk" className={classes.way} />
      <Link to="briefing" underline="always" className={classes.way}>
        {t('briefing.open')}
      </Link>
      <Link to="changes" underline="always" className={classes.way}>
        {t('moves.open')}
      </Link>
      <Link to="calendar" underline="always" className={classes.way}>
        {t('calendar.open')}
      </Link>
      <Link to="campaigns" underline="always" className={classes.way}>
        {t('campaign.open')}
      </Link>
      <ChecklistsLink to="checklists" className={classes.way} />
      <Link to="incidents" underline="always" className={classes.way}>
        {t('incident.authors.link')}
      </Link>
      <Link to="vouchings" underline="always" className={classes.way}>
        {t('vouching.page.open')}
      </Link>
      <AdminLink className={classes.way} />
    </nav>
  );
}
