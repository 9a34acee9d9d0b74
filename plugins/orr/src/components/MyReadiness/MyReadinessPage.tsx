import { Content } from '@backstage/core-components';
import Grid from '@material-ui/core/Grid';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { MyCampaigns } from '../Campaign/MyCampaigns';
import { DeskLink } from '../Desk/DeskLink';
import { PageHead } from '../PageHead';
import { SettingsCard } from './SettingsCard';
import { TeamCards } from './TeamCards';
import { WaitingCard } from './WaitingCard';

const useStyles = makeStyles({
  desk: { display: 'inline-flex', alignItems: 'center', minHeight: 44 },
});

/** What waits for the viewer, what their teams owe, and what falls due. @internal */
export function MyReadinessPage({ className }: { className?: string }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <Content className={className}>
      <Typography component="div">
        <PageHead
          backTo=".."
          backText={t('mine.backToList')}
          title={t('mine.title')}
          action={<DeskLink to="../desk" className={classes.desk} />}
        />
        <Grid container spacing={2}>
          <Grid item xs={12} md={6}>
            <WaitingCard />
          </Grid>
          <Grid item xs={12} md={6}>
            <Grid container spacing={2}>
              <MyCampaigns />
              <TeamCards />
              <Grid item xs={12}>
                <SettingsCard />
              </Grid>
            </Grid>
          </Grid>
        </Grid>
      </Typography>
    </Content>
  );
}
