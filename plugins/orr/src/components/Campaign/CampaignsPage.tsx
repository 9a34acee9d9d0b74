import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Content, Link, LinkButton } from '@backstage/core-components';
import {
  CAMPAIGN_STATES,
  CampaignState,
  CampaignSummary,
} from 'backstage-plugin-orr-common';
import { useCampaigns } from '../../hooks/useCampaigns';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { DateText } from '../DateText';
import { PageHead } from '../PageHead';
import { ReadinessSkeleton } from '../ReadinessPage/ReadinessSkeleton';
import { CampaignError } from './CampaignError';
import { useCampaignText } from './useCampaignText';

const useStyles = makeStyles(theme => ({
  root: { display: 'flex', flexDirection: 'column', gap: theme.spacing(3) },
  list: {
    listStyle: 'none',
    margin: theme.spacing(1, 0, 0),
    padding: 0,
    display: 'grid',
    gap: theme.spacing(1),
  },
  item: { padding: theme.spacing(1.5, 2), overflowWrap: 'anywhere' },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    justifyContent: 'space-between',
    gap: theme.spacing(0, 2),
  },
  name: {
    display: 'inline-flex',
    alignItems: 'center',
    minHeight: 44,
    fontWeight: 'bold',
  },
  empty: { maxWidth: '75ch' },
  button: { minHeight: 44, marginTop: theme.spacing(1) },
}));

/** What runs comes first, then what is to come, then what was. */
const ORDER: CampaignState[] = ['running', 'draft', 'ended', 'cancelled'];

function Item({ summary: { campaign, counts } }: { summary: CampaignSummary }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const { askedText, saidText } = useCampaignText();
  return (
    <Paper component="li" variant="outlined" className={classes.item}>
      <div className={classes.head}>
        <Link to={campaign.id} className={classes.name} underline="always">
          {campaign.title}
        </Link>
        <span>
          {t('campaign.until', {
            date: <DateText key="date" date={campaign.dueOn} absolute />,
          })}
        </span>
      </div>
      <Typography variant="body2">{askedText(campaign)}</Typography>
      {counts && <Typography>{saidText(campaign, counts)}</Typography>}
    </Paper>
  );
}

type Pages = ReturnType<typeof useCampaigns>;

function Group({ state, pages }: { state: CampaignState; pages: Pages }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  if (!pages.items.length) {
    return null;
  }
  return (
    <section aria-label={t(`campaign.groups.${state}`)}>
      <Typography variant="h5" component="h3">
        {t(`campaign.groups.${state}`)}
      </Typography>
      <ul className={classes.list}>
        {pages.items.map(summary => (
          <Item key={summary.campaign.id} summary={summary} />
        ))}
      </ul>
      {pages.older.status === 'error' && (
        <Typography color="error" role="alert">
          {t('campaign.moreFailed')}
        </Typography>
      )}
      {pages.older.hasMore && (
        <Button
          className={classes.button}
          variant="outlined"
          disabled={pages.older.status === 'loading'}
          onClick={pages.loadOlder}
        >
          {t('campaign.more')}
        </Button>
      )}
    </section>
  );
}

function Empty() {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <div className={classes.empty}>
      <Typography variant="h5" component="h3" gutterBottom>
        {t('campaign.empty.title')}
      </Typography>
      <Typography>{t('campaign.empty.text')}</Typography>
    </div>
  );
}

function useAllCampaigns(): Record<CampaignState, Pages> {
  const draft = useCampaigns(CAMPAIGN_STATES[0]);
  const running = useCampaigns(CAMPAIGN_STATES[1]);
  const ended = useCampaigns(CAMPAIGN_STATES[2]);
  const cancelled = useCampaigns(CAMPAIGN_STATES[3]);
  return { draft, running, ended, cancelled };
}

function Result({ all }: { all: Record<CampaignState, Pages> }) {
  const classes = useStyles();
  const loaded = ORDER.map(state => all[state].newest);
  const failed = loaded.find(({ status }) => status === 'error');
  if (failed?.status === 'error') {
    return <CampaignError error={failed.error} onRetry={failed.reload} />;
  }
  if (loaded.some(({ status }) => status === 'loading')) {
    return <ReadinessSkeleton />;
  }
  return (
    <div className={classes.root}>
      {ORDER.every(state => !all[state].items.length) && <Empty />}
      {ORDER.map(state => (
        <Group key={state} state={state} pages={all[state]} />
      ))}
    </div>
  );
}

/** What is asked of many until a day: what runs, what is to come, what was. @internal */
export function CampaignsPage({ className }: { className?: string }) {
  const { t } = useOrrTranslation();
  const all = useAllCampaigns();
  const { newest } = all.running;
  const mayManage = newest.status === 'ready' && newest.value.may.manage;
  return (
    <Content className={className}>
      <Typography component="div">
        <PageHead
          backTo=".."
          backText={t('campaign.back')}
          title={t('campaign.title')}
          intro={t('campaign.intro')}
          action={
            mayManage && (
              <LinkButton
                to="new"
                variant="contained"
                color="primary"
                style={{ minHeight: 44 }}
              >
                {t('campaign.new')}
              </LinkButton>
            )
          }
        />
        <Result all={all} />
      </Typography>
    </Content>
  );
}
