import { EntityRefLinks } from '@backstage/plugin-catalog-react';
import { EntitySummary } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';

/** The owners of an entity as links, or that there are none. @internal */
export function OwnerLinks({
  entity,
}: {
  entity: Pick<EntitySummary, 'ownerRefs'> &
    Partial<Pick<EntitySummary, 'ownerState'>>;
}) {
  const { t } = useOrrTranslation();
  if (entity.ownerState === 'ownerNotFound') {
    // A link would lead nowhere.
    return <>{entity.ownerRefs.join(', ')}</>;
  }
  return entity.ownerRefs.length ? (
    <EntityRefLinks entityRefs={entity.ownerRefs} defaultKind="group" />
  ) : (
    <>{t('tab.ownership.none')}</>
  );
}
