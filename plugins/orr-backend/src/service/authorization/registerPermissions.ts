import { PermissionsRegistryService } from '@backstage/backend-plugin-api';
import {
  orrPermissions,
  RESOURCE_TYPE_ORR_REVIEW,
} from 'backstage-plugin-orr-common';
import {
  OrrReviewResource,
  orrReviewResourceRef,
  orrReviewRules,
} from 'backstage-plugin-orr-node';
import { Stores } from '../../database/createStores';
import { ResourceAuthorizer } from './ResourceAuthorizer';

const resourcePermissions = orrPermissions.filter(
  permission =>
    'resourceType' in permission &&
    permission.resourceType === RESOURCE_TYPE_ORR_REVIEW,
);

/** Makes the permissions, the resource type and its rules known to policies. @internal */
export function registerPermissions(options: {
  permissionsRegistry: PermissionsRegistryService;
  authorizer: ResourceAuthorizer;
  stores: Pick<Stores, 'entities' | 'reviews'>;
}): void {
  const { permissionsRegistry, authorizer, stores } = options;
  permissionsRegistry.addPermissions(
    orrPermissions.filter(permission => !('resourceType' in permission)),
  );
  permissionsRegistry.addResourceType({
    resourceRef: orrReviewResourceRef,
    permissions: resourcePermissions,
    rules: Object.values(orrReviewRules),
    getResources: resourceRefs =>
      Promise.all(resourceRefs.map(ref => loadResource(ref))),
  });

  /** A resource is named by the id of a review or by the ref of an entity. */
  async function loadResource(
    ref: string,
  ): Promise<OrrReviewResource | undefined> {
    const review = ref.includes(':')
      ? undefined
      : await stores.reviews.get(ref);
    const entity = review
      ? await stores.entities.getById(review.entityId)
      : await stores.entities.getByRef(ref);
    return entity && authorizer.resourceOf(entity, review);
  }
}
