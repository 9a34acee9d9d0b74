import type { ServicesOptions } from '../ServicesOptions';
import type { SharedServices } from '../createSharedServices';
import { NamedWrites } from '../NamedWrites';
import { CommentThreads } from './CommentThreads';
import { CommentViewers } from './CommentViewers';
import { DefaultCommentService } from './DefaultCommentService';

/** The conversations beside answers, with authorisation around them. @internal */
export function createCommentService(
  options: ServicesOptions,
  parts: SharedServices,
) {
  const { stores } = options;
  return new DefaultCommentService({
    commentThreads: new CommentThreads(stores),
    commentViewers: new CommentViewers({ ...options, ...parts }),
    writes: new NamedWrites({ ...options, ...stores }),
  });
}
