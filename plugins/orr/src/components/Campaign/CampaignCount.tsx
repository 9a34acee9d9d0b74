import { CampaignPreview, OrrApi, TierKeys } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { usePreview } from '../../hooks/usePreview';
import { CountStatus } from '../Feedback';
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
      {t('campaign.form.count', { count: entities, owners })}{' '}
      {t('campaign.form.examples', { names })}
    </>
  );
}

type Asking = NonNullable<ReturnType<typeof askingOf>>;

const previewCampaign = (
  api: OrrApi,
  body: Asking,
  options: { signal: AbortSignal },
) => api.previewCampaign({ body }, options);

function Count(props: { asking: Asking }) {
  const { t } = useOrrTranslation();
  return (
    <CountStatus
      count={usePreview(props.asking, previewCampaign)}
      counting={t('campaign.form.counting')}
      failed={t('campaign.form.countFailed')}
    >
      {preview => <Counted preview={preview} />}
    </CountStatus>
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
