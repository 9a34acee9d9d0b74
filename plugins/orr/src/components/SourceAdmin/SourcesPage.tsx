import { Content } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { useAdminRights } from '../../hooks/useAdminRights';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { NotAllowed } from '../Admin/NotAllowed';
import { Delayed, ErrorPanel, LiveRegion } from '../Feedback';
import { PageHead } from '../PageHead';
import { SourceCards } from './SourceCards';

/** Sources and the rules about what they tell, for administrators of them. @internal */
export function SourcesPage({ className }: { className?: string }) {
  const { t } = useOrrTranslation();
  const rights = useAdminRights();
  return (
    <Content className={className}>
      <Typography component="div">
        <PageHead
          backTo="../admin"
          backText={t('sourceAdmin.back')}
          title={t('sourceAdmin.pageTitle')}
          intro={t('sourceAdmin.pageIntro')}
        />
        {rights.status === 'loading' && (
          <Delayed>
            <LiveRegion>{t('admin.loading')}</LiveRegion>
            <Typography aria-hidden>{t('admin.loading')}</Typography>
          </Delayed>
        )}
        {rights.status === 'error' && (
          <ErrorPanel
            error={rights.error}
            title={t('admin.failed')}
            onRetry={rights.reload}
          />
        )}
        {rights.status === 'ready' &&
          (rights.value.administerSources ? (
            <SourceCards />
          ) : (
            <NotAllowed title={t('sourceAdmin.denied.title')}>
              {t('sourceAdmin.denied.advice')}
            </NotAllowed>
          ))}
      </Typography>
    </Content>
  );
}
