import { InfoCard, MarkdownContent } from '@backstage/core-components';
import Grid from '@material-ui/core/Grid';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  EntityDisplayName,
  EntityRefLink,
} from '@backstage/plugin-catalog-react';
import { Campaign } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { DateText } from '../DateText';
import { FactList } from '../EntityReadiness/FactList';
import { ScopeInWords } from '../Programme/ScopeInWords';
import { useCampaignText } from './useCampaignText';

const useStyles = makeStyles(theme => ({
  text: { maxWidth: '80ch', overflowWrap: 'anywhere' },
  list: { margin: 0, paddingLeft: theme.spacing(2.5) },
}));

function Whom({ campaign: { groupRef, scope } }: { campaign: Campaign }) {
  const { t } = useOrrTranslation();
  return (
    <>
      {groupRef && (
        <div>
          {t('campaign.group', {
            group: (
              <EntityDisplayName
                key="group"
                entityRef={groupRef}
                defaultKind="group"
                hideIcon
              />
            ),
          })}
        </div>
      )}
      {scope !== undefined && <ScopeInWords scope={scope} tierKeys={{}} />}
      {!groupRef && scope === undefined && t('campaign.everybody')}
    </>
  );
}

function What({ campaign }: { campaign: Campaign }) {
  const classes = useStyles();
  const { askedText } = useCampaignText();
  return (
    <>
      {askedText(campaign)}
      {campaign.questions && (
        <ul className={classes.list}>
          {campaign.questions.map(({ id, title }) => (
            <li key={id}>{title}</li>
          ))}
        </ul>
      )}
    </>
  );
}

function useFacts(campaign: Campaign) {
  const { t } = useOrrTranslation();
  const { startsOn, dueOn, ownerRef, endedAt, state } = campaign;
  return [
    { term: t('campaign.what'), value: <What campaign={campaign} /> },
    { term: t('campaign.whom'), value: <Whom campaign={campaign} /> },
    {
      term: t('campaign.form.dueOn'),
      value: t(state === 'draft' ? 'campaign.planned' : 'campaign.dates', {
        from: <DateText key="from" date={startsOn} absolute />,
        until: <DateText key="until" date={dueOn} absolute />,
      }),
    },
    ...(endedAt && state === 'ended'
      ? [
          {
            term: t('campaign.state.ended'),
            value: <DateText date={endedAt} absolute />,
          },
        ]
      : []),
    {
      term: t('campaign.form.owner'),
      value: (
        <EntityRefLink entityRef={ownerRef} defaultKind="group" hideIcon />
      ),
    },
  ];
}

/** Why a campaign is, what it asks, of whom, until when. @internal */
export function CampaignFacts({ campaign }: { campaign: Campaign }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const facts = useFacts(campaign);
  const titled = { variant: 'h6', component: 'h3' } as const;
  return (
    <Grid container spacing={2}>
      <Grid item xs={12} md={7}>
        <InfoCard title={t('campaign.brief')} titleTypographyProps={titled}>
          {campaign.brief ? (
            <MarkdownContent
              className={classes.text}
              content={campaign.brief}
            />
          ) : (
            <Typography color="textSecondary">
              {t('campaign.noBrief')}
            </Typography>
          )}
        </InfoCard>
      </Grid>
      <Grid item xs={12} md={5}>
        <InfoCard title={t('campaign.facts')} titleTypographyProps={titled}>
          <FactList facts={facts} />
        </InfoCard>
      </Grid>
    </Grid>
  );
}
