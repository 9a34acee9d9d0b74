import { Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ErrorPanel, errorKindOf } from '../Feedback';

/** Why a link to a saved view shows none, and where to go on. @internal */
export function ViewNotOpened(props: { error: unknown; onRetry: () => void }) {
  const { t } = useOrrTranslation();
  if (errorKindOf(props.error) !== 'notFound') {
    return (
      <ErrorPanel
        error={props.error}
        title={t('savedView.openFailed')}
        onRetry={props.onRetry}
      />
    );
  }
  return (
    <div role="alert">
      <Typography variant="h5" component="h2">
        {t('savedView.gone.title')}
      </Typography>
      <Typography>{t('savedView.gone.advice')}</Typography>
      <Link to="?owners=all">{t('savedView.gone.all')}</Link>
    </div>
  );
}
