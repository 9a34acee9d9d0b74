import { Link } from '@backstage/core-components';
import { useApiHolder } from '@backstage/core-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { orrChecklistReadPermission } from 'backstage-plugin-orr-common';
import { useLoaded } from '../../hooks/useLoaded';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';

/** The way to the checklists for whoever may read them; nothing for everybody else. @internal */
export function ChecklistsLink(props: { to: string; className?: string }) {
  const { t } = useOrrTranslation();
  const permissionApi = useApiHolder().get(permissionApiRef);
  const may = useLoaded(
    async () =>
      // An app without permissions refuses nobody.
      !permissionApi ||
      (
        await permissionApi.authorize({
          permission: orrChecklistReadPermission,
        })
      ).result === AuthorizeResult.ALLOW,
    [permissionApi],
  );
  return may.status === 'ready' && may.value ? (
    <Link to={props.to} underline="always" className={props.className}>
      {t('checklists.open')}
    </Link>
  ) : null;
}
