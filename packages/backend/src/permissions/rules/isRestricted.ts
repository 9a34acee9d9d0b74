import { catalogEntityPermissionResourceRef } from '@backstage/plugin-catalog-node/alpha';
import { createPermissionRule } from '@backstage/plugin-permission-node';

/** The annotation by which a team keeps an entity to itself. */
const VISIBILITY_ANNOTATION = 'example.org/visibility';

/**
 * Holds where an entity is kept to its own team.
 *
 * @internal
 */
export const isRestricted = createPermissionRule({
  name: 'IS_RESTRICTED',
  description: `Allow entities whose annotation ${VISIBILITY_ANNOTATION} is "team"`,
  resourceRef: catalogEntityPermissionResourceRef,
  apply: entity =>
    entity.metadata.annotations?.[VISIBILITY_ANNOTATION]?.toLocaleLowerCase(
      'en-US',
    ) === 'team',
  toQuery: () => ({
    key: `metadata.annotations.${VISIBILITY_ANNOTATION}`,
    values: ['team'],
  }),
});
