import Typography from '@material-ui/core/Typography';
import { CampaignPreview, TierKeys } from 'backstage-plugin-orr-common';
import { useCampaignPreview } from '../../hooks/useCampaignPreview';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ErrorPanel } from '../Feedback';
import { askingOf, CampaignDraft } from './campaignDraft';

function Counted({ preview }: { preview: CampaignPreview }) {
  const { t } = useOrrTranslation();
  const { entities, owners, examples } = preview;
  if (!entities) {
    return <>{t('campaign.form.countNone')}</>;
  }
  const names = examples
    .map(({ title, entityRef }) => title ?? entityRef)
    .join(', ');
  return (
    <>
      {t('campaign.form.count', { count: entities, owners: String(owners) })}{' '}
      {t('campaign.form.examples', { names })}
    </>
  );
}

function Count(props: { asking: NonNullable<ReturnType<typeof askingOf>> }) {
  const { t } = useOrrTranslation();
  const preview = useCampaignPreview(props.asking);
  if (preview.status === 'error') {
    return (
      <ErrorPanel
        error={preview.error}
        title={t('campaign.form.countFailed')}
        onRetry={preview.reload}
      />
    );
  }
  const isCounting = preview.status === 'loading' || preview.stale;
  return (
    <Typography component="p" role="status" aria-busy={isCounting}>
      {preview.status === 'ready' ? (
        <Counted preview={preview.value} />
      ) : (
        t('campaign.form.counting')
      )}
    </Typography>
  );
}

/** Whom a campaign would be about, counted while that is being said. @internal */
export function CampaignCount(props: {
  draft: CampaignDraft;
  tierKeys: TierKeys;
}) {
  const asking = askingOf(props.draft, props.tierKeys);
  return asking ? <Count asking={asking} /> : null;
}
