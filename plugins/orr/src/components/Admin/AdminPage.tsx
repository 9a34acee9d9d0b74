import { Content } from '@backstage/core-components';
import Grid from '@material-ui/core/Grid';
import Typography from '@material-ui/core/Typography';
import {
  AdminRights,
  mayAdminister,
  useAdminRights,
} from '../../hooks/useAdminRights';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { Delayed, ErrorPanel, LiveRegion } from '../Feedback';
import { PageHead } from '../PageHead';
import { NotAllowed } from './NotAllowed';
import { ReassignCard } from './ReassignCard';
import { RenameCards } from './RenameCards';
import { SourcesRoom } from './SourcesRoom';

function Rooms({ rights }: { rights: AdminRights }) {
  const { t } = useOrrTranslation();
  if (!mayAdminister(rights)) {
    return (
      <NotAllowed title={t('admin.denied.title')}>
        {t('admin.denied.advice')}
      </NotAllowed>
    );
  }
  return (
    <Grid container spacing={2}>
      <Grid item xs={12} md={7}>
        <Grid container spacing={2}>
          <RenameCards rights={rights} />
        </Grid>
      </Grid>
      <Grid item xs={12} md={5}>
        <Grid container spacing={2}>
          {rights.administerSources && (
            <Grid item xs={12}>
              <SourcesRoom />
            </Grid>
          )}
          <Grid item xs={12}>
            <ReassignCard rights={rights} />
          </Grid>
        </Grid>
      </Grid>
    </Grid>
  );
}

/** Renames, reassignment and the way to sources, for administrators. @internal */
export function AdminPage({ className }: { className?: string }) {
  const { t } = useOrrTranslation();
  const rights = useAdminRights();
  return (
    <Content className={className}>
      <Typography component="div">
        <PageHead
          backTo=".."
          backText={t('admin.backToList')}
          title={t('admin.title')}
          intro={t('admin.intro')}
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
        {rights.status === 'ready' && <Rooms rights={rights.value} />}
      </Typography>
    </Content>
  );
}
