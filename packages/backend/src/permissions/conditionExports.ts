import { catalogEntityPermissionResourceRef } from '@backstage/plugin-catalog-node/alpha';
import { createConditionExports } from '@backstage/plugin-permission-node';
import { isRestricted } from './rules/isRestricted';

/** The rules that this portal adds to the catalog's own. @internal */
export const demoCatalogRules = { isRestricted };

/** Conditions for the policy, one for each rule. @internal */
export const { conditions: demoCatalogConditions } = createConditionExports({
  resourceRef: catalogEntityPermissionResourceRef,
  rules: demoCatalogRules,
});
