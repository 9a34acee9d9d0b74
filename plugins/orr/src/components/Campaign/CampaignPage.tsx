import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Content } from '@backstage/core-components';
import { CampaignDetails } from 'backstage-plugin-orr-common';
import { useParams } from 'react-router-dom';
import { useCampaign } from '../../hooks/useCampaign';
import { useCampaignEntities } from '../../hooks/useCampaignEntities';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { LiveRegion } from '../Feedback';
import { PageHead } from '../PageHead';
import { ReadinessSkeleton } from '../ReadinessPage/ReadinessSkeleton';
import { CampaignActs } from './CampaignActs';
import { CampaignEntityList } from './CampaignEntityList';
import { CampaignError } from './CampaignError';
import { CampaignFacts } from './CampaignFacts';
import { CampaignTeams } from './CampaignTeams';
import { useCampaignText } from './useCampaignText';

const useStyles = makeStyles(theme => ({
  root: { display: 'flex', flexDirection: 'column', gap: theme.spacing(3) },
  said: { maxWidth: '75ch' },
}));

const NOTES = {
  draft: 'campaign.draftNote',
  ended: 'campaign.archive',
  cancelled: 'campaign.cancelledNote',
} as const;

function Progress({ details }: { details: CampaignDetails }) {
  const { campaign } = details;
  const entities = useCampaignEntities(campaign.id, campaign.revision);
  return (
    <>
      <CampaignTeams details={details} onChoose={entities.setOwner} />
      <CampaignEntityList state={entities} />
    </>
  );
}

function Body({ details }: { details: CampaignDetails }) {
  const { campaign, counts } = details;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const { saidText } = useCampaignText();
  return (
    <>
      <div>
        {campaign.state !== 'running' && (
          <Typography role="note">{t(NOTES[campaign.state])}</Typography>
        )}
        {counts && (
          <>
            <Typography variant="h6" component="p" className={classes.said}>
              {saidText(campaign, counts)}
            </Typography>
            <Typography variant="body2" className={classes.said}>
              {t('campaign.how')}
            </Typography>
          </>
        )}
      </div>
      <CampaignFacts campaign={campaign} />
      {counts && <Progress details={details} />}
    </>
  );
}

/** What a campaign is for, how far it has come, and what is still open. @internal */
export function CampaignPage({ className }: { className?: string }) {
  const { campaignId = '' } = useParams();
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const loaded = useCampaign(campaignId);
  const details = loaded.status === 'ready' ? loaded.value : undefined;
  return (
    <Content className={className}>
      <Typography component="div" className={classes.root}>
        <PageHead
          backTo="../campaigns"
          backText={t('campaign.backToAll')}
          title={details?.campaign.title ?? t('campaign.title')}
          intro={details && t(`campaign.state.${details.campaign.state}`)}
          action={
            details?.may.manage && (
              <CampaignActs
                campaign={details.campaign}
                onDone={loaded.reload}
              />
            )
          }
        />
        {loaded.status === 'loading' && (
          <>
            <LiveRegion>{t('campaign.loading')}</LiveRegion>
            <ReadinessSkeleton />
          </>
        )}
        {loaded.status === 'error' && (
          <CampaignError error={loaded.error} onRetry={loaded.reload} isOne />
        )}
        {details && <Body details={details} />}
      </Typography>
    </Content>
  );
}
