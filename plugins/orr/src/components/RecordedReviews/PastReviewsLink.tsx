import { Link } from '@backstage/core-components';
import { orrReviewRecordPermission } from 'backstage-plugin-orr-common';
import { useMay } from '../../hooks/useMay';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';

/** The way to bringing in past reviews, for whoever may; nothing for everybody else. @internal */
export function PastReviewsLink(props: { to: string; className?: string }) {
  const { t } = useOrrTranslation();
  return useMay(orrReviewRecordPermission) ? (
    <Link to={props.to} underline="always" className={props.className}>
      {t('recorded.link')}
    </Link>
  ) : null;
}
