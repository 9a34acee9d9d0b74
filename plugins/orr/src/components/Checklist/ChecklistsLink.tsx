import { Link } from '@backstage/core-components';
import { orrChecklistReadPermission } from 'backstage-plugin-orr-common';
import { useMay } from '../../hooks/useMay';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';

/** The way to the checklists for whoever may read them; nothing for everybody else. @internal */
export function ChecklistsLink(props: { to: string; className?: string }) {
  const { t } = useOrrTranslation();
  return useMay(orrChecklistReadPermission) ? (
    <Link to={props.to} underline="always" className={props.className}>
      {t('checklists.open')}
    </Link>
  ) : null;
}
