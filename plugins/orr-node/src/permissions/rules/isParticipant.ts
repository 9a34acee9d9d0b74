import { createPermissionRule } from '@backstage/plugin-permission-node';
import { z } from 'zod';
import { orrReviewResourceRef } from '../orrReviewResource';

/**
 * Holds where one of the users drives the review, started it or answered in it.
 *
 * @public
 */
export const isParticipant = createPermissionRule({
  name: 'IS_PARTICIPANT',
  description:
    'Allow for reviews that one of the users drives, started or answered in',
  resourceRef: orrReviewResourceRef,
  paramsSchema: z.object({
    userRefs: z.array(z.string()).describe('Full entity refs of users'),
  }),
  apply: (resource, { userRefs }) =>
    userRefs.some(ref => resource.participantRefs.includes(ref)),
  toQuery: ({ userRefs }) => ({ column: 'participant', values: userRefs }),
});
