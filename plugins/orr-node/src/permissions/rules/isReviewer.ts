import { createPermissionRule } from '@backstage/plugin-permission-node';
import { z } from 'zod';
import { orrReviewResourceRef } from '../orrReviewResource';

/**
 * Holds where one of the claims is the reviewer group of the checklist that the review follows; where it is about the
 * entity alone, that any review of it follows.
 *
 * @public
 */
export const isReviewer = createPermissionRule({
  name: 'IS_REVIEWER',
  description:
    'Allow for reviews whose checklist names one of the claims as its reviewers',
  resourceRef: orrReviewResourceRef,
  paramsSchema: z.object({
    claims: z
      .array(z.string())
      .describe('Full entity refs, lower case: the groups of the user'),
  }),
  apply: (resource, { claims }) =>
    claims.some(ref => resource.reviewerRefs.includes(ref)),
  toQuery: ({ claims }) => ({ column: 'reviewer', values: claims }),
});
