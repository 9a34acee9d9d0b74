import { useId } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import { CAMPAIGN_LIMITS, isFullEntityRef } from 'backstage-plugin-orr-common';
import { CampaignOptions } from '../../hooks/useCampaignOptions';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { EntityPicker } from '../EntityPicker';
import { ScopeFields } from '../Programme/setup/ScopeFields';
import { CampaignCount } from './CampaignCount';
import { CampaignDraft } from './campaignDraft';
import { CampaignWhat } from './CampaignWhat';

const useStyles = makeStyles(theme => ({
  text: { maxWidth: '80ch' },
  person: { maxWidth: 480 },
  days: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(2) },
}));

interface Props {
  draft: CampaignDraft;
  options: CampaignOptions;
  /** Whether only what nobody goes by can be changed. */
  isRunning: boolean;
  onChange: (change: Partial<CampaignDraft>) => void;
}

const isRefOrEmpty = (value: string) =>
  value.trim() === '' || isFullEntityRef(value.trim());

function Words({ draft, onChange }: Props) {
  const id = useId();
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const isRight = isRefOrEmpty(draft.ownerRef);
  return (
    <>
      <TextField
        id={`${id}-title`}
        className={classes.text}
        label={t('campaign.form.title')}
        value={draft.title}
        onChange={event => onChange({ title: event.target.value })}
        inputProps={{ maxLength: CAMPAIGN_LIMITS.title }}
        variant="outlined"
        size="small"
        fullWidth
      />
      <TextField
        id={`${id}-brief`}
        className={classes.text}
        label={t('campaign.form.brief')}
        helperText={t('campaign.form.markdown')}
        value={draft.brief}
        onChange={event => onChange({ brief: event.target.value })}
        inputProps={{ maxLength: CAMPAIGN_LIMITS.brief }}
        variant="outlined"
        size="small"
        multiline
        minRows={4}
        fullWidth
      />
      <div className={classes.person}>
        <EntityPicker
          id={`${id}-owner`}
          label={t('campaign.form.owner')}
          value={draft.ownerRef}
          onChange={ownerRef => onChange({ ownerRef })}
          error={!isRight}
          helperText={t(
            isRight ? 'campaign.form.ownerHint' : 'campaign.form.needsRef',
          )}
          fullWidth
        />
      </div>
    </>
  );
}

function Days({ draft, isRunning, onChange }: Props) {
  const id = useId();
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const isBefore = draft.dueOn !== '' && draft.dueOn < draft.startsOn;
  return (
    <div className={classes.days}>
      {(['startsOn', 'dueOn'] as const).map(name => (
        <TextField
          key={name}
          id={`${id}-${name}`}
          type="date"
          label={t(`campaign.form.${name}`)}
          value={draft[name]}
          disabled={isRunning && name === 'startsOn'}
          onChange={event => onChange({ [name]: event.target.value })}
          InputLabelProps={{ shrink: true }}
          error={name === 'dueOn' && isBefore}
          helperText={
            name === 'dueOn' && isBefore
              ? t('campaign.form.dueBefore')
              : undefined
          }
          variant="outlined"
          size="small"
        />
      ))}
    </div>
  );
}

function Whom({ draft, options, onChange }: Props) {
  const id = useId();
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const { setup, tierKeys } = options;
  const isRight = isRefOrEmpty(draft.groupRef);
  return (
    <>
      <ScopeFields
        draft={draft.scope}
        legend={t('campaign.form.scope')}
        setup={setup}
        tierKeys={tierKeys}
        onChange={scope => onChange({ scope })}
      />
      <div className={classes.person}>
        <EntityPicker
          id={`${id}-group`}
          label={t('campaign.form.group')}
          kinds={['Group']}
          value={draft.groupRef}
          onChange={groupRef => onChange({ groupRef })}
          error={!isRight}
          helperText={t(
            isRight ? 'campaign.form.groupHint' : 'campaign.form.needsRef',
          )}
          fullWidth
        />
      </div>
      <CampaignCount draft={draft} tierKeys={tierKeys} />
    </>
  );
}

/** What is entered of a campaign. @internal */
export function CampaignFields(props: Props) {
  const { draft, options, isRunning, onChange } = props;
  return (
    <>
      <Words {...props} />
      {!isRunning && (
        <>
          <CampaignWhat
            draft={draft}
            checklists={options.checklists}
            onChange={onChange}
          />
          <Whom {...props} />
        </>
      )}
      <Days {...props} />
    </>
  );
}
