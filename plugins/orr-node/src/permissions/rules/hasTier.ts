import { createPermissionRule } from '@backstage/plugin-permission-node';
import { z } from 'zod';
import { orrReviewResourceRef } from '../orrReviewResource';

/**
 * Holds where the entity has one of the tiers, in the words of the organisation.
 *
 * @public
 */
export const hasTier = createPermissionRule({
  name: 'HAS_TIER',
  description: 'Allow for entities of one of the tiers',
  resourceRef: orrReviewResourceRef,
  paramsSchema: z.object({
    tiers: z
      .array(z.string())
      .describe('Tiers as the organisation writes them, such as tier-1'),
  }),
  apply: (resource, { tiers }) =>
    resource.tier !== undefined && tiers.includes(resource.tier),
  toQuery: ({ tiers }) => ({ column: 'tier', values: tiers }),
});
