import { Link } from '@backstage/core-components';
import { mayAdminister, useAdminRights } from '../../hooks/useAdminRights';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';

/** The way to the page for administrators; nothing for everybody else. @internal */
export function AdminLink({ className }: { className?: string }) {
  const { t } = useOrrTranslation();
  const rights = useAdminRights();
  return rights.status === 'ready' && mayAdminister(rights.value) ? (
    <Link to="admin" underline="always" className={className}>
      {t('admin.open')}
    </Link>
  ) : null;
}
