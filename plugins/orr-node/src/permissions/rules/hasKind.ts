import { createPermissionRule } from '@backstage/plugin-permission-node';
import { z } from 'zod';
import { orrReviewResourceRef } from '../orrReviewResource';

/**
 * Holds where the entity is of one of the kinds, whatever their case.
 *
 * @public
 */
export const hasKind = createPermissionRule({
  name: 'HAS_KIND',
  description: 'Allow for entities of one of the kinds',
  resourceRef: orrReviewResourceRef,
  paramsSchema: z.object({
    kinds: z.array(z.string()).describe('Entity kinds, such as Component'),
  }),
  apply: (resource, { kinds }) =>
    kinds.some(
      kind =>
        kind.toLocaleLowerCase('en-US') ===
        resource.kind.toLocaleLowerCase('en-US'),
    ),
  toQuery: ({ kinds }) => ({
    column: 'kind',
    values: kinds.map(kind => kind.toLocaleLowerCase('en-US')),
  }),
});
