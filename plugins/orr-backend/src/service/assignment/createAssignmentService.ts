import type { ServicesOptions } from '../ServicesOptions';
import type { SharedServices } from '../createSharedServices';
import { NamedWrites } from '../NamedWrites';
import { DefaultAssignmentService } from './DefaultAssignmentService';
import { ReviewAssignments } from './ReviewAssignments';
import { Reviewers } from './Reviewers';

/** Who of those who may decide sees to it, with authorisation around it. @internal */
export function createAssignmentService(
  options: ServicesOptions,
  parts: SharedServices,
) {
  const { stores } = options;
  return new DefaultAssignmentService({
    ...parts,
    reviewAssignments: new ReviewAssignments({ ...stores, ...parts }),
    reviewers: new Reviewers({ ...options, ...stores, ...parts }),
    writes: new NamedWrites({ ...options, ...stores }),
  });
}
