import { Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';

/** Where an address below a page leads nowhere: the way back to that page. @internal */
export function UnknownPage({ className }: { className?: string }) {
  const { t } = useOrrTranslation();
  return (
    <div className={className}>
      <Typography variant="h5" component="h2" gutterBottom>
        {t('feedback.notFound.title')}
      </Typography>
      <Typography paragraph>{t('feedback.unknown.text')}</Typography>
      <Link to="." underline="always">
        {t('feedback.unknown.back')}
      </Link>
    </div>
  );
}
