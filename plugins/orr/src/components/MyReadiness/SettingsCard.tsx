import { InfoCard } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { useMySettings } from '../../hooks/useMySettings';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { Delayed, ErrorPanel } from '../Feedback';
import { AwaySetting } from './AwaySetting';
import { DigestSetting } from './DigestSetting';

/** What the viewer sets for themselves about being told. @internal */
export function SettingsCard() {
  const { t } = useOrrTranslation();
  const { loaded, replace } = useMySettings();
  return (
    <InfoCard
      title={t('mine.settings.title')}
      titleTypographyProps={{ variant: 'h6', component: 'h3' }}
    >
      {loaded.status === 'loading' && (
        <Delayed>
          <Typography>{t('mine.settings.loading')}</Typography>
        </Delayed>
      )}
      {loaded.status === 'error' && (
        <ErrorPanel
          error={loaded.error}
          title={t('mine.settings.failed')}
          onRetry={loaded.reload}
        />
      )}
      {loaded.status === 'ready' && (
        <>
          <AwaySetting settings={loaded.value} onSettings={replace} />
          <DigestSetting settings={loaded.value} onSettings={replace} />
        </>
      )}
    </InfoCard>
  );
}
