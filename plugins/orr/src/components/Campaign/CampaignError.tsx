import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ErrorPanel, errorKindOf } from '../Feedback';

/** Why campaigns, or one of them, are not shown. @internal */
export function CampaignError(props: {
  error: unknown;
  onRetry: () => void;
  isOne?: boolean;
}) {
  const { error, onRetry, isOne } = props;
  const { t } = useOrrTranslation();
  switch (errorKindOf(error)) {
    case 'denied':
      return (
        <ErrorPanel
          error={error}
          title={t('campaign.denied.title')}
          advice={t('campaign.denied.advice')}
        />
      );
    case 'notFound':
      return <ErrorPanel error={error} title={t('campaign.gone')} />;
    default:
      return (
        <ErrorPanel
          error={error}
          title={t(isOne ? 'campaign.failedOne' : 'campaign.failed')}
          onRetry={onRetry}
        />
      );
  }
}
