import { Entity } from '@backstage/catalog-model';
import { OwnerState } from 'backstage-plugin-orr-common';

/** A catalog entity as last seen. @internal */
export interface StoredEntity {
  id: string;
  /** Full ref, lower case. */
  entityRef: string;
  /** Marks an incarnation of the ref in the catalog. */
  uid?: string;
  /** Lower case. */
  kind: string;
  namespace: string;
  name: string;
  title?: string;
  type?: string;
  lifecycle?: string;
  tier?: string;
  systemRef?: string;
  /** Full refs, lower case. */
  ownerRefs: string[];
  ownerState: OwnerState;
  /** Without what nobody here reads. */
  entity: Entity;
  contentHash: string;
  /** Instant of the last sighting in the catalog. */
  seenAt: string;
  /** End of the first deployment to production that succeeded. */
  firstProductionAt?: string;
  /** Since when the catalog no longer has it. */
  orphanedAt?: string;
}
