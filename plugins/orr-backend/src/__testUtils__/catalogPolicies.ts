import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';

export const ALLOW: PolicyDecision = { result: AuthorizeResult.ALLOW };

/** What a policy answers about entities that it lets through by conditions of the catalog. */
export const onCatalog = (conditions: any): PolicyDecision => ({
  result: AuthorizeResult.CONDITIONAL,
  pluginId: 'catalog',
  resourceType: 'catalog-entity',
  conditions,
});
