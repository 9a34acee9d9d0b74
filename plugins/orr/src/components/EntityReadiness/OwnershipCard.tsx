import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { EntitySummary } from 'backstage-plugin-orr-common';
import { orrTranslationRef } from '../../translation';
import { FactList } from './FactList';
import { OwnerLinks } from './OwnerLinks';
import { OWNERSHIP_ANCHOR } from './reasonGroups';
import { SideCard } from './SideCard';

/** Who answers for the entity, and what about it decides which rules apply. @internal */
export function OwnershipCard({ entity }: { entity: EntitySummary }) {
  const { t } = useTranslationRef(orrTranslationRef);
  const facts = [
    { term: t('tab.owner'), value: <OwnerLinks entity={entity} /> },
    entity.system && {
      term: t('tab.ownership.system'),
      value: (
        <EntityRefLink
          entityRef={entity.system}
          defaultKind="system"
          defaultNamespace={entity.namespace}
        />
      ),
    },
    entity.tier && { term: t('tab.ownership.tier'), value: entity.tier },
    entity.lifecycle && {
      term: t('tab.ownership.lifecycle'),
      value: entity.lifecycle,
    },
  ];
  return (
    <div id={OWNERSHIP_ANCHOR} tabIndex={-1}>
      <SideCard title={t('tab.ownership.title')}>
        <FactList facts={facts.filter(fact => typeof fact === 'object')} />
      </SideCard>
    </div>
  );
}
