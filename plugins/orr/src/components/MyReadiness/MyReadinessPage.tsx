import { Content, Link } from '@backstage/core-components';
import Grid from '@material-ui/core/Grid';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { TeamCards } from './TeamCards';
import { WaitingCard } from './WaitingCard';

const useStyles = makeStyles(theme => ({
  head: { marginBottom: theme.spacing(2) },
  back: {
    [theme.breakpoints.down('xs')]: {
      display: 'inline-flex',
      alignItems: 'center',
      minHeight: 44,
    },
  },
}));

/** What waits for the viewer, what their teams owe, and what falls due. @internal */
export function MyReadinessPage({ className }: { className?: string }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <Content className={className}>
      <Typography component="div">
        <div className={classes.head}>
          <Link to=".." className={classes.back}>
            {t('mine.backToList')}
          </Link>
          <Typography variant="h4" component="h2">
            {t('mine.title')}
          </Typography>
        </div>
        <Grid container spacing={2}>
          <Grid item xs={12} md={6}>
            <WaitingCard />
          </Grid>
          <Grid item xs={12} md={6}>
            <Grid container spacing={2}>
              <TeamCards />
            </Grid>
          </Grid>
        </Grid>
      </Typography>
    </Content>
  );
}
