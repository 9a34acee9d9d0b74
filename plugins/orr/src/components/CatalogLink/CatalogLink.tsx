import { LinkButton } from '@backstage/core-components';
import { useMountedPath } from '../../hooks/useMountedPath';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { rootRouteRef } from '../../routes';

/** The way from the catalog to the list of standings; nothing where the portal has no such page. @internal */
export function CatalogLink() {
  const root = useMountedPath(rootRouteRef);
  const { t } = useOrrTranslation();
  return root ? (
    <LinkButton to={root} color="primary" style={{ minHeight: 44 }}>
      {t('column.open')}
    </LinkButton>
  ) : null;
}
