import { createPermissionRule } from '@backstage/plugin-permission-node';
import { z } from 'zod';
import { orrReviewResourceRef } from '../orrReviewResource';

/**
 * Holds where the entity has one of the types.
 *
 * @public
 */
export const hasType = createPermissionRule({
  name: 'HAS_TYPE',
  description: 'Allow for entities of one of the types',
  resourceRef: orrReviewResourceRef,
  paramsSchema: z.object({
    types: z.array(z.string()).describe('Values of spec.type, such as service'),
  }),
  apply: (resource, { types }) =>
    resource.type !== undefined && types.includes(resource.type),
  toQuery: ({ types }) => ({ column: 'type', values: types }),
});
