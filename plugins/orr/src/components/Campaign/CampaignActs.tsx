import { useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { LinkButton } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import {
  Campaign,
  CAMPAIGN_ACTS,
  CampaignAct,
  campaignAfter,
  MoveCampaignBody,
} from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { useNamedWrite } from '../../hooks/useNamedWrite';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { WriteDialog } from '../Feedback';

const useStyles = makeStyles(theme => ({
  root: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
  button: { minHeight: 44 },
}));

const WORDS = {
  start: {
    title: 'campaign.act.startTitle',
    explain: 'campaign.act.startExplain',
    confirm: 'campaign.act.confirmStart',
  },
  end: {
    title: 'campaign.act.endTitle',
    explain: 'campaign.act.endExplain',
    confirm: 'campaign.act.confirmEnd',
  },
  cancel: {
    title: 'campaign.act.cancelTitle',
    explain: 'campaign.act.cancelExplain',
    confirm: 'campaign.act.confirmCancel',
  },
} as const;

function ActButton(props: {
  act: CampaignAct;
  campaign: Campaign;
  onDone: () => void;
}) {
  const { act, campaign, onDone } = props;
  const { id, revision, state } = campaign;
  const api = useApi(orrApiRef);
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const [open, setOpen] = useState(false);
  const write = useNamedWrite<Omit<MoveCampaignBody, 'mutationId'>, Campaign>(
    body => api.moveCampaign({ params: { campaignId: id }, body }),
    () => {
      setOpen(false);
      onDone();
    },
  );
  const isPrimary = act === 'start';
  const words = WORDS[act];
  return (
    <>
      <Button
        className={classes.button}
        variant={isPrimary ? 'contained' : 'outlined'}
        color={isPrimary ? 'primary' : 'default'}
        onClick={() => setOpen(true)}
      >
        {act === 'cancel' && state === 'draft'
          ? t('campaign.act.cancelDraft')
          : t(`campaign.act.${act}`)}
      </Button>
      <WriteDialog
        open={open}
        onClose={() => setOpen(false)}
        title={t(words.title)}
        explain={t(words.explain)}
        error={write.error}
        failed={t('campaign.act.failed')}
        actions={
          <Button
            className={classes.button}
            color="primary"
            disabled={write.running}
            onClick={() => write.run({ revision, act })}
          >
            {t(words.confirm)}
          </Button>
        }
      />
    </>
  );
}

/** What can be done with a campaign, for whoever may. @internal */
export function CampaignActs(props: {
  campaign: Campaign;
  onDone: () => void;
}) {
  const { campaign } = props;
  const { state } = campaign;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <div className={classes.root}>
      {CAMPAIGN_ACTS.filter(act => campaignAfter(state, act)).map(act => (
        <ActButton key={act} {...props} act={act} />
      ))}
      {(state === 'draft' || state === 'running') && (
        <LinkButton to="edit" variant="outlined" className={classes.button}>
          {t('campaign.act.edit')}
        </LinkButton>
      )}
    </div>
  );
}
