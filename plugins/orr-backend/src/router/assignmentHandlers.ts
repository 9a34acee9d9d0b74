import { AssignmentService } from '../service/AssignmentService';
import { Handlers } from './Handlers';

/** @internal */
export function assignmentHandlers(
  assignments: AssignmentService,
): Pick<
  Handlers,
  'listReviewers' | 'takeReview' | 'declineReview' | 'giveReview'
> {
  return {
    listReviewers: ({ params }, options) =>
      assignments.listReviewers(params, options),
    takeReview: ({ params, body }, options) =>
      assignments.takeReview({ ...body, ...params }, options),
    declineReview: ({ params, body }, options) =>
      assignments.declineReview({ ...body, ...params }, options),
    giveReview: ({ params, body }, options) =>
      assignments.giveReview({ ...body, ...params }, options),
  };
}
