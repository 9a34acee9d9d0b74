import { createPermissionRule } from '@backstage/plugin-permission-node';
import { z } from 'zod';
import { orrReviewResourceRef } from '../orrReviewResource';

/**
 * Holds where one of the claims owns the entity, directly or through a group below it.
 *
 * @public
 */
export const isEntityOwner = createPermissionRule({
  name: 'IS_ENTITY_OWNER',
  description:
    'Allow for entities that one of the claims owns, itself or through a group below it',
  resourceRef: orrReviewResourceRef,
  paramsSchema: z.object({
    claims: z
      .array(z.string())
      .describe(
        'Entity refs that may own the entity: the user and their groups',
      ),
  }),
  apply: (resource, { claims }) =>
    claims.some(claim => resource.ownerRefs.includes(claim)),
  toQuery: ({ claims }) => ({ column: 'owner', values: claims }),
});
