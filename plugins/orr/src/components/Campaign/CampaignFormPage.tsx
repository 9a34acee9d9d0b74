import { FormEvent, useState } from 'react';
import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Content } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { Campaign, CreateCampaignBody } from 'backstage-plugin-orr-common';
import { useNavigate, useParams, useSearchParams } from 'react-router-dom';
import { orrApiRef } from '../../api';
import { useToday } from '../../hooks/useToday';
import {
  CampaignOptions,
  useCampaignOptions,
} from '../../hooks/useCampaignOptions';
import { useNamedWrite } from '../../hooks/useNamedWrite';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ErrorPanel } from '../Feedback';
import { PageHead } from '../PageHead';
import { ReadinessSkeleton } from '../ReadinessPage/ReadinessSkeleton';
import { campaignDraftOf, contentOf, missingOf } from './campaignDraft';
import { CampaignError } from './CampaignError';
import { CampaignFields } from './CampaignFields';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'stretch',
    gap: theme.spacing(2),
    padding: theme.spacing(2),
    '& > *': { minWidth: 0 },
  },
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1, 2),
  },
  button: { minHeight: 44 },
}));

function Form({ options }: { options: CampaignOptions }) {
  const { tierKeys } = options;
  const existing = options.existing?.campaign;
  const api = useApi(orrApiRef);
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const today = useToday();
  const [draft, setDraft] = useState(() =>
    campaignDraftOf(existing, { tierKeys, today, search }),
  );
  const write = useNamedWrite<Omit<CreateCampaignBody, 'mutationId'>, Campaign>(
    body =>
      existing
        ? api.changeCampaign({
            params: { campaignId: existing.id },
            body: { ...body, revision: existing.revision },
          })
        : api.createCampaign({ body }),
    ({ id }) =>
      navigate(existing ? '..' : `../${id}`, {
        replace: true,
        relative: 'path',
      }),
  );
  const isRunning = existing?.state === 'running';
  const missing = missingOf(draft, tierKeys);
  const content = contentOf(draft, tierKeys);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (content) {
      write.run(content);
    }
  };
  return (
    <Paper>
      <form className={classes.root} onSubmit={submit} noValidate>
        {isRunning && <Typography>{t('campaign.form.fixed')}</Typography>}
        <CampaignFields
          draft={draft}
          options={options}
          isRunning={isRunning}
          onChange={change => setDraft({ ...draft, ...change })}
        />
        {write.error !== undefined && (
          <ErrorPanel error={write.error} title={t('campaign.form.failed')} />
        )}
        <div className={classes.bar}>
          <Button
            type="submit"
            className={classes.button}
            variant="contained"
            color="primary"
            disabled={!content || write.running}
          >
            {t(isRunning ? 'campaign.form.saveRunning' : 'campaign.form.save')}
          </Button>
          <Typography component="span" role="status">
            {write.running && t('campaign.form.saving')}
            {!write.running &&
              missing.length > 0 &&
              t('campaign.form.missing', {
                fields: missing
                  .map(field => t(`campaign.form.${field}`))
                  .join(', '),
              })}
          </Typography>
        </div>
      </form>
    </Paper>
  );
}

function Body({ campaignId }: { campaignId?: string }) {
  const { t } = useOrrTranslation();
  const options = useCampaignOptions(campaignId);
  switch (options.status) {
    case 'loading':
      return <ReadinessSkeleton />;
    case 'error':
      return (
        <CampaignError error={options.error} onRetry={options.reload} isOne />
      );
    default:
      return options.value.mayManage ? (
        <Form options={options.value} />
      ) : (
        <Paper variant="outlined" style={{ padding: 16 }}>
          <Typography variant="h6" component="h3">
            {t('campaign.form.denied')}
          </Typography>
          <Typography>{t('campaign.form.deniedAdvice')}</Typography>
        </Paper>
      );
  }
}

/** Makes a campaign, or changes one. @internal */
export function CampaignFormPage({ className }: { className?: string }) {
  const { campaignId } = useParams();
  const { t } = useOrrTranslation();
  return (
    <Content className={className}>
      <Typography component="div">
        <PageHead
          backTo={campaignId ? `../campaigns/${campaignId}` : '../campaigns'}
          backText={t('campaign.backToAll')}
          title={t(campaignId ? 'campaign.form.edit' : 'campaign.form.new')}
          intro={campaignId ? undefined : t('campaign.form.intro')}
        />
        <Body campaignId={campaignId} />
      </Typography>
    </Content>
  );
}
