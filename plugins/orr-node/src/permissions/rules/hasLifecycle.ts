import { createPermissionRule } from '@backstage/plugin-permission-node';
import { z } from 'zod';
import { orrReviewResourceRef } from '../orrReviewResource';

/**
 * Holds where the entity has one of the lifecycles.
 *
 * @public
 */
export const hasLifecycle = createPermissionRule({
  name: 'HAS_LIFECYCLE',
  description: 'Allow for entities of one of the lifecycles',
  resourceRef: orrReviewResourceRef,
  paramsSchema: z.object({
    lifecycles: z
      .array(z.string())
      .describe('Values of spec.lifecycle, such as production'),
  }),
  apply: (resource, { lifecycles }) =>
    resource.lifecycle !== undefined && lifecycles.includes(resource.lifecycle),
  toQuery: ({ lifecycles }) => ({ column: 'lifecycle', values: lifecycles }),
});
