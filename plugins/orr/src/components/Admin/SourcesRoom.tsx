import { InfoCard, Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';

/** The way to the page of sources. @internal */
export function SourcesRoom() {
  const { t } = useOrrTranslation();
  return (
    <InfoCard
      title={t('sourceAdmin.pageTitle')}
      titleTypographyProps={{ variant: 'h6', component: 'h3' }}
    >
      <Typography paragraph>{t('sourceAdmin.room')}</Typography>
      <Link to="../admin/sources" underline="always">
        {t('sourceAdmin.open')}
      </Link>
    </InfoCard>
  );
}
