import { Entity, RELATION_OWNED_BY } from '@backstage/catalog-model';
import {
  EntityRefLinks,
  getEntityRelations,
} from '@backstage/plugin-catalog-react';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ErrorPanel, errorKindOf } from '../Feedback';

/** The tab when the standing cannot be had: not known yet, not allowed, or nothing answers. @internal */
export function OverviewError(props: {
  entity: Entity;
  error: unknown;
  onRetry: () => void;
}) {
  const { entity, error, onRetry } = props;
  const { t } = useOrrTranslation();
  const owners = getEntityRelations(entity, RELATION_OWNED_BY);
  switch (errorKindOf(error)) {
    case 'notFound':
      return (
        <ErrorPanel
          error={error}
          title={t('tab.unknownEntity.title')}
          advice={t('tab.unknownEntity.advice')}
          onRetry={onRetry}
        />
      );
    case 'denied':
      return (
        <ErrorPanel
          error={error}
          title={t('tab.denied.title')}
          advice={
            owners.length
              ? t('tab.denied.advice', {
                  owners: (
                    <EntityRefLinks entityRefs={owners} defaultKind="group" />
                  ),
                })
              : t('tab.denied.adviceUnowned')
          }
        />
      );
    default:
      return <ErrorPanel error={error} onRetry={onRetry} />;
  }
}
