import Typography from '@material-ui/core/Typography';
import { ReviewDetail } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';

/** Which components a review covers; nothing on a review of one entity. @internal */
export function CoveredNames({ detail }: { detail: ReviewDetail }) {
  const { t } = useOrrTranslation();
  const names = detail.covered.map(({ title, name }) => title ?? name);
  return names.length ? (
    <Typography variant="body2">
      {t('coverage.covers', { names: names.join(', ') })}
    </Typography>
  ) : null;
}
