import { createPermissionResourceRef } from '@backstage/plugin-permission-node';
import { RESOURCE_TYPE_ORR_REVIEW } from 'backstage-plugin-orr-common';

/**
 * What a permission rule sees: an entity under review, with the review where there is one.
 *
 * @public
 */
export interface OrrReviewResource {
  /** Full ref of the entity, lower case. */
  entityRef: string;
  /** Kind of the entity, lower case. */
  kind: string;
  /** `spec.type` of the entity. */
  type?: string;
  /** `spec.lifecycle` of the entity. */
  lifecycle?: string;
  /** Where the organisation keeps it: a label or an annotation of the entity. */
  tier?: string;
  /** The owners by the catalog, and every group above them. */
  ownerRefs: string[];
  /** Absent where it is about the entity alone. */
  reviewId?: string;
  /** The named person who drives the review. */
  driverRef?: string;
  /** The driver, whoever started the review, everyone who answered in it, and to whom a question is handed: users and groups. */
  participantRefs: string[];
  /** The reviewer groups of the checklist that the review follows, or all reviews of the entity; lower case. */
  reviewerRefs: string[];
}

/**
 * One condition on a column that the stores can turn into SQL: the column holds one of the values.
 *
 * @public
 */
export interface OrrReviewFilter {
  /** What is compared: of the entity, or the people of its reviews. */
  column:
    | 'owner'
    | 'participant'
    | 'reviewer'
    | 'kind'
    | 'type'
    | 'lifecycle'
    | 'tier';
  /** Any of them will do; an empty list holds for nothing. Kinds and refs are lower case. */
  values: string[];
}

/**
 * The resource that the rules of this plugin apply to.
 *
 * @public
 */
export const orrReviewResourceRef = createPermissionResourceRef<
  OrrReviewResource,
  OrrReviewFilter
>().with({ pluginId: 'orr', resourceType: RESOURCE_TYPE_ORR_REVIEW });
