import Typography from '@material-ui/core/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ReviewDetail } from 'backstage-plugin-orr-common';
import { orrTranslationRef } from '../../translation';

/** Which components a review covers; nothing on a review of one entity. @internal */
export function CoveredNames({ detail }: { detail: ReviewDetail }) {
  const { t } = useTranslationRef(orrTranslationRef);
  const names = detail.covered.map(({ title, name }) => title ?? name);
  return names.length ? (
    <Typography variant="body2">
      {t('coverage.covers', { names: names.join(', ') })}
    </Typography>
  ) : null;
}
