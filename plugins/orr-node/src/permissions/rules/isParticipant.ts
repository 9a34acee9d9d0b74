import { createPermissionRule } from '@backstage/plugin-permission-node';
import { z } from 'zod';
import { orrReviewResourceRef } from '../orrReviewResource';

/**
 * Holds where one of the users drives the review, started it, answered in it or was handed a question of it.
 *
 * @public
 */
export const isParticipant = createPermissionRule({
  name: 'IS_PARTICIPANT',
  description:
    'Allow for reviews that one of the users drives, started, answered in or was handed a question of',
  resourceRef: orrReviewResourceRef,
  paramsSchema: z.object({
    userRefs: z
      .array(z.string())
      .describe(
        'Full entity refs of users, and of groups where what is handed to a group shall count for its members',
      ),
  }),
  apply: (resource, { userRefs }) =>
    userRefs.some(ref => resource.participantRefs.includes(ref)),
  toQuery: ({ userRefs }) => ({ column: 'participant', values: userRefs }),
});
