import Grid from '@material-ui/core/Grid';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { EntitySummary } from 'backstage-plugin-orr-common';
import { orrTranslationRef } from '../../translation';
import { needsOwner } from '../Standing';
import { FactList } from './FactList';
import { OwnerLinks } from './OwnerLinks';
import { OWNERSHIP_ANCHOR } from './reasonGroups';
import { SideCard } from './SideCard';

/** Who answers for the entity, and what about it decides which rules apply. @internal */
export function OwnershipCard({ entity }: { entity: EntitySummary }) {
  const { t } = useTranslationRef(orrTranslationRef);
  const facts = [
    needsOwner(entity) && {
      term: t('tab.owner'),
      value: <OwnerLinks entity={entity} />,
    },
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
  ].filter(fact => typeof fact === 'object');
  if (!facts.length) {
    return null;
  }
  return (
    <Grid item xs={12} id={OWNERSHIP_ANCHOR} tabIndex={-1}>
      <SideCard title={t('tab.ownership.title')}>
        <FactList facts={facts} />
      </SideCard>
    </Grid>
  );
}
